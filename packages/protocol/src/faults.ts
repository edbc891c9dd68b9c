/** Parts of the client that can break without the rest. `page` is a whole page, `outside` is no part of any. */
export const FAULT_PARTS = [
  "felt",
  "plate",
  "paper",
  "record",
  "analysis",
  "dialog",
  "banners",
  "tools",
  "settlement",
  "page",
  "outside",
] as const;
export type FaultPart = (typeof FAULT_PARTS)[number];

/** How a fault came to be known: while something was drawn, thrown or rejected outside of that, or as a file that is gone. */
export const FAULT_KINDS = ["drawing", "error", "rejection", "missing"] as const;
export type FaultKind = (typeof FAULT_KINDS)[number];

/** Where it happened. Which table it was is nobody's business. */
export const FAULT_PAGES = ["landing", "lobby", "table", "other"] as const;
export type FaultPage = (typeof FAULT_PAGES)[number];

export const BROWSERS = ["chromium", "firefox", "safari", "other"] as const;
export type Browser = (typeof BROWSERS)[number];

/** The longest texts of a report, in characters; whatever is longer is cut before it is sent, and refused when it comes. */
export const FAULT_TEXT = { message: 300, stack: 2500 } as const;

const ADDRESS_TAIL = /(?<=\bhttps?:\/\/[^\s?#)]*)[?#][^\s)]*/g;
const UUID = /\b[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}\b/gi;
const E_MAIL = /[^\s@<>()]+@[^\s@<>()]+\.[a-z]{2,}/gi;
const CARD = /\b[789TJQKA][scdh]\b/g;

/** Returns what may be told of an error's text: without ids, cards, e-mail addresses and what follows the path of an address. */
export function tellable(text: string, longest: number): string {
  const told = text
    .replaceAll(ADDRESS_TAIL, "")
    .replaceAll(UUID, "<id>")
    .replaceAll(E_MAIL, "<mail>")
    .replaceAll(CARD, "<card>");
  return told.slice(0, longest);
}
