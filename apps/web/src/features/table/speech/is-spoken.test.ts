import type { TableEvent } from "@trelyazh/table";
import { expect, test } from "vitest";
import { isSpoken } from "./is-spoken.ts";

const game = (event: Extract<TableEvent, { type: "game" }>["event"]): TableEvent => ({ type: "game", event });
const MINE = game({ type: "cardPlayed", seat: 0, by: 0, card: "As" });
const FOR_MY_PARTNER = game({ type: "cardPlayed", seat: 2, by: 0, card: "Ks" });
const THEIRS = game({ type: "called", seat: 1, call: "6s" });
const GREAT = game({ type: "ordered", seat: 0, discard: ["7s", "8s"], contract: "6s" });
const EVENTS = [MINE, FOR_MY_PARTNER, THEIRS, GREAT];

const heard = (you: 0 | null, speech: "all" | "brief" | "little") =>
  EVENTS.map((event) => isSpoken(event, you, speech));

test("everything is told, or all but one's own doings, or only what a deal turns on", () => {
  expect(heard(0, "all")).toEqual([true, true, true, true]);
  expect(heard(0, "brief")).toEqual([false, false, true, true]);
  expect(heard(0, "little")).toEqual([false, false, false, true]);
});

test("somebody who looks on does nothing of their own", () => {
  expect(heard(null, "brief")).toEqual([true, true, true, true]);
});
