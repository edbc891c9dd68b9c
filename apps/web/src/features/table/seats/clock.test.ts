import { expect, test } from "vitest";
import { runOf, spokenSeconds } from "./clock.ts";

const OWN = { turn: { number: 4, actor: 1, deadlineAt: 50_000 }, turnSeconds: 45, pause: null } as const;

test("a turn's own time is full at the length that the table gives", () => {
  expect(runOf(OWN, 1)).toEqual({ bank: null, deadlineAt: 50_000, totalMs: 45_000 });
});

test("of a bank that runs only its end is known", () => {
  const reserve = { ...OWN, turn: { ...OWN.turn, bank: "time" } } as const;
  expect(runOf(reserve, 1)).toEqual({ bank: "time", deadlineAt: 50_000, totalMs: null });
});

test("no time runs for others, for bots, and during a pause", () => {
  expect(runOf(OWN, 0)).toBeNull();
  expect(runOf({ ...OWN, turn: { ...OWN.turn, deadlineAt: null } }, 1)).toBeNull();
  expect(runOf({ ...OWN, pause: { since: 0, by: 0, turnLeftMs: 4 } }, 1)).toBeNull();
});

test("the ear is told twice, not every second", () => {
  const told = Array.from({ length: 60 }, (_, second) => spokenSeconds((60 - second) * 1000));
  expect([...new Set(told)]).toEqual([null, 30, 10]);
  expect(spokenSeconds(0)).toBeNull();
});
