import type { TableMessage } from "@trelyazh/protocol";
import { expect, test } from "vitest";
import { tableWith } from "../testing/table-with.ts";
import { TableStore } from "./table-store.ts";

const OWNER = { kind: "human", userId: "ann", name: "Ann" } as const;
const TABLE = tableWith({ seats: [OWNER, null, null], seq: 4 });

const snapshot: TableMessage = { kind: "snapshot", seq: 4, table: TABLE, you: 0, serverNow: 10_000 };

function sits(seq: number): TableMessage {
  const occupant = { kind: "bot", name: "Bot 2", level: "novice" } as const;
  const event = { type: "seatTaken", seat: 1, occupant } as const;
  return { kind: "event", serverNow: 11_000, envelope: { seq, at: 11_000, turn: null, event } };
}

function watchedBy(id: string | null) {
  const store = new TableStore(id === null ? null : { id, name: id });
  let changes = 0;
  const leave = store.subscribe(() => (changes += 1));
  return { store, leave, changes: () => changes };
}

test("until the stream has brought a table there is none, and how the stream stands is all there is to show", () => {
  const { store } = watchedBy("ann");
  store.tell({ link: { kind: "refused", code: "TABLE_NOT_FOUND" } });
  expect([store.scene(), store.opening()]).toEqual([null, { kind: "refused", code: "TABLE_NOT_FOUND" }]);
  store.receive(snapshot, 0);
  expect(store.opening()).toBeNull();
  expect(store.scene()).toMatchObject({ you: 0, table: { id: "t" }, legal: { kind: "none" }, sending: false });
});

test("an event is folded in, and those who follow are told", () => {
  const { store, changes, leave } = watchedBy("ann");
  store.receive(snapshot, 0);
  expect(store.receive(sits(5), 0)).toBe(true);
  expect([store.scene()?.table.seats[1]?.name, changes()]).toEqual(["Bot 2", 2]);
  leave();
  store.receive(sits(6), 0);
  expect(changes()).toBe(2);
});

test("a gap is said, and leaves the table as it was", () => {
  const { store, changes } = watchedBy("ann");
  store.receive(snapshot, 0);
  expect(store.receive(sits(7), 0)).toBe(false);
  expect([store.scene()?.table.seq, changes()]).toEqual([4, 1]);
});

test("what is told before the table is seen is there with it", () => {
  const { store } = watchedBy("ann");
  const presence = { online: [0], spectators: 2, isStorageAway: false } as const;
  store.tell({ presence, link: { kind: "open" } });
  store.receive(snapshot, 0);
  expect(store.scene()).toMatchObject({ presence, link: { kind: "open" } });
});

test("what has not changed is the same object as before", () => {
  const { store } = watchedBy("ann");
  store.receive(snapshot, 0);
  const before = store.scene();
  store.tell({ presence: { online: [], spectators: 0, isStorageAway: true } });
  const after = store.scene();
  expect([after?.table === before?.table, after?.legal === before?.legal, after?.log === before?.log]).toEqual([
    true,
    true,
    true,
  ]);
});

test("a move is on its way until the event that it has led to is here", () => {
  const { store } = watchedBy("ann");
  const sending = () => store.scene()?.sending;
  store.receive(snapshot, 0);
  store.tell({ isActing: true });
  expect(sending()).toBe(true);
  store.tell({ ackedSeq: 5 });
  store.tell({ isActing: false });
  expect(sending()).toBe(true);
  store.receive(sits(5), 0);
  expect(sending()).toBe(false);
});

test("a move that is refused is on its way no longer", () => {
  const { store } = watchedBy("ann");
  store.receive(snapshot, 0);
  store.tell({ isActing: true });
  store.tell({ isActing: false });
  expect(store.scene()?.sending).toBe(false);
});

test("the chair that a bot keeps is the viewer's alone", () => {
  const bot = { kind: "bot", name: "Bot 1", level: "novice", keptFor: "eve" } as const;
  const kept = { ...snapshot, you: null, table: tableWith({ status: "playing", seats: [OWNER, bot, null] }) };
  const keptFor = (viewerId: string | null) => {
    const { store } = watchedBy(viewerId);
    store.receive(kept, 0);
    return store.scene()?.keptSeat;
  };
  expect([keptFor("eve"), keptFor("bob"), keptFor(null)]).toEqual([1, null, null]);
});
