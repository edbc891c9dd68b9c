import type { TableMessage } from "@trelyazh/protocol";
import { expect, test } from "vitest";
import { showingTimeMs } from "./showing-time.ts";

const taken: TableMessage = {
  kind: "event",
  serverNow: 0,
  envelope: { seq: 2, at: 0, turn: null, event: { type: "game", event: { type: "trickTaken", seat: 1 } } },
};

test("a finished trick stays longer than its last card, and less at a brisk pace", () => {
  const card: TableMessage = {
    ...taken,
    envelope: { ...taken.envelope, event: { type: "game", event: { type: "cardPlayed", seat: 1, by: 1, card: "As" } } },
  };
  expect(showingTimeMs(taken, "calm")).toBeGreaterThan(showingTimeMs(card, "calm"));
  expect(showingTimeMs(taken, "brisk")).toBeLessThan(showingTimeMs(taken, "calm"));
});

test("nothing waits at an instant pace, nor a blank at any", () => {
  expect(showingTimeMs(taken, "instant")).toBe(0);
  expect(showingTimeMs({ kind: "blank", seq: 3 }, "calm")).toBe(0);
});
