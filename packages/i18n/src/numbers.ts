import type { Locale } from "./locale.ts";

/** Vulgar fractions, by how many 24ths they are: halves, thirds, quarters, sixths and eighths are all whole there. */
const FRACTIONS = new Map([
  [3, "⅛"],
  [4, "⅙"],
  [6, "¼"],
  [8, "⅓"],
  [9, "⅜"],
  [12, "½"],
  [15, "⅝"],
  [16, "⅔"],
  [18, "¾"],
  [20, "⅚"],
  [21, "⅞"],
]);

/** Returns an amount as players write it: whole numbers plainly, halves as `1½`; the minus is a real one. */
export function paperNumber(value: number): string {
  return exactNumber(value, 1);
}

/** Returns an amount with its sign, for changes and balances: `+2`, `−1½`, `0`. */
export function signedNumber(value: number): string {
  return signedExactNumber(value, 1);
}

/** Returns a fraction as players write it, exactly: `−36⅔` for −110 thirds. */
export function exactNumber(top: number, bottom: number): string {
  const sign = top < 0 ? "−" : "";
  const size = Math.abs(top);
  const whole = Math.trunc(size / bottom);
  const fraction = FRACTIONS.get(((size - whole * bottom) * 24) / bottom);
  if (fraction !== undefined) return `${sign}${whole === 0 ? "" : whole}${fraction}`;
  return `${sign}${size === whole * bottom ? whole : (size / bottom).toFixed(2)}`;
}

/** Returns a fraction with its sign: `+36⅔`. */
export function signedExactNumber(top: number, bottom: number): string {
  return top > 0 ? `+${exactNumber(top, bottom)}` : exactNumber(top, bottom);
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
