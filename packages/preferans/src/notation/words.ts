/** A word of a record and where it stands; lines and columns count from 1. */
export interface Word {
  readonly text: string;
  readonly line: number;
  readonly column: number;
}

/** A line with something on it. */
export interface Line {
  readonly keyword: Word;
  readonly words: readonly Word[];
  /** Where a further word would stand. */
  readonly end: Word;
  /** The line without its comment. */
  readonly content: string;
}

const LINE_END = /\r\n|\n|\r/;
const COMMENT = /(^|\s);[^]*$/;
const WORDS = /\S+/g;

function lineOf(text: string, line: number): Line | null {
  const content = text.replace(COMMENT, "");
  const words = Array.from(content.matchAll(WORDS), ({ 0: word, index }) => ({ text: word, line, column: index + 1 }));
  const [keyword, ...rest] = words;
  if (keyword === undefined) return null;
  return { keyword, words: rest, end: { text: "", line, column: content.trimEnd().length + 1 }, content };
}

/** Splits a text into its lines and their words; comments run from a semicolon to the end of the line. */
export function* linesOf(text: string): Generator<Line, void, void> {
  for (const [index, content] of text.split(LINE_END).entries()) {
    const line = lineOf(content, index + 1);
    if (line !== null) yield line;
  }
}

/** More than a pulya of a thousand deals takes with all of its moves. */
const LONGEST_TEXT = 4_000_000;

/** Control characters but for blanks and line ends, and halves of surrogate pairs. */
const FOREIGN = /(?![\t\n\r])[\p{Cc}\p{Cs}]/u;

/** Where the first word of a text stands. */
export const START: Word = { text: "", line: 1, column: 1 };

/** Tells where a value from outside is no text that people can read; null if it is one. */
export function foreignIn(text: unknown): Word | null {
  if (typeof text !== "string" || text.length > LONGEST_TEXT) return START;
  const index = text.search(FOREIGN);
  if (index === -1) return null;
  const lines = text.slice(0, index).split(LINE_END);
  return { text: "", line: lines.length, column: (lines.at(-1) ?? "").length + 1 };
}
