import { actorOf } from "../engine/actor.ts";
import { DECK, isCard, isSeen, type Card } from "../cards/cards.ts";
import type { Command } from "../pulya/commands.ts";
import { isGame, type Game } from "../cards/contract.ts";
import { dealOf } from "../pulya/deal-of.ts";
import { decide } from "../engine/decide.ts";
import type { GameEvent } from "../pulya/events.ts";
import { evolve } from "../engine/evolve.ts";
import { isCall } from "../cards/ladder.ts";
import { legalMoves } from "../engine/legal-moves.ts";
import { partiesOf } from "../play/offers.ts";
import { settingsOf, type SettingsOverrides } from "../settings/presets.ts";
import { startPulya } from "../pulya/pulya.ts";
import type { Refusal } from "../refusals.ts";
import { isSeat, type Seat } from "../seats.ts";
import type { Settings } from "../settings/settings.ts";
import type { Deal, Phase, Pulya } from "../pulya/state.ts";
import { oneOf } from "./one-of.ts";

/** Sochi for three with some settings changed. */
export const table = (changes: SettingsOverrides<"sochi"> = {}): Settings => settingsOf("sochi", changes);

/** The seat that examples call by a letter. */
export function seatNamed(letter: string): Seat {
  const seat = "ABCD".indexOf(letter);
  if (!isSeat(seat)) throw new Error(`no seat ${letter}`);
  return seat;
}

/** What a command that must be accepted brings about. */
export function eventsOf(pulya: Pulya, command: Command): readonly GameEvent[] {
  const decision = decide(pulya, command);
  if (!decision.ok) throw new Error(`${JSON.stringify(command)} was refused: ${decision.code}`);
  return decision.events;
}

/** Carries out commands that must be accepted; returns the new state. */
export function act(pulya: Pulya, ...commands: readonly Command[]): Pulya {
  let state = pulya;
  for (const command of commands) for (const event of eventsOf(state, command)) state = evolve(state, event);
  return state;
}

/** The code with which a command is refused, or `"accepted"`. */
export function refusalOf(pulya: Pulya, command: unknown): Refusal | "accepted" {
  const decision = decide(pulya, command);
  return decision.ok ? "accepted" : decision.code;
}

/** Cards as people write them, with blanks between. */
function cards(text: string): readonly Card[] {
  const named = text.split(" ").filter((name) => name !== "");
  return named.map((name) => oneOf(DECK, name));
}

interface Layout {
  /** In speaking order; gaps are filled with the cards left over. */
  readonly hands?: readonly string[];
  readonly talon?: string;
}

/** A deck that deals these hands and this talon. */
export function deckFor({ hands = [], talon = "" }: Layout = {}): readonly Card[] {
  // When C of three deals, the seats are in speaking order.
  const deal = dealOf({ players: 3, dealer: 2, hands, talon, rest: DECK });
  if (!deal.ok) throw new Error(`${deal.code} at ${deal.place}, card ${deal.index}`);
  return deal.deck;
}

interface Setting extends Layout {
  readonly settings?: Settings;
  readonly dealer?: Seat;
  /** What the pulya has come to before this deal. */
  readonly before?: Partial<Pulya>;
}

/** A pulya whose next deal has just been dealt. With dealer C, hands A, B and C speak in that order. */
export function dealt({ settings = table(), dealer = 2, before = {}, ...layout }: Setting = {}): Pulya {
  return act({ ...startPulya({ settings, dealer }), ...before }, { type: "deal", deck: deckFor(layout) });
}

/** The person on turn, of whom there must be one. */
export function onTurn(pulya: Pulya): Seat {
  const seat = actorOf(pulya);
  if (seat === null) throw new Error("nobody is on turn");
  return seat;
}

/** The deal on the table, which must be in that phase. */
export function dealIn<P extends Phase>(pulya: Pulya, phase: P): Extract<Deal, { phase: P }> {
  const { deal } = pulya;
  if (deal?.phase !== phase) throw new Error(`expected ${phase}, found ${deal?.phase}`);
  return deal as Extract<Deal, { phase: P }>; // the comparison above is exact
}

export const phaseOf = (pulya: Pulya): Phase | undefined => pulya.deal?.phase;

/** The calls of an auction, each by whoever is on turn: `"6s pass pass"`. */
export function speak(pulya: Pulya, calls: string): Pulya {
  let state = pulya;
  for (const call of calls.split(" ")) {
    if (!isCall(call)) throw new Error(`no call ${call}`);
    state = act(state, { type: "call", seat: onTurn(state), call });
  }
  return state;
}

/** Declarer's hand of twelve, or any hand that may be seen. */
export function handOf(pulya: Pulya, seat: Seat): readonly Card[] {
  const hand = pulya.deal?.hands[seat] ?? [];
  if (!isSeen(hand)) throw new Error("a hidden hand");
  return hand;
}

/** Declarer puts two cards away, the lowest of the hand if none are named, and orders the game unless it is a misère. */
export function putAway(pulya: Pulya, contract: Game | "misere", away = ""): Pulya {
  const { declarer: seat } = dealIn(pulya, "order");
  const [first, second] = away === "" ? handOf(pulya, seat) : cards(away);
  if (!isCard(first) || !isCard(second)) throw new Error("two cards are needed");
  const discard = [first, second] as const;
  return act(pulya, isGame(contract) ? { type: "order", seat, discard, contract } : { type: "discard", seat, discard });
}

/** Answers to a game, each by whoever is asked: `"whist pass"`. */
export function reply(pulya: Pulya, answers: string): Pulya {
  let state = pulya;
  for (const answer of answers.split(" ")) {
    state = act(state, {
      type: "answerWhist",
      seat: onTurn(state),
      answer: oneOf(["pass", "whist", "half"] as const, answer),
    });
  }
  return state;
}

export function choose(pulya: Pulya, way: "light" | "dark"): Pulya {
  return act(pulya, { type: "chooseOpenness", seat: onTurn(pulya), open: way === "light" });
}

/** Cards played one after another, each by whoever is on turn. */
export function play(pulya: Pulya, played: string): Pulya {
  let state = pulya;
  for (const card of cards(played)) state = act(state, { type: "playCard", seat: onTurn(state), card });
  return state;
}

/** Everybody concerned agrees on these final tricks by seat. */
export function agree(pulya: Pulya, ...taken: readonly number[]): Pulya {
  const [offerer, ...others] = partiesOf(pulya, dealIn(pulya, "play"));
  if (offerer === undefined) throw new Error("nobody to offer");
  let state = act(pulya, { type: "offer", seat: offerer, taken });
  for (const seat of others) state = act(state, { type: "answerOffer", seat, accept: true });
  return state;
}

/** Plays first legal moves until the deal has ended. */
export function playOut(pulya: Pulya): Pulya {
  let state = pulya;
  for (let seat = actorOf(state); seat !== null; seat = actorOf(state)) {
    const [move] = legalMoves(state, seat);
    if (move === undefined) throw new Error("no legal move");
    state = act(state, move);
  }
  return state;
}
