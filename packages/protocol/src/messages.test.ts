import {
  DECK,
  actorOf,
  decide,
  legalMoves,
  settingsOf,
  type Command,
  type Seat,
  type Viewer,
} from "@trelyazh/preferans";
import { describe, expect, test } from "vitest";
import { receive, messageFor, snapshotFor } from "./messages.ts";
import {
  evolveTable,
  newTable,
  projectEnvelope,
  tableViewFor,
  type Table,
  type TableEnvelope,
  type TableEvent,
} from "@trelyazh/table";

const AT = 1_700_000_000_000;
const SETTINGS = settingsOf("sochi", { closeBy: { kind: "each", target: 2, aid: true } });
const CREATED = { type: "tableCreated", ownerId: "ann", settings: SETTINGS, turnSeconds: 30 } as const;
const NAMES = ["ann", "bob", "cid"];
const VIEWERS: readonly Viewer[] = [0, 1, 2, "spectator"];

/** The same numbers for the same seed (a linear congruential generator); good enough to shuffle in a test. */
function numbers(seed: number): (bound: number) => number {
  let state = seed;
  return (bound) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fff_ffff;
    return Math.floor((state / 0x8000_0000) * bound);
  };
}

function pick<T>(items: readonly T[], below: (bound: number) => number): T {
  const item = items[below(items.length)];
  if (item === undefined) throw new Error("there is nothing to pick from");
  return item;
}

function commandFor(table: Table, below: (bound: number) => number): Command | null {
  if (table.pulya === null || table.pulya.settlement !== null) return null;
  const actor = actorOf(table.pulya);
  if (actor === null) return { type: "deal", deck: DECK.toSorted(() => below(3) - 1) };
  return pick(legalMoves(table.pulya, actor), below);
}

/** A table's history: people sit down, play some deals by chance, one of them leaves and comes back. */
function history(seed: number): { readonly first: Table; readonly envelopes: readonly TableEnvelope[] } {
  const below = numbers(seed);
  const first = newTable("t", CREATED, { seq: 1, at: AT, event: CREATED, turn: null });
  const envelopes: TableEnvelope[] = [];
  let table = first;
  const add = (event: TableEvent) => {
    const envelope = { seq: table.seq + 1, at: AT + table.seq, event, turn: null };
    envelopes.push(envelope);
    table = evolveTable(table, envelope);
  };
  for (const [index, name] of NAMES.entries()) {
    // Chairs are numbered as seats are.
    add({ type: "seatTaken", seat: index as Seat, occupant: { kind: "human", userId: name, name } });
  }
  add({ type: "pulyaStarted", dealer: 1 });
  for (let commands = 0; commands < 200; commands += 1) {
    const command = commandFor(table, below);
    if (command === null || table.pulya === null) break;
    const decision = decide(table.pulya, command);
    if (!decision.ok) throw new Error(decision.code);
    for (const event of decision.events) add({ type: "game", event });
  }
  add({ type: "seatTaken", seat: 2, occupant: { kind: "bot", name: "Bot 3", level: "novice", keptFor: "cid" } });
  add({ type: "tableRecovered", outageMs: 5 });
  return { first, envelopes };
}

describe("a table folded from its events", () => {
  test("has free chairs and no play at first", () => {
    expect(history(1).first).toEqual({
      id: "t",
      ownerId: "ann",
      settings: SETTINGS,
      turnSeconds: 30,
      spectatorDelaySeconds: 0,
      banks: { time: [0, 0, 0], connection: [0, 0, 0] },
      createdAt: AT,
      status: "waiting",
      seats: [null, null, null],
      turn: null,
      proposal: null,
      declined: [],
      pause: null,
      isEnding: false,
      pulya: null,
      seq: 1,
    });
  });

  test("a bank that was opened is empty until the turn ends, and then holds what was left of it", () => {
    const created = { ...CREATED, bankSeconds: 60 };
    const first = newTable("t", created, { seq: 1, at: AT, event: created, turn: null });
    const own = { number: 2, actor: 1, deadlineAt: AT } as const;
    const opened: TableEvent = { type: "bankOpened", seat: 1, turnNumber: 2, bank: "time", ms: 60_000 };
    const running = { ...own, deadlineAt: AT + 60_000, bank: "time" } as const;
    const late = evolveTable({ ...first, turn: own }, { seq: 2, at: AT, event: opened, turn: running });
    expect(late.banks.time).toEqual([60_000, 0, 60_000]);
    const chat: TableEvent = { type: "proposed", seat: 0, proposal: "pause" };
    const aside = evolveTable(late, { seq: 3, at: AT + 10_000, event: chat, turn: running });
    expect(aside.banks.time).toEqual([60_000, 0, 60_000]);
    const moved = evolveTable(aside, {
      seq: 4,
      at: AT + 45_000,
      event: { type: "tablePaused", turnLeftMs: 0 },
      turn: null,
    });
    expect(moved.banks.time).toEqual([60_000, 15_000, 60_000]);
    expect(moved.pause).toEqual({ since: AT + 45_000, by: 0, turnLeftMs: 0 });
  });

  test("a proposal stands until somebody declines it, and is remembered as declined until the next deal", () => {
    const { first } = history(1);
    const step = (table: Table, event: TableEvent) =>
      evolveTable(table, { seq: table.seq + 1, at: AT, event, turn: null });
    const proposed = step(first, { type: "proposed", seat: 0, proposal: "end" });
    const agreed = step(proposed, { type: "proposalAnswered", seat: 1, accept: true });
    expect(agreed.proposal).toEqual({ kind: "end", by: 0, agreed: [1] });
    const declined = step(agreed, { type: "proposalAnswered", seat: 2, accept: false });
    expect(declined).toMatchObject({ proposal: null, declined: [{ kind: "end", by: 0 }] });
    const takenBack = step(proposed, { type: "proposalAnswered", seat: 0, accept: false });
    expect(takenBack).toMatchObject({ proposal: null, declined: [] });
    expect(step(agreed, { type: "endAgreed" })).toMatchObject({ proposal: null, isEnding: true });
  });

  test("a proposal has the consent of who is back, and not that of who sits in for them", () => {
    const { first } = history(1);
    const proposal = { kind: "pause", by: 0, agreed: [1] } as const;
    const bot = { kind: "bot", name: "Bot 2", level: "novice", keptFor: "bob" } as const;
    const kept: Table = { ...first, proposal, seats: first.seats.with(1, bot) };
    const sit = (userId: string) => {
      const event: TableEvent = { type: "seatTaken", seat: 1, occupant: { kind: "human", userId, name: "B" } };
      return evolveTable(kept, { seq: 2, at: AT, event, turn: null }).proposal?.agreed;
    };
    expect(sit("bob")).toEqual([1]);
    expect(sit("dan")).toEqual([]);
  });

  test("knows who sits, whether play goes on, and whose turn it is", () => {
    const { first } = history(1);
    const turn = { number: 3, actor: 0, deadlineAt: null } as const;
    const step = (table: Table, event: TableEvent) => evolveTable(table, { seq: table.seq + 1, at: AT, event, turn });
    const seated = step(first, { type: "seatTaken", seat: 1, occupant: { kind: "human", userId: "bob", name: "Bob" } });
    expect(seated).toMatchObject({ seats: [null, { name: "Bob" }, null], turn, seq: 2 });
    expect(step(seated, { type: "seatLeft", seat: 1 }).seats).toEqual([null, null, null]);
    expect(step(seated, { type: "pulyaStarted", dealer: 2 })).toMatchObject({
      status: "playing",
      pulya: { dealer: 2 },
    });
    expect(step(seated, { type: "tableClosed" }).status).toBe("finished");
  });

  test("is finished when the pulya is settled", () => {
    const { first } = history(1);
    const started = evolveTable(first, { seq: 2, at: AT, event: { type: "pulyaStarted", dealer: 0 }, turn: null });
    const settlement = { exact: [0, 0, 0], denominator: 1, shown: [0, 0, 0] };
    const event: TableEvent = { type: "game", event: { type: "pulyaSettled", settlement } };
    expect(evolveTable(started, { seq: 3, at: AT, event, turn: null }).status).toBe("finished");
  });

  test.each([1, 2, 3, 4, 5])("through a viewer's events is the viewer's view of the whole (seed %i)", (seed) => {
    const { first, envelopes } = history(seed);
    for (const viewer of VIEWERS) {
      let whole = first;
      let seen: Table = tableViewFor(first, viewer);
      for (const envelope of envelopes) {
        whole = evolveTable(whole, envelope);
        seen = evolveTable(seen, projectEnvelope(envelope, viewer));
        expect(seen).toEqual(tableViewFor(whole, viewer));
      }
    }
  });
});

describe("a stream's messages", () => {
  const { first, envelopes } = history(6);
  const [next, after] = envelopes;
  if (next === undefined || after === undefined) throw new Error("the history is too short");

  test("a snapshot replaces whatever was there", () => {
    const snapshot = snapshotFor(first, "ann", AT);
    expect(receive(null, snapshot)).toEqual(first);
    expect(receive(evolveTable(first, next), snapshot)).toEqual(first);
  });

  test("an event moves the table on, a repeated one does nothing", () => {
    const message = messageFor(next, "spectator", AT);
    const moved = receive(first, message);
    expect(moved).toEqual(evolveTable(first, next));
    expect(receive(moved, message)).toBe(moved);
  });

  test("a blank counts as an event that changes nothing else", () => {
    expect(receive(first, { kind: "blank", seq: 2 })).toEqual({ ...first, seq: 2 });
  });

  test("a gap is told by null, and so is an event before any snapshot", () => {
    expect(receive(first, messageFor(after, "spectator", AT))).toBeNull();
    expect(receive(first, { kind: "blank", seq: 9 })).toBeNull();
    expect(receive(null, messageFor(next, "spectator", AT))).toBeNull();
  });
});
