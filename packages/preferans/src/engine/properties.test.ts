import { beforeAll, describe, expect, test } from "vitest";
import { actorOf } from "./actor.ts";
import { CARD_BACK, DECK, isSeen, type Card, type SeenCard } from "../cards/cards.ts";
import type { Command, Move } from "../pulya/commands.ts";
import { WHIST_ANSWERS } from "../cards/contract.ts";
import { decide } from "./decide.ts";
import { defaultMove } from "./default-move.ts";
import { describeEntry, describeEvent } from "../pulya/descriptions.ts";
import type { GameEvent } from "../pulya/events.ts";
import { evolve } from "./evolve.ts";
import { CALLS } from "../cards/ladder.ts";
import { asideMoves, legal, legalAside, legalMoves } from "./legal-moves.ts";
import { parseRecord } from "../notation/parse.ts";
import { printRecord } from "../notation/print.ts";
import { recordOf } from "../notation/record.ts";
import { replayRecord } from "../notation/replay.ts";
import { startPulya } from "../pulya/pulya.ts";
import { sameJson } from "./same-json.ts";
import { SEATS, type Seat, type Viewer } from "../seats.ts";
import type { Deal, Pulya } from "../pulya/state.ts";
import { foldStored } from "./stored-events.ts";
import { rollDice, type Dice } from "../testing/dice.ts";
import { deepFreeze } from "../testing/freeze.ts";
import { randomCommand, randomSettings } from "../testing/random-play.ts";
import { refusalOf } from "../testing/table.ts";
import { project, viewFor } from "./views.ts";

/** Pulyas that every property below is tried on. */
const PULYAS = 2_000;

/** More decisions than any deal needs, with all its offers; one that needs more does not end. */
const MOST_DECISIONS = 300;

interface Step {
  readonly before: Pulya;
  readonly command: Command;
  readonly events: readonly GameEvent[];
  readonly after: Pulya;
  readonly dice: Dice;
  /** Somebody who watches the whole pulya, and what they see after this step. */
  readonly viewer: Viewer;
  readonly view: Pulya;
}

interface Finished {
  readonly start: Pulya;
  readonly end: Pulya;
  readonly events: readonly GameEvent[];
}

/** What is watched: tells whether all is well after each step, or after each pulya. */
interface Watcher {
  readonly onStep?: (step: Step) => boolean;
  readonly onEnd?: (pulya: Finished) => boolean;
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

/** Every card of the deal with all places it is in. */
function placesOf(deal: Deal): readonly SeenCard[] {
  const held = deal.hands.flat();
  if (deal.phase === "auction" || deal.phase === "finished") return [...held, ...deal.talon];
  if (deal.phase === "order") return held;
  const talon = deal.discard.length === 0 ? deal.talon : [];
  const tricks = deal.phase === "play" ? [...deal.tricks, deal.trick] : [];
  return [...held, ...deal.discard, ...talon, ...tricks.flatMap(({ cards }) => cards.map(({ card }) => card))];
}

function eachCardOnce({ after: { deal } }: Step): boolean {
  if (deal === null) return true;
  const places = placesOf(deal);
  return places.length === DECK.length && new Set(places).size === DECK.length && isSeen(places);
}

function anyMove(dice: Dice, seat: Seat): Move {
  const card = () => dice.pick(DECK);
  return dice.pick<() => Move>([
    () => ({ type: "call", seat, call: dice.pick(CALLS) }),
    () => ({ type: "order", seat, discard: [card(), card()], contract: dice.pick(["6s", "8h", "10n"]) }),
    () => ({ type: "discard", seat, discard: [card(), card()] }),
    () => ({ type: "concede", seat }),
    () => ({ type: "answerWhist", seat, answer: dice.pick(WHIST_ANSWERS) }),
    () => ({ type: "chooseOpenness", seat, open: dice.oneIn(2) }),
    () => ({ type: "playCard", seat, card: card() }),
    () => ({ type: "handOver", seat }),
    () => ({ type: "offer", seat, taken: [dice.below(11), dice.below(5), dice.below(5), 0].slice(dice.below(2)) }),
    () => ({ type: "answerOffer", seat, accept: dice.oneIn(2) }),
    () => ({ type: "withdrawOffer", seat }),
  ])();
}

/** Tells whether `legal` and `legalAside` let a move be made. */
function isListed(pulya: Pulya, move: Move): boolean {
  const options = legal(pulya, move.seat);
  const aside = legalAside(pulya, move.seat);
  switch (move.type) {
    case "call":
      return options.kind === "call" && options.calls.includes(move.call);
    case "order":
      return (
        options.kind === "order" && isPair(options.cards, move.discard) && options.contracts.includes(move.contract)
      );
    case "discard":
      return options.kind === "discard" && isPair(options.cards, move.discard);
    case "concede":
      return options.kind === "order" && options.mayConcede;
    case "answerWhist":
      return options.kind === "whist" && options.answers.includes(move.answer);
    case "chooseOpenness":
      return options.kind === "openness";
    case "playCard":
      return options.kind === "play" && options.cards.includes(move.card);
    case "handOver":
      return aside.mayHandOver;
    case "offer":
      return aside.mayOffer && asideMoves(pulya, move.seat).some((listed) => same(listed, move));
    case "answerOffer":
      return aside.mayAnswerOffer;
    case "withdrawOffer":
      return aside.mayWithdrawOffer;
  }
}

const isPair = (cards: readonly Card[], [first, second]: readonly [Card, Card]): boolean =>
  first !== second && cards.includes(first) && cards.includes(second);

/** Tries a few moves of whatever kind: each is accepted exactly if it is listed; and a listed one is accepted. */
function listsWhatIsAccepted({ after, dice }: Step): boolean {
  const seat = actorOf(after) ?? dice.pick(SEATS);
  const tried = [anyMove(dice, seat), anyMove(dice, seat), anyMove(dice, dice.pick(SEATS))];
  const right = tried.every((move) => decide(after, move).ok === isListed(after, move));
  if (!dice.oneIn(4)) return right;
  const moves = dice.oneIn(8) ? asideMoves(after, seat) : legalMoves(after, seat);
  return right && (moves.length === 0 || decide(after, dice.pick(moves)).ok);
}

const waitsForSomebody = ({ after }: Step): boolean =>
  (actorOf(after) === null) === (after.settlement !== null || after.deal === null || after.deal.phase === "finished");

function suggestsLegalMoves({ after }: Step): boolean {
  const move = defaultMove(after);
  if (move === null) return actorOf(after) === null;
  return decide(after, move).ok && same(move, defaultMove(viewFor(after, move.seat)));
}

function seesTheSame({ after, dice }: Step): boolean {
  const seat = dice.pick([actorOf(after) ?? 0, ...SEATS]);
  const view = viewFor(after, seat);
  const move = dice.pick([...legalMoves(after, seat), anyMove(dice, seat)]);
  return (
    same([legal(after, seat), legalAside(after, seat)], [legal(view, seat), legalAside(view, seat)]) &&
    same(refusalOf(after, move), refusalOf(view, move))
  );
}

/** What is on the table is compared after every step, the whole paper after every deal. */
function foldsIntoView({ after, viewer, view }: Step): boolean {
  const expected = viewFor(after, viewer);
  const wrong = !same(expected.deal, view.deal);
  return !wrong && (after.deal?.phase !== "finished" || same(expected, view));
}

const describesOnlyTheSeen = ({ events, viewer }: Step): boolean =>
  events.every((event) => {
    const sentence = JSON.stringify(describeEvent(event));
    return sentence === JSON.stringify(describeEvent(project(event, viewer))) && !sentence.includes(CARD_BACK);
  });

function settlesToZero({ end: { settlement } }: Finished): boolean {
  if (settlement === null) return false;
  const { exact, shown } = settlement;
  return sum(exact) === 0 && sum(shown) === 0 && [...exact, ...shown].every(Number.isInteger);
}

const foldsToTheEnd = ({ start, end, events }: Finished): boolean =>
  same(
    events.reduce((state, event) => evolve(state, event), start),
    end,
  );

function foldsWhatWasStored({ start, end, events }: Finished): boolean {
  const reading = foldStored(start, JSON.parse(JSON.stringify(events)));
  return reading.ok && same(reading.pulya, end);
}

function readsBackWhatItPrints({ start, events }: Finished): boolean {
  const record = recordOf(start, events);
  const parsing = parseRecord(printRecord(record));
  return parsing.ok && sameJson(parsing.record, record);
}

function replaysFromRecord({ start, end, events }: Finished): boolean {
  const replay = replayRecord(recordOf(start, events));
  return replay.ok && same(replay.pulya, end);
}

const describesEveryLine = ({ end: { sheet } }: Finished): boolean =>
  sheet.entries.every((entry) => {
    const { amount, seat } = describeEntry(entry);
    return amount > 0 && seat === entry.seat;
  });

const WATCHERS = {
  "DEAL4 each of the 32 cards is in exactly one place at all times": { onStep: eachCardOnce },
  "CMD3 what is listed is accepted, what is not listed is refused": { onStep: listsWhatIsAccepted },
  "CMD6 the default move is always legal, and the same from the own view": { onStep: suggestsLegalMoves },
  "CMD7 somebody must act exactly while a deal is on": { onStep: waitsForSomebody },
  "VIEW4 projected events fold into the view of the new state": { onStep: foldsIntoView },
  "VIEW5 a seat's own view tells its legal moves, and decides on each as the whole does": { onStep: seesTheSame },
  "TEXT1 a description is the same for everybody, and names no hidden card": { onStep: describesOnlyTheSeen },
  "TEXT2 every line of the paper has a description": { onEnd: describesEveryLine },
  "SETTLE3 SETTLE4 exact and shown balances sum to zero": { onEnd: settlesToZero },
  "CMD5 the events fold to the live state": { onEnd: foldsToTheEnd },
  "CMD9 stored events fold to the live state": { onEnd: foldsWhatWasStored },
  "NOTE1 a printed record reads back the same": { onEnd: readsBackWhatItPrints },
  "NOTE2 a record replays to the same state": { onEnd: replaysFromRecord },
} satisfies Record<string, Watcher>;

type Property = keyof typeof WATCHERS;

const PROPERTIES = Object.keys(WATCHERS) as Property[]; // the keys just written

interface Watch {
  pulyas: number;
  /** Seeds of pulyas in which the property failed. */
  readonly failed: number[];
}

const watches = new Map(PROPERTIES.map((property): [Property, Watch] => [property, { pulyas: 0, failed: [] }]));

/** Plays a pulya of that seed to its end; reports each watcher that something is wrong for. */
function playPulya(seed: number, report: (property: Property) => void): Finished {
  const dice = rollDice(seed);
  const settings = randomSettings(dice);
  const start = deepFreeze(startPulya({ settings, dealer: dice.pick(SEATS.slice(0, settings.players)) }));
  const viewer = dice.pick<Viewer>([...SEATS, "spectator"]);
  const all: GameEvent[] = [];
  let state = start;
  let view = viewFor(start, viewer);
  for (let decisions = 0; state.settlement === null; decisions += 1) {
    const before = state;
    const command = deepFreeze(randomCommand(dice, before));
    if (command.type === "deal") decisions = 0;
    if (decisions === MOST_DECISIONS) throw new Error(`a deal of seed ${seed} does not end`);
    const decision = deepFreeze(decide(before, command));
    if (!decision.ok) throw new Error(`seed ${seed}: ${JSON.stringify(command)} was refused: ${decision.code}`);
    const { events } = decision;
    for (const event of events) {
      state = deepFreeze(evolve(state, event));
      view = evolve(view, project(event, viewer));
    }
    all.push(...events);
    const step = { before, command, events, after: state, dice, viewer, view };
    for (const property of PROPERTIES) {
      const watcher: Watcher = WATCHERS[property];
      if (watcher.onStep?.(step) === false) report(property);
    }
  }
  return { start, end: state, events: all };
}

/** Kinds of results that have come up, with how often. */
const results = new Map<string, number>();

beforeAll(() => {
  for (let seed = 1; seed <= PULYAS; seed += 1) {
    const failed = new Set<Property>();
    const finished = playPulya(seed, (property) => failed.add(property));
    for (const property of PROPERTIES) {
      const watcher: Watcher = WATCHERS[property];
      if (watcher.onEnd?.(finished) === false) failed.add(property);
      const watch = watches.get(property);
      if (watch === undefined) continue;
      watch.pulyas += 1;
      if (failed.has(property)) watch.failed.push(seed);
    }
    for (const event of finished.events) {
      if (event.type === "dealScored") results.set(event.result.kind, (results.get(event.result.kind) ?? 0) + 1);
    }
  }
});

describe(`in ${PULYAS} random pulyas of random settings`, () => {
  test.each(PROPERTIES)("%s", (property) => {
    expect(watches.get(property)).toEqual({ pulyas: PULYAS, failed: [] });
  });

  test("DEAL6 every deal ends, in every way a deal can end", () => {
    const kinds = ["allPass", "conceded", "halfWhist", "misere", "passedOut", "played", "thrownIn"];
    expect([...results.keys()].toSorted()).toEqual(kinds);
    for (const kind of kinds) expect(results.get(kind)).toBeGreaterThan(20);
  });

  test("CMD4 no state and no event was changed: all of them were frozen", () => {
    const [start] = [deepFreeze(startPulya({ settings: randomSettings(rollDice(1)), dealer: 0 }))];
    expect(() => Object.assign(start.sheet, { pool: [] })).toThrow(TypeError);
  });
});
