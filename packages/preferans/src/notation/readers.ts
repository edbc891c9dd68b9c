import { isCard, type Card } from "../cards/cards.ts";
import { WHIST_ANSWERS, isGame, type Bid, type Call, type Game, type WhistAnswer } from "../cards/contract.ts";
import { LADDER, isCall } from "../cards/ladder.ts";
import { SCORE_REASONS, type DealResult, type ScoreReason } from "../pulya/score.ts";
import { isSeat, type Seat } from "../seats.ts";
import { NONE, SEAT_LETTERS } from "./print.ts";
import type { Line, Word } from "./words.ts";

/** What can be wrong with a text that should be a record. */
export const NOTATION_FAULTS = [
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
}

export const faultAt = (code: NotationFault, { line, column }: Word): Fault => ({ code, line, column });

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
}

function letter(text: string): Seat | undefined {
  const seat = text.length === 1 ? SEAT_LETTERS.indexOf(text) : -1;
  return isSeat(seat) ? seat : undefined;
}

const choice =
  <T extends string>(...choices: readonly T[]) =>
  (text: string): T | undefined =>
    choices.find((known) => known === text);

const NUMBER = /^-?\d{1,6}(\.\d{1,6})?$/;

export const SEAT: WordReader<Seat> = { read: letter, fault: "BAD_SEAT" };
export const CARD: WordReader<Card> = { read: (text) => (isCard(text) ? text : undefined), fault: "BAD_CARD" };
export const CALL: WordReader<Call> = { read: (text) => (isCall(text) ? text : undefined), fault: "BAD_CALL" };
export const GAME: WordReader<Game> = { read: (text) => (isGame(text) ? text : undefined), fault: "BAD_GAME" };
export const ANSWER: WordReader<WhistAnswer> = { read: choice(...WHIST_ANSWERS), fault: "BAD_ANSWER" };
export const OPENNESS: WordReader<"light" | "dark"> = { read: choice("light", "dark"), fault: "BAD_ANSWER" };
export const CONSENT: WordReader<"accept" | "refuse"> = { read: choice("accept", "refuse"), fault: "BAD_ANSWER" };
export const NUMBERS: WordReader<number> = {
  read: (text) => (NUMBER.test(text) ? Number(text) : undefined),
  fault: "BAD_NUMBER",
};
export const REASON: WordReader<ScoreReason> = { read: choice(...SCORE_REASONS), fault: "BAD_ENTRY" };
export const POINTS: WordReader<"pool" | "mountain"> = { read: choice("pool", "mountain"), fault: "BAD_ENTRY" };

const RESULT_KINDS: readonly DealResult["kind"][] = [
  "played",
  "passedOut",
  "halfWhist",
  "conceded",
  "misere",
  "allPass",
  "thrownIn",
];
export const RESULT: WordReader<DealResult["kind"]> = { read: choice(...RESULT_KINDS), fault: "BAD_RESULT" };
export const NO_SEAT: WordReader<Seat | null> = {
  read: (text) => (text === NONE ? null : letter(text)),
  fault: "BAD_SEAT",
};
export const NO_BID: WordReader<Bid | null> = {
  read: (text) => (text === NONE ? null : choice(...LADDER)(text)),
  fault: "BAD_CALL",
};

export type Values<R extends readonly WordReader<unknown>[]> = {
  -readonly [K in keyof R]: R[K] extends WordReader<infer T> ? T : never;
};

function readWord(word: Word | undefined, end: Word, { read, fault }: WordReader<unknown>): unknown {
  if (word === undefined) return faultAt("MISSING_WORD", end);
  const value = read(word.text);
  // Null is a value: it stands for nobody or nothing.
  return value === undefined ? faultAt(fault, word) : value;
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
