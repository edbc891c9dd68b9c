import type { Seat } from "@trelyazh/preferans";
import { describe, expect, test } from "vitest";
import {
  ANN,
  NOW,
  START,
  acted,
  after,
  leave,
  playedDeal,
  playingTable,
  seatedTable,
  turnOf,
  withBot,
} from "../testing/live-table.ts";
import { leavingOf } from "./leaving.ts";

const MINUTE = 60_000;
const counts = (table: Parameters<typeof leavingOf>[0], at = NOW) => leavingOf(table, 1, at).counts;

describe("a leaving", () => {
  const table = playingTable();

  test("LEAVE4 counts from the first deal on, between deals too", () => {
    expect(counts(seatedTable())).toBe(false);
    expect(counts(after(seatedTable(), START))).toBe(false);
    expect(counts(table)).toBe(true);
    expect(counts(playedDeal(table))).toBe(true);
  });

  test("LEAVE4 counts if anybody is left to play for, be they gone for a moment", () => {
    const alone = withBot(after(table, leave(ANN)), 2);
    expect(counts(alone)).toBe(false);
    expect(counts(withBot(alone, 2, { keptFor: "cid" }))).toBe(false);
    expect(counts(withBot(alone, 2, { keptFor: "cid", isAwaited: true }))).toBe(true);
  });

  test("LEAVE4 is nobody's fault for a quarter of an hour after an outage of the club", () => {
    const recovered = { ...table, recoveredAt: NOW };
    expect(counts(recovered, NOW + 15 * MINUTE - 1)).toBe(false);
    expect(counts(recovered, NOW + 15 * MINUTE)).toBe(true);
  });

  test("LEAVE5 is from a misère for whoever has bid or plays it, until that deal is over", () => {
    const bid = acted(table, { type: "call", call: "misere" });
    const { actor } = turnOf(table);
    const isMisere = (seat: Seat, seen = bid) => leavingOf(seen, seat, NOW).isMisere;
    expect(leavingOf(table, actor, NOW).isMisere).toBe(false);
    expect(isMisere(actor)).toBe(true);
    expect(isMisere(turnOf(bid).actor)).toBe(false);
    const played = acted(acted(bid, { type: "call", call: "pass" }), { type: "call", call: "pass" });
    expect(played.pulya?.deal?.phase).toBe("order");
    expect(isMisere(actor, played)).toBe(true);
    expect(isMisere(actor, playedDeal(played))).toBe(false);
  });
});
