import { progressOf, settingsOf, startPulya, type Settings } from "@trelyazh/preferans";
import { receiveLobby, type LobbyList, type LobbyMessage } from "@trelyazh/protocol";
import { DEFAULT_CONDITIONS, newTable, type Table, type TableEvent } from "@trelyazh/table";
import { fakeClock, seededRandom } from "@trelyazh/testkit";
import { expect, test } from "vitest";
import type { Happening } from "../happenings.ts";
import { listedFrom, listedOf, TABLE_LISTED, type Listed } from "./listed.ts";
import { LobbyBoard, type LobbyOptions } from "./lobby-board.ts";
import type { Told } from "./own-lists.ts";

const INTERVAL_MS = 250;
const ANN = { kind: "human", userId: "ann", name: "Ann" } as const;

/** Of the last event of any table: whatever is made later is newer. */
let seq = 0;

function aTable(id: string, given: Partial<Table> = {}): Table {
  const created = {
    type: "tableCreated",
    ownerId: "ann",
    settings: settingsOf("sochi"),
    turnSeconds: 60,
    ...DEFAULT_CONDITIONS,
  } as const;
  seq += 1;
  return { ...newTable(id, created, { seq, at: 0, event: created, turn: null }), ...given };
}

function note(board: LobbyBoard, table: Table): void {
  board.note(listedOf(table));
}

function started(count: number) {
  const clock = fakeClock();
  const board = new LobbyBoard({ clock, intervalMs: INTERVAL_MS });
  for (let index = 0; index < count; index += 1) note(board, aTable(`t${index}`, { createdAt: index }));
  return { board, clock };
}

/** Somebody in the lobby; `take` waits for the next message. */
function reader(board: LobbyBoard, since?: LobbyList) {
  const stream = board.watch(since?.version)[Symbol.asyncIterator]();
  let known: LobbyList | null | undefined = since;
  return {
    messages: [] as LobbyMessage[],
    get known() {
      return known;
    },
    async take() {
      const { value } = (await stream.next()) as IteratorYieldResult<Told<LobbyMessage>>; // a board does not end by itself
      const [, message] = value;
      this.messages.push(message);
      known = receiveLobby(known ?? undefined, message);
    },
    /** Takes whatever comes, as soon as it comes. */
    async follow() {
      for (;;) await this.take();
    },
  };
}

test("a watcher is sent the list once and then what has changed, which is little", async () => {
  const { board, clock } = started(150);
  const ann = reader(board);
  void ann.follow();
  await clock.advance(0);
  note(board, aTable("t7", { createdAt: 7, seats: [ANN, null, null] }));
  note(board, aTable("t8", { createdAt: 8, status: "finished" }));
  await clock.advance(INTERVAL_MS);
  expect(ann.messages).toMatchObject([
    { kind: "list" },
    { kind: "changes", put: [{ id: "t7", seats: [{ name: "Ann" }, null, null] }], removed: ["t8"] },
  ]);
  const [whole = 0, change = 0] = ann.messages.map((message) => JSON.stringify(message).length);
  expect(change).toBeLessThan(whole / 50);
});

test("changes that come together leave together, and not more often than every quarter of a second", async () => {
  const { board, clock } = started(3);
  const ann = reader(board);
  void ann.follow();
  await clock.advance(INTERVAL_MS);
  for (let round = 0; round < 5; round += 1) {
    note(board, aTable(`new${round}`));
    await clock.advance(INTERVAL_MS / 5);
  }
  // One at once, and one after the interval.
  expect(ann.messages).toHaveLength(3);
});

test("a table beyond the two hundred that are shown comes up when another goes", async () => {
  const { board, clock } = started(201);
  const ann = reader(board);
  void ann.follow();
  await clock.advance(INTERVAL_MS);
  expect(ann.known?.tables).toHaveLength(200);
  note(board, aTable("t200", { status: "finished" }));
  await clock.advance(INTERVAL_MS);
  expect(ann.messages.at(-1)).toMatchObject({ put: [{ id: "t0" }], removed: ["t200"] });
});

test("quick watchers, slow ones and late comers all know the same list, whatever happens", async () => {
  const random = seededRandom(7);
  const { board, clock } = started(195);
  const [quick, slow] = [reader(board), reader(board)];
  void quick.follow();
  for (let step = 0; step < 400; step += 1) {
    const status = random.pick(["waiting", "playing", "finished"] as const);
    const index = random.below(220);
    note(board, aTable(`t${index}`, { createdAt: index, status, seats: [random.pick([null, ANN]), null, null] }));
    await clock.advance(random.below(INTERVAL_MS));
    if (step % 40 === 0) await slow.take();
  }
  await clock.advance(INTERVAL_MS);
  const late = reader(board);
  await Promise.all([slow.take(), late.take()]);
  for (const { known } of [quick, slow, late]) expect(known).toEqual(board.list());
  expect(quick.messages.filter(({ kind }) => kind === "list")).toHaveLength(1);
  expect(slow.messages.every(({ kind }) => kind === "list")).toBe(true);
});

/** What the lobby hears when that has happened at a table. */
function changed(table: Table, event: TableEvent): Happening {
  return { kind: "changed", table, transitions: [{ table, envelope: { seq: 2, at: 1, event, turn: null } }] };
}

test("watchers are told of what happens at tables only where it shows in the list: who sits where, and which deal it is", async () => {
  const { board, clock } = started(1);
  const ann = reader(board);
  void ann.follow();
  const { version } = board.list();
  board.hear(changed(aTable("t0"), { type: "endAgreed" }));
  await clock.advance(INTERVAL_MS);
  expect(board.list().version).toBe(version);
  board.hear(changed(aTable("t0", { seats: [ANN, null, null] }), { type: "seatTaken", seat: 0, occupant: ANN }));
  await clock.advance(INTERVAL_MS);
  board.hear({ kind: "created", table: aTable("new") });
  await clock.advance(INTERVAL_MS);
  expect(ann.messages.slice(1)).toMatchObject([{ put: [{ id: "t0" }] }, { put: [{ id: "new" }] }]);
});

test("somebody who comes back is sent what has changed since, as long as that is known, and else the list", async () => {
  const { board, clock } = started(150);
  const ann = reader(board);
  void ann.follow();
  await clock.advance(INTERVAL_MS);
  const before = board.list();
  note(board, aTable("t7", { createdAt: 7, seats: [ANN, null, null] }));
  await clock.advance(INTERVAL_MS);
  const back = reader(board, before);
  await back.take();
  expect(back.messages).toMatchObject([{ kind: "changes", put: [{ id: "t7" }], removed: [] }]);
  expect(back.known).toEqual(board.list());
  for (let time = 0; time < 64; time += 1) {
    note(board, aTable("t8", { createdAt: 8, turnSeconds: time }));
    await clock.advance(INTERVAL_MS);
  }
  expect([board.knows(before.version), board.knows(board.list().version)]).toEqual([false, true]);
  const late = reader(board, before);
  await late.take();
  expect(late.messages).toMatchObject([{ kind: "list" }]);
});

test("a list of an earlier process is never taken for one of this", () => {
  const { board: earlier, clock } = started(1);
  const { version } = earlier.list();
  void clock.advance(1000);
  expect(new LobbyBoard({ clock }).knows(version)).toBe(false);
  expect(new LobbyBoard({ clock }).list().version).toBeGreaterThan(version);
});

const created = (id: string, address: string, createdAt: number): Happening => ({
  kind: "created",
  address,
  table: aTable(id, { createdAt, seats: [ANN, null, null] }),
});

test("forty guests of one address with two hundred waiting tables take a tenth of the list, and the rest only where nobody else is", () => {
  const { board } = started(0);
  for (let index = 0; index < 150; index += 1) board.hear(created(`quiet${index}`, `198.51.100.${index}`, index));
  for (let index = 0; index < 200; index += 1) board.hear(created(`greedy${index}`, "203.0.113.7", 1000 + index));
  const ids = board.list().tables.map(({ id }) => id);
  expect(ids).toHaveLength(200);
  expect(ids.filter((id) => id.startsWith("quiet"))).toHaveLength(150);
  expect(ids.slice(0, 20).every((id) => id.startsWith("greedy"))).toBe(true);
  expect(ids.slice(20, 170).every((id) => id.startsWith("quiet"))).toBe(true);
  expect(
    board
      .list()
      .tables.map(({ isBeyondShare }) => isBeyondShare)
      .lastIndexOf(undefined),
  ).toBe(169);
});

test("a table that is within its address' share again has its place again", async () => {
  const { board, clock } = started(0);
  for (let index = 0; index < 21; index += 1) board.hear(created(`t${index}`, "203.0.113.7", index));
  const ann = reader(board);
  void ann.follow();
  await clock.advance(INTERVAL_MS);
  expect(ann.known?.tables.at(-1)).toMatchObject({ id: "t0", isBeyondShare: true });
  note(board, aTable("t20", { status: "finished" }));
  await clock.advance(INTERVAL_MS);
  expect(ann.known?.tables.at(-1)).toEqual(board.list().tables.at(-1));
  expect(ann.known?.tables.at(-1)).not.toHaveProperty("isBeyondShare");
});

/** They have played with those, and there is nothing else between them. */
const around = (...companions: readonly string[]) => ({ companions, hidden: NONE, avoided: NONE, friends: NONE });
const NONE = new Set("");
const NOTHING = { companions: [], closed: [], expected: [], avoided: [], forFriends: [] };

test("a member learns where those sit with whom they have played, and which tables are closed to them", () => {
  const { board } = started(3);
  note(board, aTable("t1", { seats: [{ ...ANN, userId: "bob" }, null, null] }));
  note(board, aTable("t2", { keptOut: ["ann"] }));
  expect(board.near({ id: "ann", name: "Ann" }, around("bob", "cid"))).toEqual({
    ...NOTHING,
    companions: ["t1"],
    closed: ["t2"],
  });
  note(board, aTable("t1", { status: "finished" }));
  note(board, aTable("t2", { status: "finished" }));
  expect(board.near({ id: "ann", name: "Ann" }, around("bob", "cid"))).toEqual(NOTHING);
});

const BOB = { userId: "bob", name: "Bob" };
const YAGA = { kind: "bot", name: "Bot 2", level: "club", persona: "yaga" } as const;

test("a chair that is kept for somebody is shown as kept, to them as theirs, and free after two minutes", async () => {
  const { board, clock } = started(0);
  const ann = reader(board);
  void ann.follow();
  await clock.advance(0);
  const near = () => board.near({ id: "bob", name: "Bob" }, around()).expected;
  const guests = [null, BOB, null];
  note(board, aTable("t", { seats: [ANN, null, null], guests, createdAt: clock.now() }));
  await clock.advance(INTERVAL_MS);
  expect(ann.known?.tables).toMatchObject([{ id: "t", kept: [null, "Bob", null] }]);
  expect(near()).toEqual([{ tableId: "t", seat: 1 }]);
  await clock.advance(119_000 - INTERVAL_MS);
  expect(ann.known?.tables[0]).toHaveProperty("kept");
  await clock.advance(1000);
  expect(ann.known?.tables[0]).not.toHaveProperty("kept");
  expect(near()).toEqual([]);
  expect(clock.nextAt()).toBeNull();
});

test("a kept chair is kept no more once somebody sits there, and the table is not looked after when the club closes", () => {
  const { board, clock } = started(0);
  const guests = [null, BOB, null];
  const given = { guests, createdAt: clock.now() };
  note(board, aTable("t", { seats: [ANN, null, null], ...given }));
  note(board, aTable("u", { seats: [ANN, null, null], ...given }));
  note(board, aTable("t", { seats: [ANN, YAGA, null], ...given }));
  expect(board.list().tables.find(({ id }) => id === "t")).not.toHaveProperty("kept");
  expect(clock.nextAt()).not.toBeNull();
  board.close();
  expect(clock.nextAt()).toBeNull();
});

test("a table where one person plays with bots alone without a clock says so, and only as long as it is so", () => {
  const { board } = started(0);
  const seats = [ANN, YAGA, YAGA];
  const lineOf = (given: Partial<Table>) => {
    note(board, aTable("t", { untimedAlone: true, status: "playing", ...given }));
    return board.list().tables[0];
  };
  expect(lineOf({ seats })).toMatchObject({ isUntimed: true, seats: [{ name: "Ann" }, { persona: "yaga" }, {}] });
  expect(lineOf({ seats: [ANN, ANN, YAGA] })).not.toHaveProperty("isUntimed");
  expect(lineOf({ seats, status: "waiting" })).not.toHaveProperty("isUntimed");
});

test("what a node of another release says nothing of is not there, and what only a later one knows is left out", () => {
  const id = "00000000-0000-4000-8000-000000000001";
  const table = aTable(id, { seats: [ANN, YAGA, null], guests: [null, null, BOB], untimedAlone: true });
  const heard = (change: (text: string) => string) =>
    TABLE_LISTED.schema.parse(JSON.parse(change(JSON.stringify({ ...listedOf(table), later: true }))));
  expect(heard((text) => text)).toEqual(listedOf(table));
  expect(heard((text) => text.replace("yaga", "somebody later")).line.seats[1]).toMatchObject({ name: "Bot 2" });
});

test("a table that is found by its link alone is in nobody's list, and among the tables of those who sit there", () => {
  const { board } = started(1);
  note(board, aTable("hidden", { isUnlisted: true, seats: [ANN, null, null] }));
  expect(board.list().tables.map(({ id }) => id)).toEqual(["t0"]);
  expect(board.near({ id: "bob", name: "Bob" }, around("ann")).companions).toEqual([]);
  expect(board.mine({ id: "ann", name: "Ann" })).toMatchObject([{ id: "hidden", you: 0 }]);
});

test("a line says on what is played, unless that is Sochi at three with a pool for each", () => {
  const lineOf = (settings: Settings) => listedOf(aTable("t", { settings })).line;
  expect(lineOf(settingsOf("sochi", { closeBy: { target: 40 } }))).toMatchObject({ poolTarget: 40 });
  expect(lineOf(settingsOf("sochi", { closeBy: { target: 40 } }))).not.toHaveProperty("settings");
  expect(lineOf(settingsOf("leningrad", { hold: "senior" }))).toMatchObject({
    poolTarget: null,
    settings: "1_leningrad_hold-senior",
  });
});

/** A board that tells others what it hears of its own tables. */
function teller(given: Partial<LobbyOptions> = {}) {
  const told: Listed[] = [];
  const board = new LobbyBoard({ clock: fakeClock(), onListed: (listed) => void told.push(listed), ...given });
  return { board, told };
}

test("what a board tells of its tables makes the same list at another node, in whatever order it comes and however often", () => {
  const { board, told } = teller({ originOf: (address) => `of ${address}` });
  for (let index = 0; index < 25; index += 1) board.hear(created(`a${index}`, "203.0.113.7", index));
  board.hear(
    changed(aTable("a1", { status: "playing", seats: [ANN, null, null] }), { type: "pulyaStarted", dealer: 0 }),
  );
  board.hear(changed(aTable("a2", { status: "finished" }), { type: "tableClosed", reason: "left" }));
  board.hear(changed(aTable("a3", { keptOut: ["bob"] }), { type: "keptOut", userId: "bob" } as TableEvent)); // its name is enough
  const { board: other, told: retold } = teller();
  for (const listed of [...told.toReversed(), ...told]) other.note(listed);
  expect(other.list().tables).toEqual(board.list().tables);
  expect(other.list().tables.filter(({ isBeyondShare }) => isBeyondShare)).toHaveLength(4);
  expect([
    other.mine({ id: "ann", name: "Ann" }).length,
    other.near({ id: "bob", name: "Bob" }, around()).closed,
  ]).toEqual([23, ["a3"]]);
  expect(retold).toEqual([]);
});

test("what goes to other nodes names no address, and is what the schema says", () => {
  const { board, told } = teller({ originOf: () => "something else" });
  board.hear(created("00000000-0000-4000-8000-000000000001", "203.0.113.7", 1));
  expect(JSON.stringify(told)).not.toContain("203.0.113");
  expect(TABLE_LISTED.schema.parse(told[0])).toEqual(told[0]);
});

test("a table looks the same whether its owner tells of it or the database", () => {
  const kept = { kind: "bot", name: "Bot", level: "club", keptFor: "cid" } as const;
  const guests = [null, null, BOB];
  const given = {
    guests,
    untimedAlone: true,
    isUnlisted: true,
    isFriendsOnly: true,
    keptOut: ["bob"],
    spectatorDelaySeconds: 60,
  } as const;
  const table = aTable("t", {
    seats: [YAGA, kept, null, ANN],
    settings: settingsOf("sochi", { players: 4 }),
    ...given,
  });
  const { id: tableId, ownerId, settings, turnSeconds, createdAt, status, keptOut = [] } = table;
  const stored = { tableId, ownerId, settings, turnSeconds, createdAt, status, ...given, keptOut, at: 0 };
  const seats = [
    { seat: 0, occupant: YAGA },
    { seat: 1, occupant: kept },
    { seat: 3, occupant: ANN },
  ] as const;
  expect(listedFrom({ ...stored, seq: table.seq, dealNumber: 0, reached: null, seats })).toEqual(listedOf(table));
});

test.each([
  [
    { kind: "each", target: 10, aid: true },
    { by: "each", reached: 16, goal: 30 },
  ],
  [
    { kind: "sum", total: 90 },
    { by: "sum", reached: 18, goal: 90 },
  ],
  [
    { kind: "deals", count: 20 },
    { by: "deals", reached: 7, goal: 20 },
  ],
] as const)("how far a pulya that closes by %j is, its owner tells as the database does", (closeBy, progress) => {
  const settings = settingsOf("sochi", { closeBy });
  const begun = startPulya({ settings, dealer: 0 });
  const pulya = { ...begun, dealNumber: 7, sheet: { ...begun.sheet, pool: [4, 12, 2.5] } };
  const table = aTable("00000000-0000-4000-8000-000000000000", { settings, status: "playing", pulya });
  const told = listedOf(table);
  expect(told.line.progress).toEqual(progress);
  expect(TABLE_LISTED.schema.parse(told)).toEqual(told);
  const { id: tableId, turnSeconds, createdAt, status, spectatorDelaySeconds } = table;
  const noted = {
    seq: 1,
    at: 0,
    dealNumber: 7,
    reached: Math.floor(progressOf(pulya).reached),
    keptOut: [],
    seats: [],
    guests: null,
  };
  const row = { tableId, settings, turnSeconds, createdAt, status, spectatorDelaySeconds, ...noted };
  expect(
    listedFrom({ ...row, ownerId: "ann", untimedAlone: false, isUnlisted: false, isFriendsOnly: false }).line.progress,
  ).toEqual(progress);
});
