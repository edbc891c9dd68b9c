import { readFileSync } from "node:fs";
import { join } from "node:path";
import {
  evolve,
  nextDealer,
  scoreDeal,
  startPulya,
  type DealFacts,
  type DealResult,
  type Pulya,
  type SeatWhist,
} from "@trelyazh/preferans";
import { LOCALES } from "@trelyazh/i18n";
import { describe, expect, test } from "vitest";
import { READINGS } from "#lib/rulebook/chapters.ts";
import { chapterOf } from "#lib/rulebook/rulebook.ts";
import { EXAMPLE_DEALS, EXAMPLE_SETTINGS, exampleAfter, exampleSettled } from "./example-pulya.ts";
import { differing, SETTINGS, variantsOf } from "./variants.ts";

test.each(LOCALES)("every setting occurs in the rules, once, and none that there is not (%s)", async (locale) => {
  const chapters = await Promise.all(READINGS.map((reading) => chapterOf(locale, reading)));
  const notes = chapters.flatMap(({ blocks }) =>
    blocks.flatMap((block) => (block.kind === "note" && block.name === "settings" ? block.value.split(", ") : [])),
  );
  expect(notes.toSorted()).toEqual(SETTINGS.toSorted());
});

test("conventions are compared by what they have: each value of a setting, and the conventions that have it", () => {
  expect(variantsOf("allPass.exits").variants).toEqual([
    { value: [6, 7, 7], presets: ["sochi", "classic", "kazakhstan"] },
    { value: [6, 7, 8], presets: ["leningrad", "peter", "toughPeter"] },
    { value: [6], presets: ["rostov"] },
    { value: [7], presets: ["fspr"] },
  ]);
  const settings = differing().map(({ setting }) => setting);
  expect(settings).toContain("closeBy.aid");
  expect(settings).not.toContain("allPass.bombs");
});

const LETTERS = "ABC";

interface Row {
  readonly row: number;
  readonly deal: {
    readonly kind: "game" | "misere" | "allPass";
    readonly declarer?: string;
    readonly answers?: readonly (readonly [string, "whist" | "pass" | "half"])[];
  };
  readonly taken: readonly number[] | null;
  readonly pool: readonly number[];
  readonly mountain: readonly number[];
  readonly whists: readonly (readonly [string, string, number])[];
}

const ROWS = (
  JSON.parse(
    readFileSync(
      join(import.meta.dirname, "../../../../../packages/preferans/src/testing/worked-examples.json"),
      "utf8",
    ),
  ) as { readonly deals: readonly Row[] }
).deals;

const seatOf = (letter: string) => LETTERS.indexOf(letter) as 0 | 1 | 2;

/** The answers as they were given: a half is answered once more, and nobody answers a ten. */
function whistsOf({ deal: { answers = [] } }: Row, { contract }: DealResult): readonly SeatWhist[] {
  if (contract?.startsWith("10") === true) return [];
  const given = answers.map(([letter, answer]) => ({ seat: seatOf(letter), answer }));
  const [first] = given;
  return first !== undefined && given.at(-1)?.answer === "half" ? [...given, { ...first, answer: "pass" }] : given;
}

/** What is known of a deal, as the source of the example tells it; the suit is what the example says. */
function factsOf(row: Row, result: DealResult): DealFacts {
  const { declarer, contract } = result;
  const taken = row.taken ?? result.taken;
  if (declarer === null) return { kind: "allPass", taken };
  if (row.deal.kind === "misere") return { kind: "misere", declarer, taken };
  // The example's games are plain ones.
  const game = contract as Extract<DealFacts, { kind: "game" }>["contract"];
  const facts = { kind: "game", declarer, contract: game, whists: whistsOf(row, result) } as const;
  return row.taken === null ? facts : { ...facts, taken };
}

const NO_CARDS = { hands: [[], [], []], talon: [] };

/** Writes the example's deals by the rules themselves, one after the other. */
function written(): readonly { readonly result: DealResult; readonly pulya: Pulya }[] {
  let pulya = startPulya({ settings: EXAMPLE_SETTINGS, dealer: 2 });
  return EXAMPLE_DEALS.map(({ row, result: told }) => {
    const source = ROWS.find((each) => each.row === row);
    if (source === undefined) throw new Error(`no row ${String(row)}`);
    const number = pulya.dealNumber + 1;
    const dealt = evolve(pulya, { type: "dealt", number, dealer: nextDealer(pulya), dummy: null, ...NO_CARDS });
    const scoring = scoreDeal(dealt, factsOf(source, told));
    if (!scoring.ok) throw new Error(`${String(row)}: ${scoring.code}`);
    const { result } = scoring;
    pulya = evolve(dealt, { type: "dealScored", result, ...NO_CARDS, discard: [] });
    return { result, pulya };
  });
}

describe("the worked example", () => {
  test("is what the rules write for these deals, stroke by stroke", () => {
    const steps = written();
    expect(EXAMPLE_DEALS.map(({ result }) => result)).toEqual(steps.map(({ result }) => result));
    for (const [index, { pulya }] of steps.entries()) expect(exampleAfter(index + 1).sheet).toEqual(pulya.sheet);
  });

  test.each(EXAMPLE_DEALS)("row $row adds to the paper what its source says", ({ row, result }) => {
    const source = ROWS.find((each) => each.row === row);
    const added = (column: "pool" | "mountain") =>
      [0, 1, 2].map((seat) =>
        result.entries
          .filter((entry) => entry.column === column && entry.seat === seat)
          .reduce((sum, { amount }) => sum + amount, 0),
      );
    expect({ pool: added("pool"), mountain: added("mountain") }).toEqual({
      pool: source?.pool,
      mountain: source?.mountain,
    });
    for (const [writer, on, amount] of source?.whists ?? []) {
      const whists = result.entries.flatMap((entry) =>
        entry.column === "whists" && entry.seat === seatOf(writer) && entry.on === seatOf(on) ? [entry.amount] : [],
      );
      expect(whists.reduce((sum, each) => sum + each, 0)).toBe(amount);
    }
  });

  test("its settlement has a sum of zero", () => {
    const { settlement } = exampleSettled();
    expect(settlement?.shown.reduce((sum, amount) => sum + amount, 0)).toBe(0);
    expect(settlement?.shown.some((amount) => amount !== 0)).toBe(true);
  });
});
