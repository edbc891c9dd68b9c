import { CARD_BACK, isCard } from "@trelyazh/preferans";
import { describe, expect, test } from "vitest";
import { BOB, START, after, deal, leave, playingTable, seatedTable, transitionsOf } from "../testing/live-table.ts";
import { projectEnvelope, tableViewFor, viewerOf } from "./projection.ts";

const TABLE = playingTable();
const BACKS = Array.from({ length: 10 }, () => CARD_BACK);

function dealt() {
  const envelope = transitionsOf(after(seatedTable(), START), deal())[0]?.envelope;
  if (envelope === undefined) throw new Error("nothing was dealt");
  return envelope;
}

describe("a viewer", () => {
  test("SEEN1 looks from the chair they sit on, not from one that a bot keeps for them", () => {
    const table = after(TABLE, leave(BOB));
    expect([viewerOf(table, "ann"), viewerOf(table, "bob"), viewerOf(table, "eve")]).toEqual([
      0,
      "spectator",
      "spectator",
    ]);
  });

  test("SEEN2 sees their own hand and the backs of all others", () => {
    const { deal: seen } = tableViewFor(TABLE, 0).pulya ?? {};
    expect(seen?.hands[0]?.every(isCard)).toBe(true);
    expect(seen?.hands.slice(1)).toEqual([BACKS, BACKS]);
    expect(seen?.talon).toEqual([CARD_BACK, CARD_BACK]);
  });

  test("SEEN2 SEEN3 is told of a deal what they see of it", () => {
    const { event } = projectEnvelope(dealt(), 0);
    expect(event.type === "game" && event.event).toMatchObject({ hands: tableViewFor(TABLE, 0).pulya?.deal?.hands });
  });

  test.each([2, 3, 4] as const)(
    "SEEN2 sees no card of a table for %i as a spectator, nor of what is dealt",
    (players) => {
      const cards = (value: unknown) => JSON.stringify(value).match(/"[789TJQKA][scdh]"/g);
      const table = playingTable({ players });
      expect(cards(tableViewFor(table, "spectator"))).toBeNull();
      expect(cards(projectEnvelope(dealt(), "spectator"))).toBeNull();
      expect(cards(table)).toHaveLength(32);
    },
  );

  test("SEEN4 is told what hides nothing as it is", () => {
    const [left] = transitionsOf(TABLE, leave(BOB));
    if (left === undefined) throw new Error("nobody has left");
    expect(projectEnvelope(left.envelope, "spectator")).toBe(left.envelope);
    const envelope = { ...left.envelope, event: { type: "game", event: { type: "allPassStarted" } } } as const;
    expect(projectEnvelope(envelope, 1)).toBe(envelope);
  });
});
