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
}

const COMMENT = /(^|\s);.*$/;
const WORDS = /\S+/g;

function lineOf(text: string, line: number): Line | null {
  const content = text.replace(COMMENT, "");
  const words = Array.from(content.matchAll(WORDS), ({ 0: word, index }) => ({ text: word, line, column: index + 1 }));
  const [keyword, ...rest] = words;
  if (keyword === undefined) return null;
  return { keyword, words: rest, end: { text: "", line, column: content.trimEnd().length + 1 } };
}

/** Splits a text into its lines and their words; comments run from a semicolon to the end of the line. */
export function linesOf(text: string): readonly Line[] {
  return text.split(/\r\n|\n|\r/).flatMap((content, index) => lineOf(content, index + 1) ?? []);
}
