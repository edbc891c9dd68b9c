import { actorOf } from "./actor.ts";
import { refusalOfCall } from "../auction/auction.ts";
import type { Command, Move } from "../pulya/commands.ts";
import { consequence } from "./consequences.ts";
import { dealCards } from "../pulya/dealing.ts";
import type { GameEvent } from "../pulya/events.ts";
import { evolve } from "./evolve.ts";
import { refusalOfOffer, refusalOfOfferAnswer, refusalOfWithdrawal, receiverOrRefusal } from "../play/offers.ts";
import { refusalOfDiscard, refusalOfOrder, refusalToConcede } from "../auction/orders.ts";
import { asksForOpenness } from "../play/opening.ts";
import { parseCommand } from "./parse-command.ts";
import type { Refusal } from "../refusals.ts";
import { settleNow } from "../paper/settlement.ts";
import type { Deal, Phase, Pulya } from "../pulya/state.ts";
import { refusalOfCard } from "../play/tricks.ts";
import type { FullPulya } from "./views.ts";
import { refusalOfAnswer } from "../play/whisting.ts";

export type Decision =
  | { readonly ok: true; readonly events: readonly GameEvent[] }
  | { readonly ok: false; readonly code: Refusal };

type Outcome = GameEvent | Refusal;

type DealIn<P extends Phase> = Extract<Deal, { phase: P }>;

/** Which phase a move belongs to, whether it needs the turn, and what comes of it. */
interface Rule<M extends Move, P extends Phase> {
  readonly phase: P;
  readonly onTurn: "required" | "free";
  readonly decide: (pulya: Pulya, deal: DealIn<P>, move: M) => Outcome;
}

type RuleFor<T extends Move["type"], P extends Phase> = Rule<Extract<Move, { type: T }>, P>;

const call: RuleFor<"call", "auction"> = {
  phase: "auction",
  onTurn: "required",
  decide: (pulya, deal, { seat, call: spoken }) =>
    refusalOfCall(pulya, deal, spoken) ?? { type: "called", seat, call: spoken },
};

const order: RuleFor<"order", "order"> = {
  phase: "order",
  onTurn: "required",
  decide: (_, deal, { seat, discard: cards, contract }) =>
    refusalOfOrder(deal, { discard: cards, contract }) ?? { type: "ordered", seat, discard: cards, contract },
};

const discard: RuleFor<"discard", "order"> = {
  phase: "order",
  onTurn: "required",
  decide: (_, deal, { seat, discard: cards }) =>
    refusalOfDiscard(deal, cards) ?? { type: "discarded", seat, discard: cards },
};

const concede: RuleFor<"concede", "order"> = {
  phase: "order",
  onTurn: "required",
  decide: (pulya, deal, { seat }) => refusalToConcede(pulya, deal) ?? { type: "conceded", seat },
};

const answerWhist: RuleFor<"answerWhist", "whist"> = {
  phase: "whist",
  onTurn: "required",
  decide: (pulya, deal, { seat, answer }) =>
    refusalOfAnswer(pulya, deal, answer) ?? { type: "whistAnswered", seat, answer },
};

const chooseOpenness: RuleFor<"chooseOpenness", "openness"> = {
  phase: "openness",
  onTurn: "required",
  decide: (_, __, { seat, open }) => ({ type: "opennessChosen", seat, open }),
};

const playCard: RuleFor<"playCard", "play"> = {
  phase: "play",
  onTurn: "required",
  decide: (_, deal, { seat, card }) =>
    refusalOfCard(deal, card) ?? { type: "cardPlayed", seat: deal.turn, by: seat, card },
};

const handOver: RuleFor<"handOver", "play"> = {
  phase: "play",
  onTurn: "free",
  decide: (_, deal, { seat }) => {
    const receiver = receiverOrRefusal(deal, seat);
    return typeof receiver === "string" ? receiver : { type: "handedOver", seat, to: receiver };
  },
};

const offer: RuleFor<"offer", "play"> = {
  phase: "play",
  onTurn: "free",
  decide: (pulya, deal, wish) => refusalOfOffer(pulya, deal, wish) ?? { ...wish, type: "offered" },
};

const answerOffer: RuleFor<"answerOffer", "play"> = {
  phase: "play",
  onTurn: "free",
  decide: (pulya, deal, { seat, accept }) =>
    refusalOfOfferAnswer(pulya, deal, seat) ?? { type: "offerAnswered", seat, accept },
};

const withdrawOffer: RuleFor<"withdrawOffer", "play"> = {
  phase: "play",
  onTurn: "free",
  decide: (_, deal, { seat }) => refusalOfWithdrawal(deal, seat) ?? { type: "offerWithdrawn", seat },
};

const RULES = {
  call,
  order,
  discard,
  concede,
  answerWhist,
  chooseOpenness,
  playCard,
  handOver,
  offer,
  answerOffer,
  withdrawOffer,
} satisfies Record<Move["type"], unknown>;

/** The phase whose moves are due: light or dark may be asked for in the midst of a trick (WHIST13). */
const phaseDue = (deal: Deal): Phase => (deal.phase === "play" && asksForOpenness(deal) ? "openness" : deal.phase);

function decideMove(pulya: Pulya, move: Move): Outcome {
  // The table pairs each move with its own rule, which an index by a union cannot express.
  const rule = RULES[move.type] as unknown as Rule<Move, Phase>;
  const { deal } = pulya;
  if (deal === null || phaseDue(deal) !== rule.phase) return "WRONG_PHASE";
  if (rule.onTurn === "required" && actorOf(pulya) !== move.seat) return "NOT_YOUR_TURN";
  return rule.decide(pulya, deal, move);
}

function decideFirst(pulya: Pulya, command: Command): Outcome {
  if (pulya.settlement !== null) return "PULYA_OVER";
  if (command.type !== "deal" && command.type !== "stop") return decideMove(pulya, command);
  if (pulya.deal !== null && pulya.deal.phase !== "finished") return "DEAL_IN_PROGRESS";
  if (command.type === "deal") return dealCards(pulya, command.deck);
  return { type: "pulyaSettled", settlement: settleNow(pulya) };
}

/** An event with all that follows from it by itself, in order. */
function withConsequences(pulya: Pulya, first: GameEvent): readonly GameEvent[] {
  const events: GameEvent[] = [];
  let state = pulya;
  for (let next: GameEvent | null = first; next !== null; next = consequence(state)) {
    events.push(next);
    state = evolve(state, next);
  }
  return events;
}

/**
 * Decides on a command, of whatever shape: the events that it brings about, or a refusal. Never throws, and changes
 * nothing: fold the events with `evolve`.
 */
export function decide(pulya: FullPulya, command: unknown): Decision {
  const parsed = parseCommand(command);
  if (typeof parsed === "string") return { ok: false, code: parsed };
  const outcome = decideFirst(pulya, parsed);
  if (typeof outcome === "string") return { ok: false, code: outcome };
  return { ok: true, events: withConsequences(pulya, outcome) };
}
