import type { Move } from "../pulya/commands.ts";
import type { DealResult, ScoreEntry } from "../pulya/score.ts";
import type { Seat } from "../seats.ts";
import type { DealRecord, PulyaRecord } from "./record.ts";
import { tagsOf, type Tag } from "./settings-tags.ts";

/** First line of every record. */
export const VERSION_TAG = { name: "Preferans", value: "1" } as const;

export const SEAT_LETTERS = "ABCD";

const letterOf = (seat: Seat): string => SEAT_LETTERS.charAt(seat);

/** Ends an offer that shows its maker's cards. */
export const SHOWN = "shown";

/** A line of moves: its keyword, and one word or more for each move. */
interface Phrase {
  readonly keyword: string;
  readonly words: readonly string[];
  /** Phrases that may stand on one line with another of the same keyword. */
  readonly joins: boolean;
}

const phrase = (keyword: string, ...words: readonly string[]): Phrase => ({ keyword, words, joins: false });
const joining = (keyword: string, ...words: readonly string[]): Phrase => ({ keyword, words, joins: true });

type Printer<T extends Move["type"]> = (move: Extract<Move, { type: T }>, letter: string) => Phrase;

const PRINTERS: { readonly [T in Move["type"]]: Printer<T> } = {
  call: ({ call }, letter) => joining("auction", letter, call),
  order: ({ discard, contract }, letter) => phrase("order", letter, ...discard, contract),
  discard: ({ discard }, letter) => phrase("discard", letter, ...discard),
  concede: (_, letter) => phrase("concede", letter),
  answerWhist: ({ answer }, letter) => joining("whist", letter, answer),
  chooseOpenness: ({ open }, letter) => phrase("cards", letter, open ? "light" : "dark"),
  playCard: ({ card }, letter) => joining("play", letter, card),
  handOver: (_, letter) => phrase("trust", letter),
  offer: ({ taken, shows }, letter) => phrase("offer", letter, ...taken.map(String), ...(shows ? [SHOWN] : [])),
  answerOffer: ({ accept }, letter) => phrase("answer", letter, accept ? "accept" : "refuse"),
  withdrawOffer: (_, letter) => phrase("withdraw", letter),
};

function phraseOf(move: Move): Phrase {
  // The table pairs each move with its own printer, which an index by a union cannot express.
  const printer = PRINTERS[move.type] as (move: Move, letter: string) => Phrase;
  return printer(move, letterOf(move.seat));
}

/** Cards of a trick, which has a line of its own. */
const TRICK_SIZE = 3;

function printMoves(moves: readonly Move[]): readonly string[] {
  const lines: { readonly keyword: string; readonly words: string[] }[] = [];
  let played = 0;
  for (const { keyword, words, joins } of moves.map(phraseOf)) {
    const last = lines.at(-1);
    const newTrick = keyword === "play" && played % TRICK_SIZE === 0;
    if (keyword === "play") played += 1;
    if (last?.keyword === keyword && joins && !newTrick) last.words.push(...words);
    else lines.push({ keyword, words: [...words] });
  }
  return lines.map(({ keyword, words }) => [keyword, ...words].join(" "));
}

function printEntry(entry: ScoreEntry): string {
  const on = entry.column === "whists" ? [letterOf(entry.on)] : [];
  return ["score", entry.column, letterOf(entry.seat), ...on, String(entry.amount), entry.reason].join(" ");
}

/** What stands for "nobody" and "nothing". */
export const NONE = "-";

/** Returns the lines with which a deal ends: its result, then its part of the paper. */
export function printResult({ kind, declarer, contract, taken, entries }: DealResult): readonly string[] {
  const who = declarer === null ? NONE : letterOf(declarer);
  return [["result", kind, who, contract ?? NONE, ...taken.map(String)].join(" "), ...entries.map(printEntry)];
}

function printDeal({ hands, talon, moves, result }: DealRecord, number: number): readonly string[] {
  const dealt = hands.map((hand, seat) => ["hand", SEAT_LETTERS.charAt(seat), ...hand].join(" "));
  const ended = result === null ? [] : printResult(result);
  return ["", `deal ${number}`, ...dealt, ["talon", ...talon].join(" "), ...printMoves(moves), ...ended];
}

export const printTag = ({ name, value }: Tag): string => `[${name} "${value}"]`;

export const printSettlement = (balances: readonly number[]): string => ["settlement", ...balances].join(" ");

/** Returns a record as text, as NOTATION.md describes it; `parseRecord` reads it back. */
export function printRecord({ settings, dealer, deals, balances }: PulyaRecord): string {
  const tags = [VERSION_TAG, ...tagsOf(settings), { name: "Dealer", value: letterOf(dealer) }];
  const head = tags.map(printTag);
  const body = deals.flatMap((deal, index) => printDeal(deal, index + 1));
  const end = balances === null ? [] : ["", printSettlement(balances)];
  return `${[...head, ...body, ...end].join("\n")}\n`;
}
