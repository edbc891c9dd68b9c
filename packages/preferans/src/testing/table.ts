import { DECK, type Card } from "../cards.ts";
import type { Command } from "../commands.ts";
import { handsOfDeal, isSeat, type Seat } from "../seats.ts";
import { actorOf } from "../actor.ts";
import { deckDealing } from "../dealing.ts";
import { decide } from "../decide.ts";
import type { GameEvent } from "../events.ts";
import { evolve } from "../evolve.ts";
import { legalMoves } from "../legal-moves.ts";
import { startPulya } from "../pulya.ts";
import type { Refusal } from "../refusals.ts";
import type { Settings } from "../settings.ts";
import type { Deal, Phase, Pulya } from "../state.ts";

/** The seat that rules.md calls by a letter. */
export function seatNamed(letter: string): Seat {
  const seat = "ABCD".indexOf(letter);
  if (!isSeat(seat)) throw new Error(`no seat ${letter}`);
  return seat;
}

/** Makes a move that must be accepted; returns the new state. */
export function act(pulya: Pulya, ...commands: readonly Command[]): Pulya {
  return commands.reduce(
    (state, command) => eventsOf(state, command).reduce((next, event) => evolve(next, event), state),
    pulya,
  );
}

export function eventsOf(pulya: Pulya, command: Command): readonly GameEvent[] {
  const decision = decide(pulya, command);
  if (!decision.ok) throw new Error(`${JSON.stringify(command)} was refused: ${decision.code}`);
  return decision.events;
}

/** The code with which a command is refused, or `"accepted"`. */
export function refusalOf(pulya: Pulya, command: unknown): Refusal | "accepted" {
  const decision = decide(pulya, command);
  return decision.ok ? "accepted" : decision.code;
}

/** A deck that deals these hands, in speaking order, and this talon; gaps are filled with the cards left over. */
export function deckFor({
  hands = [],
  talon = [],
}: { readonly hands?: readonly (readonly Card[])[]; readonly talon?: readonly Card[] } = {}): readonly Card[] {
  const named = new Set([...hands.flat(), ...talon]);
  const rest = DECK.filter((card) => !named.has(card));
  const fill = (known: readonly Card[], size: number): Card[] => [...known, ...rest.splice(0, size - known.length)];
  const full = [0, 1, 2].map((index) => fill(hands[index] ?? [], 10));
  return deckDealing(full, fill(talon, 2));
}

interface Setting {
  readonly settings: Settings;
  readonly dealer?: Seat;
  readonly deck?: readonly Card[];
  /** What the pulya has come to before this deal. */
  readonly before?: Partial<Pulya>;
}

/** A pulya whose next deal has just been dealt. */
export function dealtPulya({ settings, dealer = 0, deck = deckFor(), before = {} }: Setting): Pulya {
  return act({ ...startPulya({ settings, dealer }), ...before }, { type: "deal", deck });
}

/** Cards as people write them, with blanks between. */
export function cards(text: string): readonly Card[] {
  const named = text.split(" ").filter((name) => name !== "");
  return named.map((name) => {
    const card = DECK.find((known) => known === name);
    if (card === undefined) throw new Error(`no card ${name}`);
    return card;
  });
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

/** The first hand, second hand and third hand of a deal. */
export function handsFor({ settings, dealer = 0 }: Setting): readonly [Seat, Seat, Seat] {
  const [first, second, third] = handsOfDeal(settings.players, dealer);
  if (first === undefined || second === undefined || third === undefined) throw new Error("a deal has three hands");
  return [first, second, third];
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
