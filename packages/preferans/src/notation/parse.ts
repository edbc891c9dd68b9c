import { at } from "../at.ts";
import type { Card } from "../cards/cards.ts";
import type { Move } from "../pulya/commands.ts";
import type { DealResult, ScoreEntry } from "../pulya/score.ts";
import { handCount } from "../seats.ts";
import { isTagLine, readHead, type Head } from "./head.ts";
import * as word from "./readers.ts";
import { faultAt, isFault, readGroups, readLine, readRest, readWords, type Fault } from "./readers.ts";
import { SHOWN } from "./print.ts";
import type { PulyaRecord } from "./record.ts";
import { START, foreignIn, linesOf, type Line, type Word } from "./words.ts";

/** The words of a line from one on, and where a further one would stand. */
export interface PlacedWords {
  readonly words: readonly Word[];
  readonly end: Word;
}

/** Cards of a place of the deal, as one line names them. */
interface PlacedCards extends PlacedWords {
  readonly cards: readonly Card[];
}

interface DealDraft {
  readonly place: PlacedWords;
  readonly hands: (PlacedCards | null)[];
  talon: PlacedCards | null;
  readonly moves: { readonly move: Move; readonly place: Word }[];
  result: {
    readonly value: Omit<DealResult, "entries">;
    readonly entries: ScoreEntry[];
    readonly lines: PlacedWords[];
  } | null;
}

interface Draft extends Head {
  readonly deals: DealDraft[];
  end: { readonly balances: readonly number[]; readonly place: PlacedWords } | null;
}

/** Where the parts of a deal stand in the text of its record. */
export interface DealPlaces {
  readonly deal: PlacedWords;
  /** By seat; null for a hand without a line. */
  readonly hands: readonly (PlacedWords | null)[];
  readonly talon: PlacedWords | null;
  readonly moves: readonly Word[];
  /** The line of the result and those of the paper, keywords among their words; none if there is no result. */
  readonly result: readonly PlacedWords[];
}

/** A record that was read, with its places; or where the text stops being one. */
export type Parsing =
  | {
      readonly ok: true;
      readonly record: PulyaRecord;
      readonly places: readonly DealPlaces[];
      /** The line of the settlement; null if there is none. */
      readonly settlement: PlacedWords | null;
    }
  | ({ readonly ok: false } & Fault);

type KeywordReader = (line: Line, draft: Draft) => Fault | null;

const wholeLine = ({ keyword, words, end }: Line): PlacedWords => ({ words: [keyword, ...words], end });

const wordsFrom = ({ words, end }: Line, from: number): PlacedWords => ({ words: words.slice(from), end });

const outOfPlace = ({ keyword }: Line): Fault => faultAt("OUT_OF_PLACE", keyword);

/** The deal that is being dealt: nothing of it has been played. */
function dealing({ deals }: Draft): DealDraft | null {
  const deal = deals.at(-1);
  return deal === undefined || deal.moves.length > 0 || deal.result !== null ? null : deal;
}

/** The deal that is being played. */
function playing({ deals }: Draft): DealDraft | null {
  const deal = deals.at(-1);
  return deal === undefined || deal.talon === null || deal.result !== null ? null : deal;
}

const startDeal: KeywordReader = (line, { settings, deals }) => {
  const words = readLine(line, [word.NUMBERS]);
  if (isFault(words)) return words;
  const number = deals.length + 1;
  if (words[0] !== number) return faultAt("BAD_DEAL", at(line.words, 0), String(number));
  const hands = Array.from({ length: handCount(settings.players) }, () => null);
  deals.push({ place: wholeLine(line), hands, talon: null, moves: [], result: null });
  return null;
};

const hand: KeywordReader = (line, draft) => {
  const deal = dealing(draft);
  const head = readWords(line, [word.SEAT]);
  const cards = readRest(line, 1, word.CARD);
  if (deal === null) return outOfPlace(line);
  if (isFault(head)) return head;
  if (isFault(cards)) return cards;
  const [seat] = head;
  if (deal.hands[seat] !== null) return faultAt("BAD_SEAT", at(line.words, 0));
  deal.hands[seat] = { cards, ...wordsFrom(line, 1) };
  return null;
};

const talon: KeywordReader = (line, draft) => {
  const deal = dealing(draft);
  if (deal === null || deal.talon !== null) return outOfPlace(line);
  const cards = readLine(line, [word.CARD, word.CARD]);
  if (isFault(cards)) return cards;
  deal.talon = { cards, ...wordsFrom(line, 0) };
  return null;
};

/** A reader for a keyword whose line is one move, or several of the same kind. */
function movesBy(read: (line: Line) => readonly Move[] | Fault): KeywordReader {
  return (line, draft) => {
    const deal = playing(draft);
    if (deal === null) return outOfPlace(line);
    const moves = read(line);
    if (isFault(moves)) return moves;
    const width = line.words.length / moves.length;
    for (const [index, move] of moves.entries()) {
      deal.moves.push({ move, place: at(line.words, index * width) });
    }
    return null;
  };
}

type Readers = readonly word.WordReader<unknown>[];

/** Several moves of one kind on a line. */
function several<const R extends Readers>(readers: R, toMove: (values: word.Values<R>) => Move): KeywordReader {
  return movesBy((line) => {
    const values = readGroups(line, readers);
    return isFault(values) ? values : values.map(toMove);
  });
}

/** One move on a line. */
function single<const R extends Readers>(readers: R, toMove: (values: word.Values<R>) => Move): KeywordReader {
  return movesBy((line) => {
    const values = readLine(line, readers);
    return isFault(values) ? values : [toMove(values)];
  });
}

const offer = movesBy((line) => {
  const shows = line.words.at(-1)?.text === SHOWN;
  const words = shows ? line.words.slice(0, -1) : line.words;
  const head = readWords({ ...line, words }, [word.SEAT]);
  const taken = readRest({ ...line, words }, 1, word.NUMBERS);
  if (isFault(head)) return head;
  if (isFault(taken)) return taken;
  return [{ type: "offer", seat: head[0], taken, ...(shows ? { shows } : {}) }];
});

const result: KeywordReader = (line, draft) => {
  const deal = playing(draft);
  if (deal === null) return outOfPlace(line);
  const head = readWords(line, [word.RESULT, word.NO_SEAT, word.NO_BID]);
  const taken = readRest(line, 3, word.NUMBERS);
  if (isFault(head)) return head;
  if (isFault(taken)) return taken;
  const [kind, declarer, contract] = head;
  const value = { deal: draft.deals.length, kind, declarer, contract, taken };
  deal.result = { value, entries: [], lines: [wholeLine(line)] };
  return null;
};

function readEntry(line: Line, deal: number): ScoreEntry | Fault {
  const column = readWords(line, [word.COLUMNS]);
  if (isFault(column)) return column;
  if (column[0] === "whists") {
    const values = readLine({ ...line, words: line.words.slice(1) }, [word.SEAT, word.SEAT, word.NUMBERS, word.REASON]);
    if (isFault(values)) return values;
    const [seat, on, amount, reason] = values;
    return { column: "whists", deal, seat, on, amount, reason };
  }
  const values = readLine(line, [word.POINTS, word.SEAT, word.NUMBERS, word.REASON]);
  if (isFault(values)) return values;
  const [points, seat, amount, reason] = values;
  return { column: points, deal, seat, amount, reason };
}

const score: KeywordReader = (line, { deals }) => {
  const ended = deals.at(-1)?.result ?? null;
  if (ended === null) return outOfPlace(line);
  const entry = readEntry(line, deals.length);
  if (isFault(entry)) return entry;
  ended.entries.push(entry);
  ended.lines.push(wholeLine(line));
  return null;
};

const settlement: KeywordReader = (line, draft) => {
  const balances = readRest(line, 0, word.NUMBERS);
  if (isFault(balances)) return balances;
  draft.end = { balances, place: wholeLine(line) };
  return null;
};

const KEYWORDS: Readonly<Record<string, KeywordReader>> = {
  deal: startDeal,
  hand,
  talon,
  auction: several([word.SEAT, word.CALL], ([seat, call]) => ({ type: "call", seat, call })),
  order: single([word.SEAT, word.CARD, word.CARD, word.GAME], ([seat, first, second, contract]) => ({
    type: "order",
    seat,
    discard: [first, second],
    contract,
  })),
  discard: single([word.SEAT, word.CARD, word.CARD], ([seat, first, second]) => ({
    type: "discard",
    seat,
    discard: [first, second],
  })),
  concede: single([word.SEAT], ([seat]) => ({ type: "concede", seat })),
  whist: several([word.SEAT, word.ANSWER], ([seat, answer]) => ({ type: "answerWhist", seat, answer })),
  cards: single([word.SEAT, word.OPENNESS], ([seat, way]) => ({ type: "chooseOpenness", seat, open: way === "light" })),
  play: several([word.SEAT, word.CARD], ([seat, card]) => ({ type: "playCard", seat, card })),
  trust: single([word.SEAT], ([seat]) => ({ type: "handOver", seat })),
  offer,
  answer: single([word.SEAT, word.CONSENT], ([seat, said]) => ({
    type: "answerOffer",
    seat,
    accept: said === "accept",
  })),
  withdraw: single([word.SEAT], ([seat]) => ({ type: "withdrawOffer", seat })),
  result,
  score,
  settlement,
};

const ALL_KEYWORDS = Object.keys(KEYWORDS).join(" ");

function readBodyLine(line: Line, draft: Draft): Fault | null {
  const { text } = line.keyword;
  const reader = Object.hasOwn(KEYWORDS, text) ? KEYWORDS[text] : undefined;
  if (reader === undefined) return faultAt("UNKNOWN_KEYWORD", line.keyword, ALL_KEYWORDS);
  return draft.end === null ? reader(line, draft) : outOfPlace(line);
}

function recordIn({ settings, dealer, deals, end }: Draft): PulyaRecord {
  return {
    settings,
    dealer,
    deals: deals.map((deal) => ({
      hands: deal.hands.map((held) => held?.cards ?? []),
      talon: deal.talon?.cards ?? [],
      moves: deal.moves.map(({ move }) => move),
      result: deal.result && { ...deal.result.value, entries: deal.result.entries },
    })),
    balances: end && end.balances,
  };
}

const placesIn = ({ deals }: Draft): readonly DealPlaces[] =>
  deals.map(({ place, hands, talon: turned, moves, result: ended }) => ({
    deal: place,
    hands,
    talon: turned,
    moves: moves.map((move) => move.place),
    result: ended?.lines ?? [],
  }));

function startDraft(tags: readonly Line[], end: Word): Draft | Fault {
  const head = readHead(tags, end);
  return isFault(head) ? head : { ...head, deals: [], end: null };
}

/** Reads line by line, so that a text which is none is left at its first fault. */
function readLines(text: string): Draft | Fault {
  const tags: Line[] = [];
  let draft: Draft | Fault | null = null;
  for (const line of linesOf(text)) {
    if (draft === null && isTagLine(line)) tags.push(line);
    else {
      draft ??= startDraft(tags, line.keyword);
      const fault = isFault(draft) ? draft : readBodyLine(line, draft);
      if (fault !== null) return fault;
    }
  }
  return draft ?? startDraft(tags, tags.at(-1)?.end ?? START);
}

/** Reads a value from outside as the text of a record, without asking whether the rules allow it: `readRecord` does. */
export function parseRecord(text: unknown): Parsing {
  const foreign = foreignIn(text);
  if (foreign !== null || typeof text !== "string") {
    return { ok: false, ...faultAt("NOT_A_TEXT", foreign ?? START) };
  }
  const draft = readLines(text);
  if (isFault(draft)) return { ok: false, ...draft };
  return { ok: true, record: recordIn(draft), places: placesIn(draft), settlement: draft.end && draft.end.place };
}
