import type { Occupant } from "@trelyazh/table";
import { expect, test } from "vitest";
import { TableStore } from "../scene/table-store.ts";
import { pulyaBeforeTheLead, playOn, tableSeenBy } from "../testing/led-table.ts";
import { decisionAlone } from "./alone.ts";

const YOU: Occupant = { kind: "human", userId: "ann", name: "Ann" };
const BOT: Occupant = { kind: "bot", name: "Bot", level: "club" };

/** What seat 2 has to decide at a table of those, where it is asked for a card. */
function decisionOf(...seats: readonly Occupant[]) {
  const store = new TableStore({ id: "ann", name: "Ann" });
  const table = tableSeenBy(2, playOn(pulyaBeforeTheLead()), { seats });
  store.show({ table, you: 2, clockOffsetMs: 0, log: [], lastDeal: null });
  const scene = store.scene();
  return scene === null ? null : decisionAlone(scene);
}

test("a player who is alone with bots may ask about a decision", () => {
  expect(decisionOf(BOT, BOT, YOU)).toBe("turn 7");
});

test("nobody may ask where somebody else plays", () => {
  expect(decisionOf(BOT, { kind: "human", userId: "bob", name: "Bob" }, YOU)).toBeNull();
});

test("nobody may ask where a bot keeps the chair of somebody who may come back", () => {
  expect(decisionOf(BOT, { ...BOT, keptFor: "bob" }, YOU)).toBeNull();
});
