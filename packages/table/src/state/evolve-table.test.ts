import type { Seat } from "@trelyazh/preferans";
import { describe, expect, test } from "vitest";
import { NOW, created, playedDeal, playingTable } from "../testing/live-table.ts";
import { evolveTable } from "./evolve-table.ts";
import type { TableEvent } from "./events.ts";
import type { Table, Turn } from "./table.ts";

const [{ table: FIRST }] = created();

const step = (table: Table, event: TableEvent, turn: Turn | null = null) =>
  evolveTable(table, { seq: table.seq + 1, at: NOW, event, turn });

describe("an event folded into a table", () => {
  test("HIST4 says who sits, whether play goes on, and whose turn it is", () => {
    const turn = { number: 3, actor: 0, deadlineAt: null } as const;
    const bob: TableEvent = { type: "seatTaken", seat: 1, occupant: { kind: "human", userId: "bob", name: "Bob" } };
    const seated = step(FIRST, bob, turn);
    expect(seated).toMatchObject({ seats: [null, { name: "Bob" }, null], turn, seq: 2 });
    expect(step(seated, { type: "seatLeft", seat: 1 }).seats).toEqual([null, null, null]);
    expect(step(seated, { type: "pulyaStarted", dealer: 2 })).toMatchObject({
      status: "playing",
      pulya: { dealer: 2 },
    });
    expect(step(seated, { type: "tableClosed", reason: "left" }).status).toBe("finished");
  });

  test("HIST4 that tells of a time-out changes nothing but number and turn, a recovery is remembered", () => {
    const { seq, ...table } = playingTable();
    const line = { sentAt: 0, heardAt: 1, lagMs: 2, graceMs: 0 };
    const timedOut: TableEvent = { type: "turnTimedOut", seat: 0, turnNumber: 1, deadlineAt: 0, line };
    expect(step({ ...table, seq }, timedOut, table.turn)).toEqual({ ...table, seq: seq + 1 });
    const recovered = step({ ...table, seq }, { type: "tableRecovered", outageMs: 5 }, table.turn);
    expect(recovered).toEqual({ ...table, seq: seq + 1, recoveredAt: NOW });
  });

  test("HIST4 makes the same table of the first event again", () => {
    const [{ envelope }] = created();
    expect(evolveTable(playingTable(), envelope)).toEqual(FIRST);
  });

  test("HIST4 of the game before the start, as only a broken stream has it, changes nothing", () => {
    const event: TableEvent = { type: "game", event: { type: "allPassStarted" } };
    expect(step(FIRST, event)).toEqual({ ...FIRST, seq: 2 });
  });
});

test("CLOCK5 a bank that was opened is empty until the turn ends, and then holds what was left of it", () => {
  const [{ table: first }] = created({ conditions: { bankSeconds: 60 } });
  const own = { number: 2, actor: 1, deadlineAt: NOW } as const;
  const opened: TableEvent = { type: "bankOpened", seat: 1, turnNumber: 2, bank: "time", ms: 60_000 };
  const running = { ...own, deadlineAt: NOW + 60_000, bank: "time" } as const;
  const late = evolveTable({ ...first, turn: own }, { seq: 2, at: NOW, event: opened, turn: running });
  expect(late.banks.time).toEqual([60_000, 0, 60_000]);
  const proposed: TableEvent = { type: "proposed", seat: 0, proposal: "pause" };
  const aside = evolveTable(late, { seq: 3, at: NOW + 10_000, event: proposed, turn: running });
  expect(aside.banks.time).toEqual([60_000, 0, 60_000]);
  const moved = evolveTable(aside, {
    seq: 4,
    at: NOW + 45_000,
    event: { type: "tablePaused", turnLeftMs: 0 },
    turn: null,
  });
  expect(moved.banks.time).toEqual([60_000, 15_000, 60_000]);
  expect(moved.pause).toEqual({ since: NOW + 45_000, by: 0, turnLeftMs: 0 });
});

test("PROP4 a proposal stands until somebody declines it, and is remembered as declined until the next deal", () => {
  const proposed = step(FIRST, { type: "proposed", seat: 0, proposal: "end" });
  const agreed = step(proposed, { type: "proposalAnswered", seat: 1, accept: true });
  expect(agreed.proposal).toEqual({ kind: "end", by: 0, agreed: [1] });
  const declined = step(agreed, { type: "proposalAnswered", seat: 2, accept: false });
  expect(declined).toMatchObject({ proposal: null, declined: [{ kind: "end", by: 0 }] });
  const takenBack = step(proposed, { type: "proposalAnswered", seat: 0, accept: false });
  expect(takenBack).toMatchObject({ proposal: null, declined: [] });
  expect(step(agreed, { type: "endAgreed" })).toMatchObject({ proposal: null, isEnding: true });
});

test("PROP8 a proposal has the consent of somebody who is back, and not that of anyone in their place", () => {
  const proposal = { kind: "pause", by: 0, agreed: [1] } as const;
  const bot = { kind: "bot", name: "Bot 2", level: "novice", keptFor: "bob", leftAt: NOW } as const;
  const kept: Table = { ...FIRST, proposal, seats: FIRST.seats.with(1, bot) };
  const sit = (userId: string) =>
    step(kept, { type: "seatTaken", seat: 1, occupant: { kind: "human", userId, name: "B" } }).proposal?.agreed;
  expect(sit("bob")).toEqual([1]);
  expect(sit("dan")).toEqual([]);
});

describe("a table is finished", () => {
  const settlement = { exact: [0, 0, 0], denominator: 1, shown: [0, 0, 0] };
  const settled: TableEvent = { type: "game", event: { type: "pulyaSettled", settlement } };

  test("CLOSE2 when the pulya is settled, with no proposal left", () => {
    const proposal = { kind: "end", by: 0, agreed: [] } as const;
    // Chairs are numbered as seats are.
    for (const dealer of [0, 1, 2] as readonly Seat[]) {
      const started = step(FIRST, { type: "pulyaStarted", dealer });
      expect(step({ ...started, proposal }, settled)).toMatchObject({ status: "finished", proposal: null });
    }
  });

  test("CLOSE2 not when a deal is over", () => {
    expect(playedDeal(playingTable()).status).toBe("playing");
  });
});
