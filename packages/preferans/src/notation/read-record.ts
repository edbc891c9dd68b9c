import { at } from "../at.ts";
import { DECK } from "../cards/cards.ts";
import type { DealFault, DealFaultCode } from "../pulya/deal-of.ts";
import type { GameEvent } from "../pulya/events.ts";
import type { Pulya } from "../pulya/state.ts";
import type { Refusal } from "../refusals.ts";
import { parseRecord, type DealPlaces, type Parsing, type PlacedWords } from "./parse.ts";
import { SEAT_LETTERS, printResult, printSettlement } from "./print.ts";
import { faultAt, type Fault } from "./readers.ts";
import type { DealRecord, PulyaRecord } from "./record.ts";
import { replayRecord, type Breach } from "./replay.ts";
import { START } from "./words.ts";

/** What the rules say to a text that is a record: why they refuse a move, or what is wrong with the cards of a deal. */
type Reason = Refusal | DealFaultCode | null;

/** A text that was read and replayed, or what is wrong with it and where. */
export type RecordReading =
  | { readonly ok: true; readonly record: PulyaRecord; readonly pulya: Pulya; readonly events: readonly GameEvent[] }
  | ({ readonly ok: false; readonly refusal: Reason } & Fault);

type ReadText = Extract<Parsing, { ok: true }>;

/** Lines as they are printed, word by word. */
const wordsOf = (lines: readonly string[]): readonly (readonly string[])[] => lines.map((line) => line.split(" "));

const START_OF_TEXT: PlacedWords = { words: [], end: START };

interface Written {
  readonly places: readonly PlacedWords[];
  /** What stands there, printed again: each word corresponds to one of the text. */
  readonly lines: readonly string[];
}

/** The first word that is another than it should be; the lines differ somewhere. */
function firstDifference({ places, lines }: Written, expected: readonly string[]): Fault {
  const wrong = (place: PlacedWords | undefined, index: number, right: string | null): Fault =>
    faultAt("WRONG_RESULT", place?.words[index] ?? (place ?? START_OF_TEXT).end, right);
  const written = wordsOf(lines);
  for (const [number, right] of wordsOf(expected).entries()) {
    const words = written[number];
    // A line that is missing belongs behind the one before it.
    if (words === undefined) return wrong(places[number - 1], Infinity, right.join(" "));
    const index = right.findIndex((word, place) => word !== words[place]);
    if (index !== -1) return wrong(places[number], index, right[index] ?? null);
    if (words.length > right.length) return wrong(places[number], right.length, null);
  }
  return wrong(places[expected.length], 0, null);
}

/** The cards of the deck that lie nowhere, as far as they say what is missing. */
function missingCards({ hands, talon }: DealRecord, { code }: DealFault): string | null {
  if (code === "TOO_MANY_CARDS" || code === "DEALER_SITS_OUT") return null;
  const placed = [...hands.flat(), ...talon];
  return DECK.filter((card) => !placed.includes(card)).join(" ");
}

function faultOfCards(record: DealRecord, places: DealPlaces, fault: DealFault): Fault {
  const { place, index } = fault;
  const line = typeof place === "number" ? places.hands[place] : places.talon;
  if (line !== null && line !== undefined) {
    return faultAt("BAD_DEAL", line.words[index] ?? line.end, missingCards(record, fault));
  }
  const missing = typeof place === "number" ? `hand ${SEAT_LETTERS.charAt(place)}` : "talon";
  return faultAt("BAD_DEAL", places.deal.end, missing);
}

const reasonOf = (breach: Breach): Reason => {
  switch (breach.code) {
    case "BAD_DEAL":
      return breach.fault.code;
    case "WRONG_RESULT":
      return breach.expected === null ? "DEAL_IN_PROGRESS" : null;
    case "WRONG_SETTLEMENT":
      return null;
    default:
      return breach.code;
  }
};

function faultOfDeal(breach: Extract<Breach, { code: "BAD_DEAL" | "WRONG_RESULT" }>, text: ReadText): Fault {
  const deal = at(text.record.deals, breach.deal);
  const places = at(text.places, breach.deal);
  if (breach.code === "BAD_DEAL") return faultOfCards(deal, places, breach.fault);
  const written = { places: places.result, lines: deal.result === null ? [] : printResult(deal.result) };
  return firstDifference(written, breach.expected === null ? [] : printResult(breach.expected));
}

function faultOf(breach: Breach, text: ReadText): Fault {
  const here = text.places[breach.deal];
  const end = text.settlement ?? START_OF_TEXT;
  switch (breach.code) {
    case "BAD_DEAL":
    case "WRONG_RESULT":
      return faultOfDeal(breach, text);
    case "WRONG_SETTLEMENT":
      return firstDifference({ places: [end], lines: [printSettlement(text.record.balances ?? [])] }, [
        printSettlement(breach.expected),
      ]);
    default:
      // A move that is refused, a deal that may not be dealt now, or a settlement in the middle of a deal.
      if (here === undefined) return faultAt("WRONG_RESULT", end.words[0] ?? end.end);
      if (breach.move === null) return faultAt("BAD_DEAL", at(here.deal.words, 0));
      return faultAt("ILLEGAL_MOVE", at(here.moves, breach.move));
  }
}

/** Reads a value from outside as the text of a record and plays it by the rules. */
export function readRecord(text: unknown): RecordReading {
  const parsing = parseRecord(text);
  if (!parsing.ok) return { ...parsing, refusal: null };
  const replay = replayRecord(parsing.record);
  if (!replay.ok) return { ok: false, refusal: reasonOf(replay), ...faultOf(replay, parsing) };
  return { ok: true, record: parsing.record, pulya: replay.pulya, events: replay.events };
}
