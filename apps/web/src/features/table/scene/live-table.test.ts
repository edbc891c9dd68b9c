import { startPulya, type FinishedDeal, type Pulya } from "@trelyazh/preferans";
import type { TableMessage } from "@trelyazh/protocol";
import { expect, test } from "vitest";
import { foldMessage } from "./live-table.ts";
import { tableWith } from "../testing/table-with.ts";

const TABLE = tableWith({ seats: [{ kind: "human", userId: "ann", name: "Ann" }, null, null], seq: 4 });

const snapshot: TableMessage = { kind: "snapshot", seq: 4, table: TABLE, you: 0, serverNow: 10_000 };

function sits(seq: number): TableMessage {
  const occupant = { kind: "bot", name: "Bot 2", level: "novice" } as const;
  return {
    kind: "event",
    serverNow: 11_000,
    envelope: { seq, at: 11_000, turn: null, event: { type: "seatTaken", seat: 1, occupant } },
  };
}

test("a snapshot says who looks on and how far the clocks are apart", () => {
  const live = foldMessage(null, snapshot, 9_400);
  expect(live).toMatchObject({ you: 0, clockOffsetMs: 600, log: [] });
});

test("an event is folded in and written into the log", () => {
  const live = foldMessage(foldMessage(null, snapshot, 0), sits(5), 0);
  expect(live?.table.seats[1]).toMatchObject({ name: "Bot 2" });
  expect(live?.log.map(({ seq }) => seq)).toEqual([5]);
});

test("a repeated event changes nothing", () => {
  const once = foldMessage(foldMessage(null, snapshot, 0), sits(5), 0);
  const twice = foldMessage(once, sits(5), 0);
  expect(twice?.log).toEqual(once?.log);
  expect(twice?.table).toEqual(once?.table);
});

test("a gap is noticed", () => {
  expect(foldMessage(foldMessage(null, snapshot, 0), sits(6), 0)).toBeNull();
  expect(foldMessage(null, sits(5), 0)).toBeNull();
});

test("a blank moves on without an entry in the log", () => {
  const live = foldMessage(foldMessage(null, snapshot, 0), { kind: "blank", seq: 5 }, 0);
  expect(live?.table.seq).toBe(5);
  expect(live?.log).toEqual([]);
});

test("the last finished deal is remembered while the next one is played", () => {
  const result = { deal: 1, kind: "thrownIn", declarer: null, contract: null, taken: [0, 0, 0], entries: [] } as const;
  const cards = { hands: [[], [], []], talon: [], calls: [], discard: [], whists: [], tricks: [] };
  const deal: FinishedDeal = { ...cards, phase: "finished", number: 1, dealer: 0, seats: [1, 2, 0], result };
  const pulya: Pulya = { ...startPulya({ settings: TABLE.settings, dealer: 0 }), deal };
  const over = foldMessage(null, { ...snapshot, table: { ...TABLE, pulya } }, 0);
  const next = foldMessage(over, snapshot, 0);
  expect([over?.lastDeal, next?.lastDeal]).toEqual([deal, deal]);
  expect(foldMessage(null, snapshot, 0)?.lastDeal).toBeNull();
});
