import type { TableMessage } from "@trelyazh/protocol";
import { expect, test } from "vitest";
import { pulyaBeforeTheLead, tableSeenBy } from "../testing/led-table.ts";
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
  const presence = { online: [0], spectators: 2, isStorageAway: false, isLineAway: false, botsHurry: false } as const;
  store.tell({ presence, link: { kind: "open" } });
  store.receive(snapshot, 0);
  expect(store.scene()).toMatchObject({ presence, link: { kind: "open" } });
});

test("what has not changed is the same object as before", () => {
  const { store } = watchedBy("ann");
  store.receive(snapshot, 0);
  const before = store.scene();
  store.tell({ presence: { online: [], spectators: 0, isStorageAway: true, isLineAway: false, botsHurry: false } });
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

const LED = tableSeenBy(1, pulyaBeforeTheLead());

/** What the viewer on chair 1 sees of a card that they lead: whether it lies on the table, and how many they still hold. */
function leading(store: TableStore) {
  const deal = store.scene()?.table.pulya?.deal;
  if (deal?.phase !== "play") throw new Error("nothing is being played");
  return [deal.trick.cards.map(({ card }) => card), deal.hands[1]?.length];
}

function leadsFirstCard() {
  const { store } = watchedBy("bob");
  store.receive({ kind: "snapshot", seq: 40, table: LED, you: 1, serverNow: 0 }, 0);
  const { legal } = store.scene() ?? {};
  const card = legal?.kind === "play" ? legal.cards[0] : undefined;
  if (card === undefined) throw new Error("nobody is to lead");
  store.tell({ ownMove: { turnNumber: 7, wish: { type: "playCard", card } } });
  store.tell({ isActing: true });
  return { store, card };
}

test("a card of one's own lies on the table at the tap, and stays there as other news come and until the club tells of it", () => {
  const { store, card } = leadsFirstCard();
  expect(leading(store)).toEqual([[card], 9]);
  const proposed = { seq: 41, at: 0, turn: LED.turn, event: { type: "proposed", seat: 0, proposal: "pause" } } as const;
  store.receive({ kind: "event", serverNow: 0, envelope: proposed }, 0);
  store.tell({ ackedSeq: 42 });
  store.tell({ isActing: false });
  expect(leading(store)).toEqual([[card], 9]);
  const event = { type: "game", event: { type: "cardPlayed", seat: 1, by: 1, card } } as const;
  const turn = { number: 8, actor: 2, deadlineAt: null } as const;
  store.receive({ kind: "event", serverNow: 0, envelope: { seq: 42, at: 0, turn, event } }, 0);
  expect(leading(store)).toEqual([[card], 9]);
  expect(store.scene()?.sending).toBe(false);
});

test("a card of one's own goes back to the hand when the club refuses it", () => {
  const { store } = leadsFirstCard();
  store.tell({ isActing: false });
  expect(leading(store)).toEqual([[], 10]);
});

test("somebody who is called otherwise now is so everywhere: on their chair, in what was heard before and what comes, and in what is read", () => {
  const { store } = watchedBy("bob");
  const sat = (seq: number, name: string): TableMessage => {
    const event = { type: "seatTaken", seat: 1, occupant: { kind: "human", userId: "cid", name } } as const;
    return { kind: "event", serverNow: 11_000, envelope: { seq, at: 11_000, turn: null, event } };
  };
  const presence = { online: [0], spectators: 2, isStorageAway: false, isLineAway: false, botsHurry: false } as const;
  const names = () => {
    const { table, log = [], record = [] } = store.scene() ?? {};
    return [table?.seats.map((occupant) => occupant?.name), JSON.stringify([log, record]).match(/Cid\w*|Sid\w*/g)];
  };
  store.receive(snapshot, 0);
  store.receive(sat(5, "Cid"), 0);
  expect(names()).toEqual([
    ["Ann", "Cid", undefined],
    ["Cid", "Cid"],
  ]);
  store.tell({ presence: { ...presence, names: { ann: "Anna", cid: "Sidonia" } } });
  expect(names()).toEqual([
    ["Anna", "Sidonia", undefined],
    ["Sidonia", "Sidonia"],
  ]);
  store.tell({ presence });
  store.receive(sat(6, "Cid"), 0);
  store.learn([{ seq: 4, at: 0, turn: null, event: { type: "keptOut", userId: "cid", name: "Cid", seat: null } }]);
  expect(names()).toEqual([
    ["Anna", "Sidonia", undefined],
    ["Sidonia", "Sidonia", "Sidonia", "Sidonia", "Sidonia"],
  ]);
  store.receive({ ...snapshot, seq: 9, table: { ...TABLE, seq: 9 } }, 0);
  expect(names()[0]).toEqual(["Anna", undefined, undefined]);
});
