import { settingsOf } from "@trelyazh/preferans";
import { receiveLobby, type LobbyList, type LobbyMessage } from "@trelyazh/protocol";
import { DEFAULT_CONDITIONS, newTable, type Table, type TableEvent } from "@trelyazh/table";
import { fakeClock, seededRandom } from "@trelyazh/testkit";
import { expect, test } from "vitest";
import type { Happening } from "../happenings.ts";
import { LobbyBoard } from "./lobby-board.ts";

const INTERVAL_MS = 250;
const ANN = { kind: "human", userId: "ann", name: "Ann" } as const;

function aTable(id: string, given: Partial<Table> = {}): Table {
  const created = {
    type: "tableCreated",
    ownerId: "ann",
    settings: settingsOf("sochi"),
    turnSeconds: 60,
    ...DEFAULT_CONDITIONS,
  } as const;
  return { ...newTable(id, created, { seq: 1, at: 0, event: created, turn: null }), ...given };
}

function started(count: number) {
  const clock = fakeClock();
  const board = new LobbyBoard({ clock, intervalMs: INTERVAL_MS });
  for (let index = 0; index < count; index += 1) board.note(aTable(`t${index}`, { createdAt: index }));
  return { board, clock };
}

/** Somebody in the lobby; `take` waits for the next message. */
function reader(board: LobbyBoard) {
  const stream = board.watch()[Symbol.asyncIterator]();
  let known: LobbyList | null | undefined;
  return {
    messages: [] as LobbyMessage[],
    get known() {
      return known;
    },
    async take() {
      const { value } = (await stream.next()) as IteratorYieldResult<LobbyMessage>; // a board does not end by itself
      this.messages.push(value);
      known = receiveLobby(known ?? undefined, value);
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
  board.note(aTable("t7", { createdAt: 7, seats: [ANN, null, null] }));
  board.note(aTable("t8", { createdAt: 8, status: "finished" }));
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
    board.note(aTable(`new${round}`));
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
  board.note(aTable("t200", { status: "finished" }));
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
    board.note(aTable(`t${index}`, { createdAt: index, status, seats: [random.pick([null, ANN]), null, null] }));
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
