import type { Locale } from "@trelyazh/i18n";

/** The calendar day of a moment, as a text that is the same for all moments of that day. */
export function dayOf(at: number): string {
  return new Date(at).toDateString();
}

const DAY_MS = 24 * 60 * 60 * 1000;

/** Which day a moment is of, seen from another: a word for it, or its date. */
export function dayName(at: number, now: number): "today" | "yesterday" | null {
  if (dayOf(at) === dayOf(now)) return "today";
  return dayOf(at) === dayOf(now - DAY_MS) ? "yesterday" : null;
}

export function dateText(locale: Locale, at: number): string {
  return new Intl.DateTimeFormat(locale, { day: "numeric", month: "long", weekday: "short" }).format(at);
}
