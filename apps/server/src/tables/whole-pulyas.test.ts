import {
  DECK,
  PRESET_NAMES,
  settingsOf,
  viewFor,
  type CloseBy,
  type Move,
  type PresetName,
  type Seat,
  type Settings,
} from "@trelyazh/preferans";
import { chooseMove, shuffleInPlace } from "@trelyazh/solver";
import {
  createTable,
  decideTable,
  DEFAULT_CONDITIONS,
  nextStep,
  numberEvents,
  tableViewFor,
  type Table,
  type TableCommand,
} from "@trelyazh/table";
import { expect, test } from "vitest";
import type { Chance } from "./actor/dealing.ts";
import { seededChance } from "../testing/in-memory/seeded-chance.ts";

const ANN = { id: "ann", name: "Ann" };

/** So short that a pulya is over soon; by each where the convention closes so. */
const CLOSINGS = {
  each: { kind: "each", target: 4, aid: true },
  sum: { kind: "sum", total: 12 },
  deals: { kind: "deals", count: 6 },
} as const satisfies Record<CloseBy["kind"], CloseBy>;

/** More deals than a short pulya needs by far. */
const MOST_DEALS = 300;

function newTable(settings: Settings): Table {
  // Chairs are numbered as seats are.
  const bots = Array.from({ length: settings.players - 1 }, (_, index) => ({ seat: (index + 1) as Seat }));
  const conditions = { ...DEFAULT_CONDITIONS, settings, turnSeconds: 60 };
  const creation = createTable({ id: "t", owner: ANN, seat: 0, bots, conditions, at: 0 });
  if (!creation.ok) throw new Error(creation.code);
  return creation.transitions.at(-1)?.table ?? creation.transitions[0].table;
}

function carriedOut(table: Table, command: TableCommand): Table {
  const decision = decideTable(table, command);
  if (!decision.ok) throw new Error(`${command.type} was refused: ${decision.code}`);
  return numberEvents(table, command, { events: decision.events, at: 0 }).at(-1)?.table ?? table;
}

/** What a novice does who sees what that seat sees. */
function moveAt({ pulya }: Table, seat: Seat): Move {
  if (pulya === null) throw new Error("there is no pulya yet");
  return chooseMove({ view: viewFor(pulya, seat), seat, seed: pulya.dealNumber, level: "novice" }).move;
}

/** What comes next, whoever does it: the table, a bot, or Ann. */
function commandAt(table: Table, chance: Pick<Chance, "below">): TableCommand {
  const step = nextStep(table);
  const { turn } = table;
  if (step?.type === "start") return { type: "start", dealer: 0 };
  if (step?.type === "deal") return { type: "deal", deck: shuffleInPlace([...DECK], chance.below) };
  if (step?.type === "moveBot") return { ...step, move: moveAt(table, step.seat) };
  if (turn === null) throw new Error("nothing comes next");
  const { seat: _seat, ...wish } = moveAt(table, turn.actor);
  return { type: "act", member: ANN, turnNumber: turn.number, wish };
}

/** Ann and bots play a pulya to its end, over decks that are always the same. */
function playedOut(settings: Settings): Table {
  const chance = seededChance(settings.players);
  let table = newTable(settings);
  while (table.status !== "finished" && (table.pulya?.dealNumber ?? 0) <= MOST_DEALS)
    table = carriedOut(table, commandAt(table, chance));
  return table;
}

/** The conventions where a pool point is worth 20 whists at the end; else it is 10, and a mountain's always. */
const DEAR: readonly PresetName[] = ["leningrad", "peter", "fspr", "toughPeter"];

interface Paper {
  readonly pool: readonly number[];
  readonly mountain: readonly number[];
  /** By writer and by the one that they are written on. */
  readonly whists: readonly (readonly number[])[];
}

const total = (numbers: readonly number[]): number => numbers.reduce((sum, number) => sum + number, 0);

/** Each balance times the number of players, by the words of the rules: everybody pays everybody else what theirs is worth more. */
function settledByHand({ pool, mountain, whists }: Paper, poolPoint: number): readonly number[] {
  const worth = pool.map((points, seat) => poolPoint * points - 10 * (mountain[seat] ?? Number.NaN));
  return worth.map((own, seat) =>
    total(
      worth.map((other, on) => {
        const net = (whists[seat]?.[on] ?? Number.NaN) - (whists[on]?.[seat] ?? Number.NaN);
        return own - other + worth.length * net;
      }),
    ),
  );
}

test.each(PRESET_NAMES.flatMap((preset) => ([2, 3, 4] as const).map((players) => [preset, players] as const)))(
  "a pulya of %s for %i comes to its end, and its settlement is what the paper gives by hand",
  (preset, players) => {
    const { kind } = settingsOf(preset).closeBy;
    const settings = settingsOf(preset, { players, closeBy: CLOSINGS[kind] });
    // As anybody may see it, and as it is sent.
    const { pulya } = JSON.parse(JSON.stringify(tableViewFor(playedOut(settings), "spectator"))) as Table;
    const { exact, denominator, shown } = pulya?.settlement ?? { exact: [], denominator: 1, shown: [] };
    const { pool, mountain, whists } = pulya?.sheet ?? { pool: [], mountain: [], whists: [] };
    const people = { pool: pool.slice(0, players), mountain: mountain.slice(0, players), whists };
    const byHand = settledByHand(people, DEAR.includes(preset) ? 20 : 10);
    expect(exact.map((balance) => (balance / denominator) * players)).toEqual(byHand);
    expect(byHand).toHaveLength(players);
    expect(total(byHand)).toBe(0);
    expect(total(shown)).toBe(0);
    for (const [seat, balance] of shown.entries())
      expect(Math.abs(balance - (byHand[seat] ?? Number.NaN) / players)).toBeLessThan(1);
  },
);
