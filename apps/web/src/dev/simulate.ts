import {
  actorOf,
  DECK,
  decide,
  evolve,
  legalMoves,
  settingsOf,
  startPulya,
  type Command,
  type GameEvent,
  type Move,
  type Pulya,
  type Settings,
} from "@trelyazh/preferans";

/** A step of a simulated pulya, and what led to it. */
export interface Moment {
  readonly pulya: Pulya;
  readonly events: readonly GameEvent[];
}

type Random = () => number;

/** A small linear congruential generator: the same pages every time. */
function randomFrom(seed: number): Random {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return state / 4_294_967_296;
  };
}

function shuffled(random: Random) {
  return DECK.map((card) => ({ card, key: random() }))
    .toSorted((a, b) => a.key - b.key)
    .map(({ card }) => card);
}

function pick<Item>(items: readonly Item[], random: Random): Item {
  const item = items[Math.floor(random() * items.length)];
  if (item === undefined) throw new Error("nothing to pick from");
  return item;
}

/** Bids low and rarely, orders what was bid, plays anything legal. */
function chooseMove(moves: readonly Move[], random: Random): Move {
  const first = moves[0];
  if (first?.type === "call") {
    const misere = moves.find((move) => move.type === "call" && move.call === "misere");
    if (misere !== undefined && random() < 0.06) return misere;
    return random() < 0.5 ? first : (moves[1] ?? first);
  }
  if (first?.type === "order") return pick(moves.slice(0, 30), random);
  return pick(moves, random);
}

function nextCommand(pulya: Pulya, random: Random): Command {
  const actor = actorOf(pulya);
  if (actor === null) return { type: "deal", deck: shuffled(random) };
  return chooseMove(legalMoves(pulya, actor), random);
}

/** Returns the moment after a command. */
export function after({ pulya, events }: Moment, command: Command): Moment {
  const decision = decide(pulya, command);
  if (!decision.ok) throw new Error(decision.code);
  return { pulya: decision.events.reduce(evolve, pulya), events: [...events, ...decision.events] };
}

interface Search {
  readonly seed: number;
  /** Those of Sochi unless told. */
  readonly settings?: Settings;
}

/** Plays random pulyas until one reaches what is looked for; the last deals' events come along. */
export function findMoment(
  isWanted: (pulya: Pulya) => boolean,
  { seed: firstSeed, settings = settingsOf("sochi") }: Search,
): Moment {
  for (let seed = firstSeed; seed < firstSeed + 4000; seed += 1) {
    const random = randomFrom(seed);
    let pulya = startPulya({ settings, dealer: settings.players === 2 ? 1 : 2 });
    const events: GameEvent[] = [];
    while (pulya.settlement === null && events.length < 2500) {
      const decision = decide(pulya, nextCommand(pulya, random));
      if (!decision.ok) throw new Error(decision.code);
      for (const event of decision.events) {
        pulya = evolve(pulya, event);
        events.push(event);
      }
      if (isWanted(pulya)) return { pulya, events: events.slice(-60) };
    }
  }
  throw new Error("no random pulya reaches this state");
}
