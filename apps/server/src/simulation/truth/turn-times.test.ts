import type { TableEvent, Turn } from "@trelyazh/table";
import { expect, test } from "vitest";
import type { JournalRow } from "../../tables/journal/table-store.ts";
import { TurnTimes } from "./turn-times.ts";

const AT = 1000;
const MOVE: TableEvent = { type: "game", event: { type: "called", seat: 0, call: "pass" } };

function rowAt(seq: number, event: TableEvent, turn: Turn | null): JournalRow {
  return { tableId: "t", envelope: { seq, at: AT, event, turn }, command: null, secret: null };
}

const opened = rowAt(5, MOVE, { number: 5, actor: 0, deadlineAt: AT + 30_000 });
const bankOpened = rowAt(6, { type: "bankOpened", seat: 0, turnNumber: 5, bank: "time", ms: 20_000 }, null);

test.each([
  [30_000, 0],
  [29_000, 0],
  [2000, 20_000],
])("of a turn of thirty seconds that is called over after %i ms, %i ms are missed", (afterMs, missedMs) => {
  const times = new TurnTimes();
  expect(times.missedBy(opened, 100)).toBe(0);
  expect(times.missedBy(bankOpened, 100 + afterMs)).toBe(missedMs);
});

test("a turn that another event has ended is not looked for any more", () => {
  const times = new TurnTimes();
  times.missedBy(opened, 0);
  expect(times.missedBy(rowAt(7, MOVE, { number: 7, actor: 1, deadlineAt: AT + 30_000 }), 10)).toBe(0);
  expect(times.missedBy(bankOpened, 20)).toBe(0);
});
