import { describe, expect, test } from "vitest";
import { PRESET_NAMES, settingsOf } from "../settings/presets.ts";
import { oneOf } from "../testing/one-of.ts";
import examples from "../testing/worked-examples.json" with { type: "json" };
import { pencilOf } from "./pencil.ts";
import { settlement } from "./settlement.ts";

type Example = (typeof examples.settlements)[number];

/** What the published sheets have on paper: mountain less pool, after the amnesty, and what each other player writes. */
const ON_PAPER: Readonly<Record<string, readonly [number[], number[], number[]]>> = {
  A: [
    [8, 23, -1],
    [9, 24, 0],
    [30, 80, 0],
  ],
  B: [
    [-4, 24, 24],
    [0, 28, 28],
    [0, 280 / 3, 280 / 3],
  ],
  C: [
    [21, -4, 8, -25],
    [46, 21, 33, 0],
    [115, 105 / 2, 165 / 2, 0],
  ],
  D: [
    [4, 48, -16, 22],
    [20, 64, 0, 38],
    [50, 160, 0, 95],
  ],
  E: [
    [5, 2, 14],
    [3, 0, 12],
    [10, 0, 40],
  ],
};

function onPaper({ preset, players, pool, mountain, whists }: Example) {
  const settings = settingsOf(oneOf(PRESET_NAMES, preset), { players: oneOf([3, 4] as const, players) });
  const sheet = { pool, mountain, whists, entries: [] };
  return { pencil: pencilOf(sheet, settings), settled: settlement(sheet, settings) };
}

describe.each(examples.settlements)("settlement $name", (example) => {
  const { pencil, settled } = onPaper(example);

  test("SETTLE5 mountain less pool, the amnesty and the shares are those of the published sheet", () => {
    const shares = pencil.parts.map(({ share }) => share / pencil.denominator);
    const rests = pencil.parts.map(({ rest }) => rest);
    const lefts = pencil.parts.map(({ left }) => left);
    expect([rests, lefts, shares]).toEqual(ON_PAPER[example.name]);
  });

  test("SETTLE5 pairs owe each other the same, and come to the exact balances", () => {
    const owed = (seat: number, on: number) => pencil.parts[seat]?.pairs.find((pair) => pair.on === on)?.balance ?? NaN;
    for (const { seat, pairs, balance } of pencil.parts) {
      expect(pairs).toHaveLength(example.players - 1);
      for (const { on } of pairs) expect(owed(seat, on) + owed(on, seat)).toBe(0);
      expect(balance).toBe(settled.exact[seat]);
    }
    expect(pencil.denominator).toBe(settled.denominator);
  });
});

test("SETTLE5 two settle as three do, by halves", () => {
  const whists = [
    [0, 14],
    [31, 0],
  ];
  const sheet = { pool: [10, 7], mountain: [4, 6], whists, entries: [] };
  const settings = settingsOf("sochi", { players: 2 });
  const { amnesty, parts, denominator } = pencilOf(sheet, settings);
  expect([amnesty, parts.map(({ left }) => left)]).toEqual([-6, [0, 5]]);
  expect(parts.map(({ balance }) => balance / denominator)).toEqual([8, -8]);
  expect(settlement(sheet, settings).exact).toEqual(parts.map(({ balance }) => balance));
});
