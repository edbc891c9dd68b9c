import type { Locale } from "./locale.ts";

const FRACTIONS = new Map([
  [0.25, "¼"],
  [0.5, "½"],
  [0.75, "¾"],
]);

/** Returns an amount as players write it: whole numbers plainly, halves as `1½`; the minus is a real one. */
export function paperNumber(value: number): string {
  const sign = value < 0 ? "−" : "";
  const size = Math.abs(value);
  const whole = Math.trunc(size);
  const fraction = FRACTIONS.get(size - whole);
  if (fraction === undefined) return `${sign}${Number.isInteger(size) ? whole : size.toFixed(2)}`;
  return `${sign}${whole === 0 ? "" : whole}${fraction}`;
}

/** Returns an amount with its sign, for changes and balances: `+2`, `−1½`, `0`. */
export function signedNumber(value: number): string {
  return value > 0 ? `+${paperNumber(value)}` : paperNumber(value);
}

/** Returns the time of day of an epoch in milliseconds. */
export function clockTime(locale: Locale, at: number): string {
  return new Intl.DateTimeFormat(locale, { hour: "2-digit", minute: "2-digit" }).format(at);
}

/** Returns the time of day of an epoch in milliseconds, to the second. */
export function clockSeconds(locale: Locale, at: number): string {
  return new Intl.DateTimeFormat(locale, { timeStyle: "medium" }).format(at);
}

/** Returns a length of time as a clock shows it, minutes and seconds; begun seconds count. */
export function minutesAndSeconds(ms: number): string {
  const seconds = Math.max(0, Math.ceil(ms / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}
