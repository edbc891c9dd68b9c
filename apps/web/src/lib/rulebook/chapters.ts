/** The chapters of the club's rules, in their order. Their names are part of addresses that people keep. */
export const CHAPTERS = [
  "deal",
  "auction",
  "talon",
  "whist",
  "play",
  "misere",
  "all-pass",
  "paper",
  "conventions",
  "agreements",
  "glossary",
] as const;
export type Chapter = (typeof CHAPTERS)[number];

/** What there is to read: the chapters, and what leads to them. */
export const READINGS = ["index", ...CHAPTERS] as const;
export type Reading = (typeof READINGS)[number];

/** Returns what an address means: no chapter is the page that leads to them, an unknown one is null. */
export function readingOf(chapter: string | undefined): Reading | null {
  if (chapter === undefined) return "index";
  return CHAPTERS.find((known) => known === chapter) ?? null;
}
