import {
  blankSheet,
  settleNow,
  settingsOf,
  startPulya,
  type DealResult,
  type Pulya,
  type ScoreEntry,
  type Sheet,
} from "@trelyazh/preferans";

/** A deal of the example: its row in packages/preferans/src/testing/worked-examples.json, and what it writes. */
interface ExampleDeal {
  readonly row: number;
  readonly result: DealResult;
}

/**
 * Ten deals of a Sochi table: whatever can be written on a paper for three is written once. The test holds them to what the
 * rules write; a page of the rules needs no engine for them.
 */
export const EXAMPLE_DEALS = [
  {
    row: 1,
    result: {
      deal: 1,
      kind: "played",
      declarer: 1,
      contract: "6s",
      taken: [3, 6, 1],
      entries: [
        { column: "pool", deal: 1, seat: 1, amount: 2, reason: "contractMade" },
        { column: "whists", deal: 1, seat: 2, on: 1, amount: 8, reason: "trickWhists" },
      ],
    },
  },
  {
    row: 5,
    result: {
      deal: 2,
      kind: "passedOut",
      declarer: 2,
      contract: "6h",
      taken: [0, 0, 0],
      entries: [{ column: "pool", deal: 2, seat: 2, amount: 2, reason: "contractMade" }],
    },
  },
  {
    row: 9,
    result: {
      deal: 3,
      kind: "halfWhist",
      declarer: 1,
      contract: "7c",
      taken: [0, 0, 0],
      entries: [
        { column: "pool", deal: 3, seat: 1, amount: 4, reason: "contractMade" },
        { column: "whists", deal: 3, seat: 0, on: 1, amount: 4, reason: "halfWhist" },
      ],
    },
  },
  {
    row: 7,
    result: {
      deal: 4,
      kind: "played",
      declarer: 1,
      contract: "7d",
      taken: [0, 9, 1],
      entries: [
        { column: "pool", deal: 4, seat: 1, amount: 4, reason: "contractMade" },
        { column: "whists", deal: 4, seat: 2, on: 1, amount: 4, reason: "trickWhists" },
        { column: "mountain", deal: 4, seat: 0, amount: 4, reason: "shortfall" },
      ],
    },
  },
  {
    row: 4,
    result: {
      deal: 5,
      kind: "played",
      declarer: 2,
      contract: "6n",
      taken: [2, 4, 4],
      entries: [
        { column: "mountain", deal: 5, seat: 2, amount: 4, reason: "undertricks" },
        { column: "whists", deal: 5, seat: 1, on: 2, amount: 12, reason: "trickWhists" },
        { column: "whists", deal: 5, seat: 0, on: 2, amount: 4, reason: "consolation" },
        { column: "whists", deal: 5, seat: 1, on: 2, amount: 4, reason: "consolation" },
      ],
    },
  },
  {
    row: 34,
    result: {
      deal: 6,
      kind: "allPass",
      declarer: null,
      contract: null,
      taken: [4, 4, 2],
      entries: [
        { column: "mountain", deal: 6, seat: 2, amount: 2, reason: "allPassTricks" },
        { column: "mountain", deal: 6, seat: 0, amount: 4, reason: "allPassTricks" },
        { column: "mountain", deal: 6, seat: 1, amount: 4, reason: "allPassTricks" },
      ],
    },
  },
  {
    row: 36,
    result: {
      deal: 7,
      kind: "allPass",
      declarer: null,
      contract: null,
      taken: [0, 4, 6],
      entries: [
        { column: "pool", deal: 7, seat: 0, amount: 2, reason: "allPassClean" },
        { column: "mountain", deal: 7, seat: 1, amount: 8, reason: "allPassTricks" },
        { column: "mountain", deal: 7, seat: 2, amount: 12, reason: "allPassTricks" },
      ],
    },
  },
  {
    row: 31,
    result: {
      deal: 8,
      kind: "misere",
      declarer: 2,
      contract: "misere",
      taken: [10, 0, 0],
      entries: [{ column: "pool", deal: 8, seat: 2, amount: 10, reason: "misereMade" }],
    },
  },
  {
    row: 32,
    result: {
      deal: 9,
      kind: "misere",
      declarer: 2,
      contract: "misere",
      taken: [7, 0, 3],
      entries: [{ column: "mountain", deal: 9, seat: 2, amount: 30, reason: "misereCaught" }],
    },
  },
  {
    row: 15,
    result: {
      deal: 10,
      kind: "played",
      declarer: 2,
      contract: "10s",
      taken: [1, 0, 9],
      entries: [
        { column: "mountain", deal: 10, seat: 2, amount: 10, reason: "undertricks" },
        { column: "whists", deal: 10, seat: 0, on: 2, amount: 10, reason: "trickWhists" },
        { column: "whists", deal: 10, seat: 0, on: 2, amount: 10, reason: "consolation" },
        { column: "whists", deal: 10, seat: 1, on: 2, amount: 10, reason: "consolation" },
      ],
    },
  },
] as const satisfies readonly ExampleDeal[];

export const EXAMPLE_SETTINGS = settingsOf("sochi", { closeBy: { target: 20 } });

function sheetWith(entries: readonly ScoreEntry[]): Sheet {
  const { pool, mountain, whists } = blankSheet(EXAMPLE_SETTINGS.players);
  const sum = (wanted: (entry: ScoreEntry) => boolean) =>
    entries.filter(wanted).reduce((total, { amount }) => total + amount, 0);
  const inColumn = (column: "pool" | "mountain") => (_: number, seat: number) =>
    sum((entry) => entry.column === column && entry.seat === seat);
  return {
    pool: pool.map(inColumn("pool")),
    mountain: mountain.map(inColumn("mountain")),
    whists: whists.map((row, seat) =>
      row.map((_, on) => sum((entry) => entry.column === "whists" && entry.seat === seat && entry.on === on)),
    ),
    entries,
  };
}

/** Returns the example's pulya after so many deals. */
export function exampleAfter(deals: number): Pulya {
  const entries = EXAMPLE_DEALS.slice(0, deals).flatMap(({ result }): readonly ScoreEntry[] => result.entries);
  return { ...startPulya({ settings: EXAMPLE_SETTINGS, dealer: 2 }), dealNumber: deals, sheet: sheetWith(entries) };
}

/** Returns the example after its players have agreed to stop. */
export function exampleSettled(): Pulya {
  const pulya = exampleAfter(EXAMPLE_DEALS.length);
  return { ...pulya, settlement: settleNow(pulya) };
}
