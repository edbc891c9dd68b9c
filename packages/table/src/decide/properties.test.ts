import {
  DECK,
  SEATS,
  actorOf,
  handsOfDeal,
  settingsOf,
  type Card,
  type Seat,
  type Settings,
  type Viewer,
} from "@trelyazh/preferans";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { TableCommand } from "../commands/commands.ts";
import { evolveTable, newTable } from "../state/evolve-table.ts";
import type { Table } from "../state/table.ts";
import type { Transition } from "../state/transition.ts";
import { START, after, deal, seatedTable, transitionsOf } from "../testing/live-table.ts";
import {
  anyAside,
  playOn,
  randomHistory,
  shuffled,
  type Chance,
  type Done,
  type History,
} from "../testing/random-history.ts";
import { projectEnvelope, tableViewFor } from "../views/projection.ts";
import { decideTable } from "./decide-table.ts";
import { numberEvents } from "./number-events.ts";
import { whyNot } from "./questions.ts";

const PLAYERS = [2, 3, 4] as const satisfies readonly Settings["players"][];
const VIEWERS: readonly Viewer[] = [...SEATS, "spectator"];

/** Dice that fast-check throws, so that it can tell which ones break a property. */
const diceOf =
  (gen: fc.GeneratorValue): Chance =>
  (bound) =>
    gen(fc.nat, { max: bound - 1 });

/** Tries a property on tables played by chance, at every number of chairs. */
function forHistories(commands: number, holds: (history: History, chance: Chance) => void) {
  const setup = fc.record({
    players: fc.constantFrom(...PLAYERS),
    bots: fc.nat({ max: 1 }),
    bankSeconds: fc.constantFrom(0, 40),
    seatsBy: fc.option(fc.constant("lot" as const)),
  });
  fc.assert(
    fc.property(fc.gen(), setup, (gen, { players, bots, bankSeconds, seatsBy }) => {
      const chance = diceOf(gen);
      const conditions = { bankSeconds, connectionBankSeconds: bankSeconds, ...(seatsBy !== null && { seatsBy }) };
      holds(randomHistory(chance, { players, bots, conditions, commands }), chance);
    }),
    { numRuns: 60 },
  );
}

/** The person who must act where play goes on. */
function actorAt({ status, pause, pulya }: Table): Seat | null {
  return status === "playing" && pause === null && pulya !== null ? actorOf(pulya) : null;
}

const ASIDES: readonly string[] = ["offer", "answerOffer", "withdrawOffer", "handOver"];

/** An offer or the like after which the same person still has to act. */
function isBesideTurn({ before, command, transitions }: Done): boolean {
  const isAside = command.type === "act" && ASIDES.includes(command.wish.type);
  return isAside && transitions.at(-1)?.table.turn?.actor === before.turn?.actor;
}

const allOf = ({ first, transitions }: History): readonly Transition[] => [first, ...transitions];

describe("whatever happens at a table", () => {
  test("HIST1 events are numbered densely from 1, in the order of time", () => {
    forHistories(120, (history) => {
      const transitions = allOf(history);
      expect(transitions.map(({ envelope }) => envelope.seq)).toEqual(transitions.map((_, index) => index + 1));
      expect(transitions.map(({ table }) => table.seq)).toEqual(transitions.map((_, index) => index + 1));
      const times = transitions.map(({ envelope }) => envelope.at);
      expect(times).toEqual(times.toSorted((a, b) => a - b));
    });
  });

  test("HIST1 HIST2 a table replayed from its events, kept as JSON, is the same after each of them", () => {
    forHistories(120, ({ first, transitions }) => {
      const { event } = first.envelope;
      if (event.type !== "tableCreated") throw new Error("another event came first");
      let table = newTable("t", event, first.envelope);
      expect(table).toEqual(first.table);
      for (const transition of transitions) {
        // Stored as JSON and read again.
        table = evolveTable(table, JSON.parse(JSON.stringify(transition.envelope)) as typeof transition.envelope);
        expect(table).toEqual(transition.table);
        expect(table.turn).toEqual(transition.envelope.turn);
      }
    });
  });

  test("HIST3 ASK1 deciding throws nothing and changes nothing, and its events can be folded", () => {
    forHistories(60, ({ done, end }, chance) => {
      for (const table of [...done.map(({ before }) => before), end]) {
        const before = JSON.stringify(table);
        const command = anyAside(table, chance, 0);
        const decision = decideTable(table, command);
        expect(whyNot(table, command)).toBe(decision.ok ? null : decision.code);
        if (decision.ok) numberEvents(table, command, { events: decision.events, at: 0 });
        expect(JSON.stringify(table)).toBe(before);
      }
    });
  });

  test("TURN1 the turn is that of the one who must act, and a person's alone has a deadline", () => {
    forHistories(120, ({ done, end }) => {
      for (const table of [...done.map(({ before }) => before), end]) {
        const actor = actorAt(table);
        expect(table.turn?.actor ?? null).toBe(actor);
        expect((table.turn?.deadlineAt ?? null) !== null).toBe(actor !== null && table.seats[actor]?.kind === "human");
      }
    });
  });

  test("TURN2 between the events of a command nobody gets the turn", () => {
    forHistories(120, ({ done }) => {
      for (const { before, transitions } of done) {
        const between = transitions.slice(0, -1).flatMap(({ envelope: { turn } }) => (turn === null ? [] : [turn]));
        expect(between).toEqual(between.map(() => before.turn));
      }
    });
  });

  test("TURN4 what is done beside the turn leaves it as it was", () => {
    forHistories(150, ({ done }) => {
      const asides = done.filter(isBesideTurn);
      expect(asides.map(({ transitions }) => transitions.at(-1)?.table.turn)).toEqual(
        asides.map(({ before }) => before.turn),
      );
    });
  });

  test("SEEN3 what a viewer is told makes the view of the whole", () => {
    forHistories(120, ({ first, transitions }, chance) => {
      const viewer = VIEWERS[chance(VIEWERS.length)] ?? "spectator";
      let seen: Table = tableViewFor(first.table, viewer);
      for (const { envelope, table } of transitions) {
        seen = evolveTable(seen, projectEnvelope(envelope, viewer));
        expect(seen).toEqual(tableViewFor(table, viewer));
      }
    });
  });
});

/** The same deck but for cards that the viewer cannot see when it is dealt. */
function withOthersHidden(
  deck: readonly Card[],
  { table, viewer, chance }: { table: Table; viewer: Viewer; chance: Chance },
) {
  const hand = viewer === "spectator" ? [] : (after(table, deal(deck)).pulya?.deal?.hands[viewer] ?? []);
  const hidden = DECK.filter((card) => !hand.includes(card));
  const others = shuffled(chance, hidden);
  const swapped = new Map(hidden.map((card, index) => [card, others[index] ?? card]));
  return deck.map((card) => swapped.get(card) ?? card);
}

test("SEEN5 until cards are shown, nothing that a viewer sees or is told depends on those hidden from them", () => {
  const viewers = fc.record({ players: fc.constantFrom(...PLAYERS), viewer: fc.constantFrom(...VIEWERS) });
  fc.assert(
    fc.property(fc.gen(), viewers, (gen, { players, viewer: chair }) => {
      const chance = diceOf(gen);
      const started = after(seatedTable({ players }), START);
      const hands = handsOfDeal(players, 0);
      const viewer = chair === "spectator" || (chair < players && hands.includes(chair)) ? chair : "spectator";
      const deck = shuffled(chance, DECK);
      const other = withOthersHidden(deck, { table: started, viewer, chance });
      const two = { one: started, other: started };
      const doBoth = (one: TableCommand, another: TableCommand = one) => {
        const [told, toldOther] = [transitionsOf(two.one, one), transitionsOf(two.other, another)];
        const seenOf = (transitions: readonly Transition[]) =>
          transitions.map(({ envelope, table }) => [projectEnvelope(envelope, viewer), tableViewFor(table, viewer)]);
        expect(seenOf(told)).toEqual(seenOf(toldOther));
        two.one = told.at(-1)?.table ?? two.one;
        two.other = toldOther.at(-1)?.table ?? two.other;
      };
      doBoth(deal(deck), deal(other));
      for (let count = 0; count < 12; count += 1) {
        const [move] = playOn(two.one, chance);
        const aside = anyAside(two.one, chance, 0);
        const command = whyNot(two.one, aside) === null ? aside : move;
        const shows = command?.type === "timeOut" || command === undefined || endsAuction(two.one, command);
        if (!shows) doBoth(command);
      }
    }),
    { numRuns: 100 },
  );
});

/** Says whether cards are shown after that command: the talon is, once an auction is over. */
function endsAuction(table: Table, command: TableCommand): boolean {
  if (whyNot(table, command) !== null) return true;
  return transitionsOf(table, command).some(
    ({ table: { pulya } }) => pulya !== null && pulya.deal?.phase !== "auction",
  );
}

describe("a pulya at a table", () => {
  test.each(PLAYERS.flatMap((players) => [0, 1, players - 1].map((bots) => [players, bots] as const)))(
    "DEAL2 for %i with %i bots is played to its settlement",
    (players, bots) => {
      fc.assert(
        fc.property(fc.gen(), (gen) => {
          const chance = diceOf(gen);
          const conditions = { settings: settingsOf("sochi", { players, closeBy: { kind: "deals", count: 3 } }) };
          let table = after(seatedTable({ players, bots, conditions }), START);
          while (table.status === "playing") table = playedByChance(after(table, deal(shuffled(chance, DECK))), chance);
          expect(table.pulya?.dealNumber).toBe(3);
          expect(table.pulya?.settlement?.shown).toHaveLength(players);
        }),
        { numRuns: 10 },
      );
    },
  );
});

function playedByChance(table: Table, chance: Chance): Table {
  let state = table;
  while (state.turn !== null) {
    const [command] = playOn(state, chance);
    if (command === undefined) throw new Error("nobody can move");
    state = after(state, command);
  }
  return state;
}
