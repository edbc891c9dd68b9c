import type { TableEvent } from "@trelyazh/table";
import { bidName, cardName } from "./card-names.ts";
import type { Translate } from "./create-i18n.ts";
import type { Bid, Card, DealResult, GameEvent, GameEventOf, ScoreEntry, Seat } from "./domain.ts";
import { paperNumber, signedNumber } from "./numbers.ts";
import { occupantName } from "./occupant-name.ts";
import { personName } from "./person-name.ts";

/** Who tells and who listens. */
export interface SentenceContext {
  readonly t: Translate;
  /** The name of a chair's occupant. */
  readonly nameOf: (seat: Seat) => string;
  /** The listener's chair, spoken of as "you". */
  readonly you: Seat | null;
  /** The hand that nobody holds, at a table for two. */
  readonly dummy?: Seat | null;
}

type Voice = "you" | "other";

/** The lists of hands of a deal have a place for each of four, of which one is empty. */
const PERSONS_WITH_A_RESTING_DEALER = 4;

function told(context: SentenceContext, seat: Seat): { readonly voice: Voice; readonly name: string } {
  return { voice: seat === context.you ? "you" : "other", name: context.nameOf(seat) };
}

function spokenCards(t: Translate, cards: readonly Card[]): string {
  return cards.map((card) => cardName(t, card)).join(", ");
}

/** Inside a sentence a bid begins with a small letter. */
function spokenBid(t: Translate, bid: Bid): string {
  return bidName(t, bid).toLowerCase();
}

function split(context: SentenceContext, amounts: readonly string[]): string {
  return amounts
    .map((amount, index) => {
      // Lists by seat are as long as the table has seats.
      const { voice, name } = told(context, index as Seat);
      return context.t(($) => $.sentences.share[voice], { name, amount });
    })
    .join(", ");
}

/** A deal has ten tricks: nobody goes down by more. */
type Down = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10;

function playedResult(context: SentenceContext, result: DealResult, declarer: Seat): string {
  const { t } = context;
  const { voice, name } = told(context, declarer);
  const contract = result.contract === null ? "" : spokenBid(t, result.contract);
  const down = Number.parseInt(result.contract ?? "0", 10) - (result.taken[declarer] ?? 0);
  if (down <= 0) return t(($) => $.sentences.scored.made[voice], { name, contract });
  const words = t(($) => $.sentences.down[down as Down]); // above zero, and no more than a game's level
  return t(($) => $.sentences.scored.failed[voice], { name, contract, down: words });
}

function misereResult(context: SentenceContext, result: DealResult, declarer: Seat): string {
  const { voice, name } = told(context, declarer);
  const count = result.taken[declarer] ?? 0;
  return count > 0
    ? context.t(($) => $.sentences.scored.misereCaught[voice], { name, count })
    : context.t(($) => $.sentences.scored.misereMade[voice], { name });
}

/** Returns how a deal ended, in one sentence. */
export function resultSentence(context: SentenceContext, result: DealResult): string {
  const { t } = context;
  if (result.kind === "thrownIn") return t(($) => $.sentences.scored.thrownIn);
  if (result.declarer === null || result.kind === "allPass") {
    return t(($) => $.sentences.scored.allPass, { split: split(context, result.taken.map(String)) });
  }
  if (result.kind === "played") return playedResult(context, result, result.declarer);
  if (result.kind === "misere") return misereResult(context, result, result.declarer);
  const { voice, name } = told(context, result.declarer);
  const contract = result.contract === null ? "" : spokenBid(t, result.contract);
  const { kind } = result;
  return t(($) => $.sentences.scored[kind][voice], { name, contract });
}

/** Returns a line of the paper in words: who writes how much where, and what for. */
export function entrySentence(context: SentenceContext, entry: ScoreEntry): string {
  const { t, you } = context;
  const { seat, column, amount } = entry;
  const { voice, name } = told(context, seat);
  const words = { name, amount: paperNumber(Math.abs(amount)), reason: t(($) => $.sentences.reason[entry.reason]) };
  if (column === "whists") {
    const on = entry.on === you ? t(($) => $.sentences.entry.onYou) : context.nameOf(entry.on);
    return t(($) => $.sentences.entry.whists[voice], { ...words, on, count: Math.abs(amount) });
  }
  if (column === "pool") return t(($) => $.sentences.entry.pool[voice], words);
  return amount < 0
    ? t(($) => $.sentences.entry.mountainOff[voice], words)
    : t(($) => $.sentences.entry.mountain[voice], words);
}

type Teller<Event> = (context: SentenceContext, event: Event) => string;
type GameTellers = { readonly [Kind in GameEvent["type"]]: Teller<GameEventOf<Kind>> };
type TableTellers = {
  readonly [Kind in Exclude<TableEvent["type"], "game">]: Teller<Extract<TableEvent, { type: Kind }>>;
};

const GAME = {
  dealt: (context, event) => {
    const { voice, name } = told(context, event.dealer);
    const words = { name, deal: event.number };
    if (event.hands.length === PERSONS_WITH_A_RESTING_DEALER)
      return context.t(($) => $.sentences.dealtAtFour[voice], words);
    return context.t(($) => $.sentences.dealt[voice], words);
  },
  called: (context, { seat, call }) => {
    const { voice, name } = told(context, seat);
    if (call === "pass") return context.t(($) => $.sentences.calledPass[voice], { name });
    if (call === "hold") return context.t(($) => $.sentences.calledHold[voice], { name });
    return context.t(($) => $.sentences.calledBid[voice], { name, bid: spokenBid(context.t, call) });
  },
  talonTaken: (context, { declarer, cards }) => {
    const { voice, name } = told(context, declarer);
    return context.t(($) => $.sentences.talonTaken[voice], { name, cards: spokenCards(context.t, cards) });
  },
  talonLeft: (context, { declarer }) => {
    const { voice, name } = told(context, declarer);
    return context.t(($) => $.sentences.talonLeft[voice], { name });
  },
  allPassStarted: ({ t }) => t(($) => $.sentences.allPassStarted),
  ordered: (context, event) => {
    const { voice, name } = told(context, event.seat);
    return context.t(($) => $.sentences.ordered[voice], { name, contract: spokenBid(context.t, event.contract) });
  },
  discarded: (context, event) => {
    const { voice, name } = told(context, event.seat);
    return context.t(($) => $.sentences.discarded[voice], { name });
  },
  conceded: (context, event) => {
    const { voice, name } = told(context, event.seat);
    return context.t(($) => $.sentences.conceded[voice], { name });
  },
  whistAnswered: (context, { seat, answer }) => {
    const { voice, name } = told(context, seat);
    if (answer === "pass") return context.t(($) => $.sentences.whistedPass[voice], { name });
    if (answer === "half") return context.t(($) => $.sentences.whistedHalf[voice], { name });
    return context.t(($) => $.sentences.whisted[voice], { name });
  },
  opennessChosen: (context, event) => {
    const { voice, name } = told(context, event.seat);
    return event.open
      ? context.t(($) => $.sentences.opennessLight[voice], { name })
      : context.t(($) => $.sentences.opennessDark[voice], { name });
  },
  handsOpened: (context, event) =>
    context.t(($) => $.sentences.handsOpened, {
      names: event.hands.map(({ seat }) => context.nameOf(seat)).join(", "),
    }),
  talonCardTurned: ({ t }, event) => t(($) => $.sentences.talonCardTurned, { card: cardName(t, event.card) }),
  cardPlayed: (context, event) => {
    const { voice, name } = told(context, event.by);
    const card = cardName(context.t, event.card);
    if (event.by === event.seat) return context.t(($) => $.sentences.cardPlayed[voice], { name, card });
    if (event.seat === context.dummy) return context.t(($) => $.sentences.cardPlayedForDummy[voice], { name, card });
    return context.t(($) => $.sentences.cardPlayedFor[voice], { name, card });
  },
  trickTaken: (context, event) => {
    const { voice, name } = told(context, event.seat);
    return context.t(($) => $.sentences.trickTaken[voice], { name });
  },
  handedOver: (context, event) => {
    const { voice, name } = told(context, event.seat);
    return context.t(($) => $.sentences.handedOver[voice], { name, to: context.nameOf(event.to) });
  },
  offered: (context, event) => {
    const { voice, name } = told(context, event.seat);
    return context.t(($) => $.sentences.offered[voice], { name, split: split(context, event.taken.map(String)) });
  },
  offerAnswered: (context, event) => {
    const { voice, name } = told(context, event.seat);
    return event.accept
      ? context.t(($) => $.sentences.offerAccepted[voice], { name })
      : context.t(($) => $.sentences.offerRefused[voice], { name });
  },
  offerWithdrawn: (context, event) => {
    const { voice, name } = told(context, event.seat);
    return context.t(($) => $.sentences.offerWithdrawn[voice], { name });
  },
  dealScored: (context, event) => resultSentence(context, event.result),
  pulyaSettled: (context, event) =>
    context.t(($) => $.sentences.settled, { split: split(context, event.settlement.shown.map(signedNumber)) }),
} as const satisfies GameTellers;

const TABLE = {
  tableCreated: ({ t }) => t(($) => $.sentences.tableCreated),
  seatTaken: ({ t, you }, { seat, occupant, byLot }) => {
    const voice = seat === you ? "you" : "other";
    const name = occupantName(t, occupant);
    if (byLot === true) return t(($) => $.sentences.chairDrawn[voice], { name, place: seat + 1 });
    return occupant.kind === "bot" && occupant.keptFor !== undefined
      ? t(($) => $.sentences.seatKept[voice], { name })
      : t(($) => $.sentences.seatTaken[voice], { name });
  },
  seatLeft: (context, event) => {
    const { voice, name } = told(context, event.seat);
    return context.t(($) => $.sentences.seatLeft[voice], { name });
  },
  keptOut: ({ t }, event) => {
    const name = personName(t, event.name);
    return event.isUndone === true ? t(($) => $.sentences.letIn, { name }) : t(($) => $.sentences.keptOut, { name });
  },
  pulyaStarted: (context, event) => {
    const { voice, name } = told(context, event.dealer);
    return context.t(($) => $.sentences.pulyaStarted[voice], { name });
  },
  turnTimedOut: (context, event) => {
    const { voice, name } = told(context, event.seat);
    return context.t(($) => $.sentences.turnTimedOut[voice], { name });
  },
  bankOpened: (context, event) => {
    const { voice, name } = told(context, event.seat);
    const count = Math.ceil(event.ms / 1000);
    return event.bank === "time"
      ? context.t(($) => $.sentences.timeBankOpened[voice], { name, count })
      : context.t(($) => $.sentences.connectionBankOpened[voice], { name, count });
  },
  proposed: (context, event) => {
    const { voice, name } = told(context, event.seat);
    return event.proposal === "pause"
      ? context.t(($) => $.sentences.pauseProposed[voice], { name })
      : context.t(($) => $.sentences.endProposed[voice], { name });
  },
  proposalAnswered: (context, event) => {
    const { voice, name } = told(context, event.seat);
    return event.accept
      ? context.t(($) => $.sentences.proposalAccepted[voice], { name })
      : context.t(($) => $.sentences.proposalDeclined[voice], { name });
  },
  tablePaused: ({ t }) => t(($) => $.sentences.tablePaused),
  tableResumed: (context, event) => {
    const { voice, name } = told(context, event.seat);
    return context.t(($) => $.sentences.tableResumed[voice], { name });
  },
  endAgreed: ({ t }) => t(($) => $.sentences.endAgreed),
  tableRecovered: ({ t }) => t(($) => $.sentences.tableRecovered),
  tableClosed: ({ t }) => t(($) => $.sentences.tableClosed),
} as const satisfies TableTellers;

/**
 * Tells what happened at a table in one sentence, for the log, the live region and the replay. The same sentence serves
 * eye and ear. A new kind of event without a teller does not compile.
 */
export function sentence(context: SentenceContext, event: TableEvent): string {
  if (event.type === "game") {
    // The table has a teller for exactly this kind, which the compiler cannot correlate through an index.
    const tell = GAME[event.event.type] as Teller<GameEvent>;
    return tell(context, event.event);
  }
  // As above.
  const tell = TABLE[event.type] as Teller<TableEvent>;
  return tell(context, event);
}
