import { isCard, type Card } from "../cards/cards.ts";
import { WHIST_ANSWERS, isGame, type Bid, type Call, type Game, type WhistAnswer } from "../cards/contract.ts";
import { LADDER, isCall } from "../cards/ladder.ts";
import { SCORE_REASONS, type DealResult, type ScoreReason } from "../pulya/score.ts";
import { isSeat, type Seat } from "../seats.ts";
import { NONE, SEAT_LETTERS } from "./print.ts";
import type { Line, Word } from "./words.ts";

/** What can be wrong with a text that should be a record. */
export const NOTATION_FAULTS = [
  "NOT_A_TEXT",
  "NOT_A_RECORD",
  "BAD_TAG",
  "BAD_SETTING",
  "UNKNOWN_KEYWORD",
  "OUT_OF_PLACE",
  "MISSING_WORD",
  "EXTRA_WORD",
  "BAD_SEAT",
  "BAD_CARD",
  "BAD_CALL",
  "BAD_GAME",
  "BAD_ANSWER",
  "BAD_NUMBER",
  "BAD_RESULT",
  "BAD_ENTRY",
  "BAD_DEAL",
  "ILLEGAL_MOVE",
  "WRONG_RESULT",
] as const;
export type NotationFault = (typeof NOTATION_FAULTS)[number];

/** Where a text stops being a record; lines and columns count from 1. */
export interface Fault {
  readonly code: NotationFault;
  readonly line: number;
  readonly column: number;
  /**
   * What would be right there, as it is written: a word, a line, or the words to choose from with blanks between. Null where
   * nothing would be, and where words of a kind are too many to name.
   */
  readonly expected: string | null;
}

export function faultAt(code: NotationFault, { line, column }: Word, expected: string | null = null): Fault {
  return { code, line, column, expected };
}

export const isFault = (value: unknown): value is Fault =>
  typeof value === "object" && value !== null && "code" in value && "column" in value;

/** All of these, or the first fault among them. */
export function allOrFault<T>(values: readonly (T | Fault)[]): readonly T[] | Fault {
  const good: T[] = [];
  for (const value of values) {
    if (isFault(value)) return value;
    good.push(value);
  }
  return good;
}

/** Reads one word; `undefined` means that it is none of its kind. */
export interface WordReader<T> {
  readonly read: (text: string) => T | undefined;
  readonly fault: NotationFault;
  /** The words to choose from, where they are few. */
  readonly expected: string | null;
}

function letter(text: string): Seat | undefined {
  const seat = text.length === 1 ? SEAT_LETTERS.indexOf(text) : -1;
  return isSeat(seat) ? seat : undefined;
}

/** Reads one of a few words. */
function choice<T extends string>(fault: NotationFault, ...choices: readonly T[]): WordReader<T> {
  return { read: (text) => choices.find((known) => known === text), fault, expected: choices.join(" ") };
}

/** Reads a word of a kind with too many words to name. */
const kind = <T>(fault: NotationFault, read: WordReader<T>["read"]): WordReader<T> => ({ read, fault, expected: null });

const NUMBER = /^-?\d{1,6}(\.\d{1,6})?$/;

function card(text: string): Card | undefined {
  const short = text.replace(/^10/, "T");
  return isCard(short) ? short : undefined;
}

const LETTERS = [...SEAT_LETTERS].join(" ");

export const SEAT: WordReader<Seat> = { read: letter, fault: "BAD_SEAT", expected: LETTERS };
export const CARD = kind<Card>("BAD_CARD", card);
export const CALL = kind<Call>("BAD_CALL", (text) => (isCall(text) ? text : undefined));
export const GAME = kind<Game>("BAD_GAME", (text) => (isGame(text) ? text : undefined));
export const ANSWER: WordReader<WhistAnswer> = choice("BAD_ANSWER", ...WHIST_ANSWERS);
export const OPENNESS = choice("BAD_ANSWER", "light", "dark");
export const CONSENT = choice("BAD_ANSWER", "accept", "refuse");
export const NUMBERS = kind<number>("BAD_NUMBER", (text) => (NUMBER.test(text) ? Number(text) : undefined));
export const REASON: WordReader<ScoreReason> = choice("BAD_ENTRY", ...SCORE_REASONS);
export const POINTS = choice("BAD_ENTRY", "pool", "mountain");
/** What a line of the paper may be in; whists have a line of another form. */
export const COLUMNS = choice("BAD_ENTRY", "pool", "mountain", "whists");

const RESULT_KINDS: readonly DealResult["kind"][] = [
  "played",
  "passedOut",
  "halfWhist",
  "conceded",
  "misere",
  "allPass",
  "thrownIn",
];
export const RESULT: WordReader<DealResult["kind"]> = choice("BAD_RESULT", ...RESULT_KINDS);
export const NO_SEAT: WordReader<Seat | null> = {
  read: (text) => (text === NONE ? null : letter(text)),
  fault: "BAD_SEAT",
  expected: `${LETTERS} ${NONE}`,
};
export const NO_BID = kind<Bid | null>("BAD_CALL", (text) =>
  text === NONE ? null : LADDER.find((bid) => bid === text),
);

export type Values<R extends readonly WordReader<unknown>[]> = {
  -readonly [K in keyof R]: R[K] extends WordReader<infer T> ? T : never;
};

function readWord(word: Word | undefined, end: Word, { read, fault, expected }: WordReader<unknown>): unknown {
  if (word === undefined) return faultAt("MISSING_WORD", end, expected);
  const value = read(word.text);
  // Null is a value: it stands for nobody or nothing.
  return value === undefined ? faultAt(fault, word, expected) : value;
}

/** Reads the first words of a line, one by each reader. */
export function readWords<const R extends readonly WordReader<unknown>[]>(line: Line, readers: R): Values<R> | Fault {
  const values = readers.map((reader, index) => readWord(line.words[index], line.end, reader));
  // Each value was read by the reader at its place.
  return values.find(isFault) ?? (values as Values<R>);
}

/** Reads all words of a line, one by each reader; a further word is a fault. */
export function readLine<const R extends readonly WordReader<unknown>[]>(line: Line, readers: R): Values<R> | Fault {
  const values = readWords(line, readers);
  const extra = line.words[readers.length];
  return extra === undefined || isFault(values) ? values : faultAt("EXTRA_WORD", extra);
}

/** Reads the words of a line from one on, each by the same reader. */
export function readRest<T>(line: Line, from: number, reader: WordReader<T>): readonly T[] | Fault {
  const rest = { ...line, words: line.words.slice(from) };
  return readWords(
    rest,
    rest.words.map(() => reader),
  );
}

/** Reads a line of groups of words, each by the same readers: at least one group. */
export function readGroups<const R extends readonly WordReader<unknown>[]>(
  line: Line,
  readers: R,
): readonly Values<R>[] | Fault {
  const count = Math.max(1, Math.ceil(line.words.length / readers.length));
  const groups = Array.from({ length: count }, (_, index) => {
    const words = line.words.slice(index * readers.length, (index + 1) * readers.length);
    return readWords({ ...line, words }, readers);
  });
  return allOrFault(groups);
}
