import { readRecord } from "@trelyazh/preferans";
import { expect, test } from "vitest";
import { Recorded, SEEDS, evening, fairDeal } from "../testing/fair-evening.ts";
import { START } from "../testing/live-table.ts";
import { printPulya } from "./pulya-text.ts";

const dealsIn = (text: string | null) => text?.match(/^deal \d+$/gm) ?? [];

test("SEEN7 the deals of a record that are over can be read back, by the rules", () => {
  const text = printPulya(evening().record);
  expect(dealsIn(text).length).toBeGreaterThan(1);
  expect(readRecord(text)).toMatchObject({ ok: true });
});

test.each([2, 3, 4] as const)("SEEN7 no card is told of a deal that is not over, at a table for %i", (players) => {
  const table = new Recorded(players);
  table.carryOut(START);
  table.carryOut(fairDeal(1, players));
  expect(printPulya(table.record)).toBeNull();
  table.playOut(SEEDS[0]);
  const over = printPulya(table.record);
  expect(dealsIn(over)).toEqual(["deal 1"]);
  table.carryOut(fairDeal(2, players));
  expect(printPulya(table.record)).toBe(over);
});

test("SEEN7 nothing is told of a table where nothing was begun", () => {
  expect([printPulya([]), printPulya(new Recorded().record)]).toEqual([null, null]);
});
