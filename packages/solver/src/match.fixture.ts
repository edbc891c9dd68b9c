import {
  actorOf,
  DECK,
  decide,
  evolve,
  legal,
  legalAside,
  SEATS,
  startPulya,
  viewFor,
  type Card,
  type Command,
  type Move,
  type Pulya,
  type Seat,
  type Settings,
} from "@trelyazh/preferans";
import { randomFrom, shuffleInPlace, type Random } from "./random.ts";

/** Chooses moves for a seat in a test; `pulya` is everything, a fair player looks at the seat's view alone. */
export type Player = (pulya: Pulya, seat: Seat) => Move;

/** Does a command, which must be legal, and all that follows from it. */
export function apply(pulya: Pulya, command: Command): Pulya {
  const decision = decide(pulya, command);
  if (!decision.ok) throw new Error(`${JSON.stringify(command)} refused: ${decision.code}`);
  return decision.events.reduce((state, event) => evolve(state, event), pulya);
}

export function shuffledDeck(random: Random): Card[] {
  return shuffleInPlace([...DECK], random);
}

/** Plays from where the pulya is until the deal on the table is finished; an offer is answered before anything else. */
export function playDeal(pulya: Pulya, players: readonly Player[]): Pulya {
  let state = pulya;
  for (let actor = askedIn(state); actor !== null; actor = askedIn(state)) {
    const player = players[actor];
    if (player === undefined) throw new Error(`nobody plays for seat ${actor}`);
    state = apply(state, player(state, actor));
  }
  return state;
}

function askedIn(pulya: Pulya): Seat | null {
  return SEATS.find((seat) => legalAside(pulya, seat).mayAnswerOffer) ?? actorOf(pulya);
}

/** Plays a whole pulya, which must end within `maxDeals` deals. */
export function playPulya(options: {
  readonly settings: Settings;
  readonly seed: number;
  readonly players: readonly Player[];
  readonly maxDeals: number;
}): Pulya {
  const random = randomFrom(options.seed);
  let state = startPulya({ settings: options.settings, dealer: 0 });
  while (state.settlement === null) {
    if (state.dealNumber >= options.maxDeals) throw new Error(`no end after ${options.maxDeals} deals`);
    state = playDeal(apply(state, { type: "deal", deck: shuffledDeck(random) }), options.players);
  }
  return state;
}

/** Moves at random, among what is legal. */
export function randomPlayer(random: Random): Player {
  const oneOf = <T>(list: readonly T[]): T => {
    const item = list[random(list.length)];
    if (item === undefined) throw new Error("nothing to choose from");
    return item;
  };
  return (pulya, seat) => {
    const choice = legal(viewFor(pulya, seat), seat);
    switch (choice.kind) {
      case "call":
        return { type: "call", seat, call: oneOf(choice.calls) };
      case "order":
        return { type: "order", seat, discard: twoOf(choice.cards, random), contract: oneOf(choice.contracts) };
      case "discard":
        return { type: "discard", seat, discard: twoOf(choice.cards, random) };
      case "whist":
        return { type: "answerWhist", seat, answer: oneOf(choice.answers) };
      case "openness":
        return { type: "chooseOpenness", seat, open: random(2) === 0 };
      case "play":
        return { type: "playCard", seat, card: oneOf(choice.cards) };
      case "none":
        throw new Error(`seat ${seat} has no decision to take`);
    }
  };
}

function twoOf(cards: readonly Card[], random: Random): [Card, Card] {
  const [first, second] = shuffleInPlace([...cards], random);
  if (first === undefined || second === undefined) throw new Error("fewer than two cards");
  return [first, second];
}
