import type { TableEvent } from "@trelyazh/table";
import { expect, test } from "vitest";
import { noiseOf } from "./noise-of.ts";

const heard = (event: TableEvent) => noiseOf({ seq: 1, at: 0, turn: null, event });

test("cards are heard as they are played and taken, and nothing of what is only said", () => {
  expect(heard({ type: "game", event: { type: "cardPlayed", seat: 0, by: 0, card: "As" } })).toBe("card");
  expect(heard({ type: "game", event: { type: "trickTaken", seat: 0 } })).toBe("trick");
  expect(heard({ type: "game", event: { type: "called", seat: 0, call: "pass" } })).toBeNull();
});
