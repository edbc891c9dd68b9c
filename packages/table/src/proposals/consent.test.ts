import { expect, test } from "vitest";
import { playingTable, withBot } from "../testing/live-table.ts";
import { awaitedFor, decidesAlone, partIn } from "./consent.ts";

const TABLE = playingTable({ bots: 1 });

test("PROP1 people have to agree, bots do not", () => {
  expect(awaitedFor(TABLE, { kind: "pause", by: 0, agreed: [] })).toEqual([2]);
  expect(awaitedFor(TABLE, { kind: "pause", by: 0, agreed: [2] })).toEqual([]);
});

test("PROP2 somebody who plays with bots alone decides alone", () => {
  expect(decidesAlone(TABLE, 0)).toBe(false);
  expect(decidesAlone(withBot(TABLE, 2), 0)).toBe(true);
});

test("PROP9 each sees a proposal from where they sit", () => {
  const proposal = { kind: "end", by: 0, agreed: [2] } as const;
  const parts = ([0, 1, 2, null] as const).map((you) => partIn(playingTable(), proposal, you));
  expect(parts).toEqual(["proposer", "asked", "agreed", "onlooker"]);
});
