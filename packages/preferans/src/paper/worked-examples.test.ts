import { describe, expect, test } from "vitest";
import { GAMES } from "../cards/contract.ts";
import { PRESETS, PRESET_NAMES, settingsOf } from "../settings/presets.ts";
import type { Sheet } from "../pulya/score.ts";
import type { Settings } from "../settings/settings.ts";
import type { Seat } from "../seats.ts";
import { settlement } from "./settlement.ts";
import { blankSheet } from "../pulya/sheet.ts";
import type { Pulya } from "../pulya/state.ts";
import { oneOf } from "../testing/one-of.ts";
import { agree, choose, dealt, onTurn, phaseOf, putAway, reply, seatNamed, speak } from "../testing/table.ts";
import examples from "../testing/worked-examples.json" with { type: "json" };

type Example = (typeof examples.deals)[number];

function settingsFor(example: { readonly preset: string; readonly players: number; readonly overrides?: object }) {
  const players = oneOf([3, 4] as const, example.players);
  return settingsOf(oneOf(PRESET_NAMES, example.preset), { players, ...example.overrides });
}

function dealerFor({ deal, players, dealer }: Example): Seat {
  if (dealer !== undefined) return seatNamed(dealer);
  if ("sitsOut" in deal && deal.sitsOut !== undefined) return seatNamed(deal.sitsOut);
  return players === 3 ? 2 : 3;
}

/** The passes before declarer's turn, the bid, and the passes after it. */
function auction(pulya: Pulya, declarer: Seat, call: string): Pulya {
  let state = pulya;
  while (onTurn(state) !== declarer) state = speak(state, "pass");
  state = speak(state, call);
  while (phaseOf(state) === "auction") state = speak(state, "pass");
  return state;
}

/** The defenders answer as told; whoever is asked again stays with the pass of before. */
function answered(pulya: Pulya, answers: readonly (readonly string[])[]): Pulya {
  let state = pulya;
  for (const [letter = "", said = ""] of phaseOf(state) === "whist" ? answers : []) {
    expect(onTurn(state)).toBe(seatNamed(letter));
    state = reply(state, said);
  }
  if (phaseOf(state) === "whist") state = reply(state, "pass");
  return phaseOf(state) === "openness" ? choose(state, "dark") : state;
}

/** What the pulya has come to before an example; compulsory all-passes are over. */
function beforeOf(example: Example, { players, allPass }: Settings): Partial<Pulya> {
  const zeros = [0, 0, 0, 0].slice(0, players);
  const { deal, poolsBefore: pool = zeros, mountainsBefore: mountain = zeros, bombsBefore: bombs = zeros } = example;
  const allPassStreak = "place" in deal && deal.place !== undefined ? deal.place - 1 : 0;
  return {
    sheet: { ...blankSheet(players), pool, mountain },
    allPassStreak,
    bombs,
    dealNumber: allPass.compulsoryDeals,
  };
}

function playExample(example: Example): Pulya {
  const settings = settingsFor(example);
  const { deal, talon = "" } = example;
  let state = dealt({ settings, dealer: dealerFor(example), before: beforeOf(example, settings), talon });
  if (deal.kind === "allPass") state = speak(state, "pass pass pass");
  else {
    const contract = deal.kind === "game" ? oneOf(GAMES, `${String(deal.level)}s`) : "misere";
    state = putAway(auction(state, seatNamed(deal.declarer ?? ""), contract), contract);
    state = answered(state, deal.answers ?? []);
  }
  return example.taken === null ? state : agree(state, ...example.taken);
}

/** What a deal added to the sheet, whists as the examples write them. */
function changes(sheet: Sheet, { poolsBefore, mountainsBefore }: Pick<Example, "poolsBefore" | "mountainsBefore">) {
  const letters = "ABCD";
  const whists = sheet.whists.flatMap((row, seat) =>
    row.flatMap((amount, on) => (amount === 0 ? [] : [[letters.charAt(seat), letters.charAt(on), amount]])),
  );
  const pool = sheet.pool.map((points, seat) => points - (poolsBefore?.[seat] ?? 0));
  const mountain = sheet.mountain.map((points, seat) => points - (mountainsBefore?.[seat] ?? 0));
  return { pool, mountain, whists };
}

describe("the worked examples", () => {
  test("SCORE1 there are forty of them, and those of later options", () => {
    expect(examples.deals).toHaveLength(57);
  });

  const usual = examples.deals.filter(({ rule }) => rule === undefined);
  const options = examples.deals.filter(({ rule }) => rule !== undefined);

  test.each(usual)("SCORE1 example $row ($preset): $why", comesOut);

  test.each(options)("SCORE1 $rule example $row ($preset; $source): $why", comesOut);
});

function comesOut(example: Example): void {
  const { pool, mountain, whists } = example;
  const changed = changes(playExample(example).sheet, example);
  expect(changed).toEqual({ pool, mountain, whists: expect.arrayContaining(whists) });
  expect(changed.whists).toHaveLength(whists.length);
}

/** A whole number or a fraction such as `"656/3"`. */
function valueOf(text: string): { readonly top: number; readonly bottom: number } {
  const [top = "", bottom = "1"] = text.split("/");
  return { top: Number(top), bottom: Number(bottom) };
}

test("SETTLE4 units left over go to the largest fractions, then by seat", () => {
  const blank = blankSheet(3);
  const sheet = {
    ...blank,
    mountain: [0, 0, 1],
    whists: [
      [0, 0, 0],
      [0, 0, 0],
      [2.5, 0, 0],
    ],
  };
  const { exact, denominator, shown } = settlement(sheet, PRESETS.sochi);
  expect(exact.map((amount) => amount / denominator)).toEqual([5 / 6, 20 / 6, -25 / 6]);
  expect(shown).toEqual([1, 3, -4]);
  expect(settlement({ ...blank, mountain: [0, 0, 1] }, PRESETS.sochi).shown).toEqual([4, 3, -7]);
});

describe("the complete settlements", () => {
  test("SETTLE1 there are five of them", () => {
    expect(examples.settlements).toHaveLength(5);
  });

  test.each(examples.settlements)("SETTLE1 settlement $name: $title", (example) => {
    const { exact, shown, denominator } = settled(example);
    expect(shown).toEqual(example.shown);
    for (const [seat, text] of example.exact.entries()) {
      const { top, bottom } = valueOf(text);
      expect((exact[seat] ?? 0) * bottom).toBe(top * denominator);
    }
  });

  test.each(examples.settlements)("SETTLE2 the pencil method gives settlement $name too", (example) => {
    const settings = settingsFor(example);
    const { players } = settings;
    const owed = example.mountain.map((points, seat) => {
      const own = points - ((example.pool[seat] ?? 0) * settings.poolPointValue) / 10;
      return (own * 10 * settled(example).denominator) / players;
    });
    const least = Math.min(...owed);
    const written = owed.map((amount) => amount - least);
    const balances = example.whists.map((row, seat) => {
      const onOthers = row.reduce((sum, amount) => sum + amount, 0);
      const onOwner = example.whists.reduce((sum, other) => sum + (other[seat] ?? 0), 0);
      const lines = written.reduce((sum, amount) => sum + amount, 0) - players * (written[seat] ?? 0);
      return (onOthers - onOwner) * settled(example).denominator + lines;
    });
    expect(balances).toEqual(settled(example).exact);
  });
});

function settled(example: (typeof examples.settlements)[number]) {
  const { pool, mountain, whists } = example;
  return settlement({ pool, mountain, whists, entries: [] }, settingsFor(example));
}
