const DAY_MS = 24 * 60 * 60 * 1000;

/** Returns how long ago that was, in whole days of the reader's own. */
export function daysAgo(moment: number, language: string): string {
  const dayOf = (ms: number) => Math.floor((ms - new Date(ms).getTimezoneOffset() * 60_000) / DAY_MS);
  const days = Math.min(0, dayOf(moment) - dayOf(Date.now()));
  return new Intl.RelativeTimeFormat(language, { numeric: "auto" }).format(days, "day");
}
