import { at } from "../at.ts";
import type { Card } from "../cards/cards.ts";
import type { Move } from "../pulya/commands.ts";
import type { DealResult, ScoreEntry } from "../pulya/score.ts";
import { handCount } from "../seats.ts";
import { isTagLine, readHead, type Head } from "./head.ts";
import * as word from "./readers.ts";
import { faultAt, isFault, readGroups, readLine, readRest, readWords, type Fault } from "./readers.ts";
import type { PulyaRecord } from "./record.ts";
import { linesOf, type Line, type Word } from "./words.ts";

interface DealDraft {
  readonly place: Word;
  readonly hands: (readonly Card[] | null)[];
  talon: readonly Card[] | null;
  readonly moves: { readonly move: Move; readonly place: Word }[];
  result: { readonly value: Omit<DealResult, "entries">; readonly entries: ScoreEntry[]; readonly place: Word } | null;
}

interface Draft extends Head {
  readonly deals: DealDraft[];
  end: { readonly balances: readonly number[]; readonly place: Word } | null;
}

/** Where the parts of a record stand in its text. */
export interface DealPlaces {
  readonly deal: Word;
  readonly moves: readonly Word[];
  readonly result: Word;
}

/** A record that was read, with its places; or where the text stops being one. */
export type Parsing =
  | { readonly ok: true; readonly record: PulyaRecord; readonly places: readonly DealPlaces[]; readonly end: Word }
  | ({ readonly ok: false } & Fault);

type KeywordReader = (line: Line, draft: Draft) => Fault | null;

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
  if (words[0] !== deals.length + 1) return faultAt("BAD_DEAL", line.keyword);
  const hands = Array.from({ length: handCount(settings.players) }, () => null);
  deals.push({ place: line.keyword, hands, talon: null, moves: [], result: null });
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
  deal.hands[seat] = cards;
  return null;
};

const talon: KeywordReader = (line, draft) => {
  const deal = dealing(draft);
  if (deal === null || deal.talon !== null) return outOfPlace(line);
  const cards = readLine(line, [word.CARD, word.CARD]);
  if (isFault(cards)) return cards;
  deal.talon = cards;
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
  const head = readWords(line, [word.SEAT]);
  const taken = readRest(line, 1, word.NUMBERS);
  if (isFault(head)) return head;
  return isFault(taken) ? taken : [{ type: "offer", seat: head[0], taken }];
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
  deal.result = { value, entries: [], place: line.keyword };
  return null;
};

function readEntry(line: Line, deal: number): ScoreEntry | Fault {
  if (line.words[0]?.text === "whists") {
    const values = readLine({ ...line, words: line.words.slice(1) }, [word.SEAT, word.SEAT, word.NUMBERS, word.REASON]);
    if (isFault(values)) return values;
    const [seat, on, amount, reason] = values;
    return { column: "whists", deal, seat, on, amount, reason };
  }
  const values = readLine(line, [word.POINTS, word.SEAT, word.NUMBERS, word.REASON]);
  if (isFault(values)) return values;
  const [column, seat, amount, reason] = values;
  return { column, deal, seat, amount, reason };
}

const score: KeywordReader = (line, { deals }) => {
  const entries = deals.at(-1)?.result?.entries;
  if (entries === undefined) return outOfPlace(line);
  const entry = readEntry(line, deals.length);
  if (isFault(entry)) return entry;
  entries.push(entry);
  return null;
};

const settlement: KeywordReader = (line, draft) => {
  const balances = readRest(line, 0, word.NUMBERS);
  if (isFault(balances)) return balances;
  draft.end = { balances, place: line.keyword };
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

function readBody(lines: readonly Line[], draft: Draft): Fault | null {
  for (const line of lines) {
    const { text } = line.keyword;
    const reader = Object.hasOwn(KEYWORDS, text) ? KEYWORDS[text] : undefined;
    if (reader === undefined) return faultAt("UNKNOWN_KEYWORD", line.keyword);
    if (draft.end !== null) return outOfPlace(line);
    const fault = reader(line, draft);
    if (fault !== null) return fault;
  }
  return null;
}

function recordIn({ settings, dealer, deals, end }: Draft): PulyaRecord {
  return {
    settings,
    dealer,
    deals: deals.map((deal) => ({
      hands: deal.hands.map((cards) => cards ?? []),
      talon: deal.talon ?? [],
      moves: deal.moves.map(({ move }) => move),
      result: deal.result && { ...deal.result.value, entries: deal.result.entries },
    })),
    balances: end && end.balances,
  };
}

const placesIn = ({ deals }: Draft): readonly DealPlaces[] =>
  deals.map(({ place, moves, result: ended }) => ({
    deal: place,
    moves: moves.map((move) => move.place),
    result: ended?.place ?? place,
  }));

/** Reads a text as a record, without asking whether the rules allow it: `readRecord` does. */
export function parseRecord(text: string): Parsing {
  const lines = linesOf(text);
  const first = lines.findIndex((line) => !isTagLine(line));
  const body = first === -1 ? lines.length : first;
  const head = readHead(lines.slice(0, body));
  if (isFault(head)) return { ok: false, ...head };
  const draft: Draft = { ...head, deals: [], end: null };
  const fault = readBody(lines.slice(body), draft);
  if (fault !== null) return { ok: false, ...fault };
  const start = { text: "", line: 1, column: 1 };
  return { ok: true, record: recordIn(draft), places: placesIn(draft), end: draft.end?.place ?? start };
}
