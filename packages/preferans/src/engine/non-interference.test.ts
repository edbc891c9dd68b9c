import { describe, expect, test } from "vitest";
import { CARD_BACK, DECK, type Card, type SeenCard } from "../cards/cards.ts";
import type { Command } from "../pulya/commands.ts";
import { decide } from "./decide.ts";
import type { GameEvent } from "../pulya/events.ts";
import { evolve } from "./evolve.ts";
import { startPulya } from "../pulya/pulya.ts";
import { SEATS, type Viewer } from "../seats.ts";
import type { Pulya } from "../pulya/state.ts";
import { rollDice, type Dice } from "../testing/dice.ts";
import { randomCommand, randomSettings } from "../testing/random-play.ts";
import { project, viewFor } from "./views.ts";

/** Histories that are tried, each for every viewer. */
const HISTORIES = 2_000;

/** How often other hidden cards are tried for a viewer before a history is given up: most break the rules of play. */
const TRIES = 12;

interface Projection {
  readonly see: (pulya: Pulya, viewer: Viewer) => unknown;
  readonly tell: (event: GameEvent, viewer: Viewer) => unknown;
}

/** A history: commands from a start, cut off somewhere in its first deals. */
interface History {
  readonly start: Pulya;
  readonly commands: readonly Command[];
}

interface Run {
  readonly end: Pulya;
  readonly events: readonly GameEvent[];
}

function run({ start, commands }: History): Run | null {
  let end = start;
  const events: GameEvent[] = [];
  for (const command of commands) {
    const decision = decide(end, command);
    if (!decision.ok) return null;
    for (const event of decision.events) end = evolve(end, event);
    events.push(...decision.events);
  }
  return { end, events };
}

function randomHistory(dice: Dice): History {
  const start = startPulya({ settings: randomSettings(dice), dealer: 0 });
  const commands: Command[] = [];
  const length = 1 + dice.below(45);
  let state = start;
  while (commands.length < length && state.settlement === null) {
    const command = randomCommand(dice, state);
    const decision = decide(state, command);
    if (!decision.ok) throw new Error(`${JSON.stringify(command)} was refused: ${decision.code}`);
    for (const event of decision.events) state = evolve(state, event);
    commands.push(command);
  }
  return { start, commands };
}

/** The cards of the last deal that a viewer has no way of knowing. */
function unknownCards(pulya: Pulya, viewer: Viewer): readonly Card[] {
  const { deal } = viewFor(pulya, viewer);
  if (deal === null) return [];
  const seen: readonly SeenCard[] = [
    ...deal.hands.flat(),
    ...deal.talon,
    ...("discard" in deal ? deal.discard : []),
    ...("tricks" in deal ? deal.tricks.flatMap(({ cards }) => cards.map(({ card }) => card)) : []),
    ...(deal.phase === "play" ? deal.trick.cards.map(({ card }) => card) : []),
  ];
  const known = new Set(seen.filter((card) => card !== CARD_BACK));
  return DECK.filter((card) => !known.has(card));
}

/** The same history with the unknown cards of its last deal dealt otherwise. */
function dealtOtherwise(history: History, unknown: readonly Card[], dice: Dice): History {
  const others = dice.shuffled(unknown);
  const exchange = (card: Card): Card => others[unknown.indexOf(card)] ?? card;
  const lastDeal = history.commands.findLastIndex(({ type }) => type === "deal");
  const commands = history.commands.map((command, index) =>
    index < lastDeal ? command : withCards(command, exchange),
  );
  return { ...history, commands };
}

/** A command with its cards exchanged. Cards that were played are known to all, so only decks and discards change. */
function withCards(command: Command, exchange: (card: Card) => Card): Command {
  if (command.type === "deal") return { ...command, deck: command.deck.map(exchange) };
  if (command.type !== "order" && command.type !== "discard") return command;
  const [first, second] = command.discard;
  return { ...command, discard: [exchange(first), exchange(second)] };
}

/** Whether some viewer could tell the two runs apart. */
function isToldApart(a: Run, b: Run, { viewer, by }: { viewer: Viewer; by: Projection }): boolean {
  const stream = ({ end, events }: Run): string =>
    JSON.stringify([by.see(end, viewer), events.map((event) => by.tell(event, viewer))]);
  return stream(a) !== stream(b);
}

interface Trial {
  compared: number;
  leaks: number;
}

interface Case {
  readonly history: History;
  readonly original: Run;
  readonly viewer: Viewer;
  readonly dice: Dice;
}

/** Another run of a history that a viewer must not be able to tell from it; null if none was found. */
function indistinguishable({ history, original, viewer, dice }: Case): Run | null {
  const unknown = unknownCards(original.end, viewer);
  for (let time = 0; time < TRIES && unknown.length > 1; time += 1) {
    const other = run(dealtOtherwise(history, unknown, dice));
    if (other !== null) return other;
  }
  return null;
}

/** Compares each history with one that differs only in what the viewer cannot know. */
function search(by: Projection, histories: number): Trial {
  const trial: Trial = { compared: 0, leaks: 0 };
  for (let seed = 1; seed <= histories; seed += 1) {
    const dice = rollDice(seed);
    const history = randomHistory(dice);
    const original = run(history);
    if (original === null) throw new Error(`the history of seed ${seed} does not replay`);
    for (const viewer of [...SEATS.slice(0, history.start.settings.players), "spectator"] as const) {
      const other = indistinguishable({ history, original, viewer, dice });
      if (other === null) continue;
      trial.compared += 1;
      if (isToldApart(original, other, { viewer, by })) trial.leaks += 1;
    }
  }
  return trial;
}

const honest: Projection = { see: viewFor, tell: project };

test(`VIEW6 in ${HISTORIES} random histories no viewer can tell two deals apart that agree on what they may know`, () => {
  const trial = search(honest, HISTORIES);
  expect(trial.leaks).toBe(0);
  expect(trial.compared).toBeGreaterThan(HISTORIES);
});

describe("VIEW6 a leak of any kind is caught", () => {
  const withDeal = (view: Pulya, changes: object): unknown => ({ ...view, deal: { ...view.deal, ...changes } });

  const leaky: Readonly<Record<string, Projection>> = {
    "the talon while it is dealt": {
      ...honest,
      tell: (event, viewer) =>
        event.type === "dealt" ? { ...project(event, viewer), talon: event.talon } : project(event, viewer),
    },
    "another's discard": {
      ...honest,
      tell: (event, viewer) =>
        event.type === "ordered" || event.type === "discarded" ? event : project(event, viewer),
    },
    "the hands to a spectator": {
      ...honest,
      see: (pulya, viewer) => (viewer === "spectator" ? pulya : viewFor(pulya, viewer)),
    },
    "whether somebody holds the ace of spades": {
      ...honest,
      see: (pulya, viewer) =>
        withDeal(viewFor(pulya, viewer), { high: pulya.deal?.hands.map((hand) => hand.includes("As")) }),
    },
    "in which order cards came to a hand": {
      ...honest,
      tell: (event, viewer) =>
        event.type === "dealt"
          ? { ...project(event, viewer), sums: event.hands.map(([card]) => card) }
          : project(event, viewer),
    },
    "the last card of the next hand": {
      ...honest,
      see: (pulya, viewer) =>
        withDeal(viewFor(pulya, viewer), {
          peek: pulya.deal?.hands[viewer === "spectator" ? 0 : (viewer + 1) % 3]?.at(-1),
        }),
    },
  };

  test.each(Object.entries(leaky))("VIEW6 %s", (_, projection) => {
    expect(search(projection, 60).leaks).toBeGreaterThan(0);
  });
});
