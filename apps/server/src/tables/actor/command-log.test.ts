import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import type { Ack } from "./ack.ts";
import { ANN, BOB, CID, cautiously, passIn, seatedTable, type LiveTable } from "../../testing/in-memory/live-table.ts";

/** Asks for the same again at once and under a new process, and proves that it is answered alike and nothing is done. */
async function twice(live: LiveTable, ask: (live: LiveTable) => Promise<Ack>): Promise<LiveTable> {
  const first = await ask(live);
  expect(await ask(live)).toEqual(first);
  const next = await live.restart();
  const { length } = live.store.rows;
  expect(await ask(next)).toEqual(first);
  expect(live.store.rows).toHaveLength(length);
  return next;
}

describe("a command of an id that was carried out", () => {
  test("gets the first answer and does nothing", async () => {
    const { clock, table, tables, member, play } = await seatedTable();
    await clock.advance(0);
    const before = await table();
    const commandId = randomUUID();
    const first = await play(cautiously, commandId);
    expect(await tables.act(member(before.turn?.actor ?? 0), passIn(before, commandId))).toEqual(first);
    expect((await table()).seq).toBe(first.seq);
  });

  test("gets it after a restart and after a snapshot too", async () => {
    const live = await seatedTable();
    await live.clock.advance(0);
    const before = await live.table();
    const commandId = randomUUID();
    const first = await live.play(cautiously, commandId);
    live.store.snapshots.set(live.tableId, await live.table());
    live.store.load = (tableId) => {
      const snapshot = live.store.snapshots.get(tableId) ?? null;
      return Promise.resolve({
        snapshot,
        rows: live.store.rows.filter((row) => row.envelope.seq > (snapshot?.seq ?? 0)),
      });
    };
    const { tables, member } = await live.restart();
    expect(await tables.act(member(before.turn?.actor ?? 0), passIn(before, commandId))).toEqual(first);
  });

  test("long ago gets the answer of that time, whatever it asks for: nothing is stored, and no clock moves", async () => {
    const { clock, table, play, registry, store, tableId } = await seatedTable();
    await clock.advance(0);
    const actor = (await table()).turn?.actor;
    const commandId = randomUUID();
    const first = await play(cautiously, commandId);
    while ((await table()).turn?.actor !== actor || (await table()).seq < first.seq + 15) {
      if ((await table()).turn === null) await clock.advance(1000);
      else await play(cautiously);
    }
    await clock.advance(5000);
    const before = await table();
    expect(await play(cautiously, commandId)).toEqual(first);
    await clock.advance(5000);
    expect(await table()).toEqual(before);
    expect(store.rows.at(-1)?.envelope.seq).toBe(before.seq);
    expect((await registry.get(tableId)).streams.presence().isStorageAway).toBe(false);
  });
});

describe("a refused command", () => {
  /** Counts how often that store is asked for commands. */
  function watchSearches({ store }: LiveTable): () => number {
    const search = store.commandsBefore.bind(store);
    let searches = 0;
    store.commandsBefore = (...asked) => {
      searches += 1;
      return search(...asked);
    };
    return () => searches;
  }

  /** Has Ann refused that many times at once. */
  async function refused({ tables, tableId }: LiveTable, times: number): Promise<void> {
    const resume = () => tables.resume(ANN, { tableId, commandId: randomUUID() });
    for (let time = 0; time < times; time += 1)
      await expect(resume()).rejects.toMatchObject({ clubCode: "TABLE_NOT_PAUSED" });
  }

  test("asks the journal for nothing at a table that was made in this process", async () => {
    const live = await seatedTable();
    await live.clock.advance(0);
    const searches = watchSearches(live);
    await refused(live, 20);
    expect(searches()).toBe(0);
  });

  test("has the journal read once at a table that was loaded without its beginning, and what that fails with is tried again", async () => {
    const live = await seatedTable();
    await live.clock.advance(0);
    const commandId = randomUUID();
    const first = await live.play(cautiously, commandId);
    await live.play(cautiously);
    const snapshot = await live.table();
    const { rows } = live.store;
    live.store.load = () =>
      Promise.resolve({ snapshot, rows: rows.filter(({ envelope }) => envelope.seq > snapshot.seq) });
    const next = await live.restart();
    const searches = watchSearches(next);
    next.store.fault = "refused";
    const repeat = () => next.tables.act(ANN, { ...passIn(snapshot, commandId), turnNumber: 1 });
    await expect(repeat()).rejects.toMatchObject({ clubCode: "DATABASE_AWAY" });
    next.store.fault = null;
    expect(await Promise.all([repeat(), repeat()])).toEqual([first, first]);
    expect(searches()).toBe(2);
    await refused(next, 20);
    expect(await repeat()).toEqual(first);
    expect(searches()).toBe(2);
  });
});

describe("a repeat gets the first answer", () => {
  const commandId = randomUUID();

  test("of leaving, while the table waits, while it plays on, and when it was closed by that", async () => {
    const waiting = await seatedTable({ bots: 1 });
    await twice(waiting, ({ tables }) => tables.leave(CID, { ...waiting, commandId }));
    const playing = await seatedTable();
    await playing.clock.advance(0);
    await twice(playing, ({ tables }) => tables.leave(CID, { ...playing, commandId }));
    const closed = await seatedTable({ bots: 2 });
    await closed.clock.advance(0);
    await twice(closed, ({ tables }) => tables.leave(ANN, { ...closed, commandId }));
    expect((await closed.table()).status).toBe("finished");
  });

  test("of sitting down, and of bringing a bot", async () => {
    const live = await seatedTable();
    await live.tables.leave(CID, live);
    const joined = await twice(live, ({ tables }) => tables.join(CID, { ...live, seat: 2, commandId }));
    expect((await joined.table()).seats[2]).toMatchObject({ userId: CID.id });
    const other = await seatedTable();
    await other.tables.leave(CID, other);
    const filled = await twice(other, ({ tables }) => tables.addBot(ANN, { ...other, seat: 2, commandId }));
    expect((await filled.table()).seats[2]).toMatchObject({ kind: "bot" });
  });

  test("of a wish, of a yes to it, and of going on", async () => {
    const live = await seatedTable();
    const { tableId } = live;
    await live.clock.advance(0);
    const [yes, resume] = [randomUUID(), randomUUID()];
    const proposed = await twice(live, ({ tables }) => tables.propose(ANN, { tableId, commandId, proposal: "pause" }));
    const bobAgrees = { tableId, commandId: yes, accept: true };
    const agreed = await twice(proposed, ({ tables }) => tables.answerProposal(BOB, bobAgrees));
    await agreed.tables.answerProposal(CID, { tableId, accept: true });
    expect((await agreed.table()).pause).not.toBeNull();
    const resumed = await twice(agreed, ({ tables }) => tables.resume(CID, { tableId, commandId: resume }));
    expect((await resumed.table()).pause).toBeNull();
  });

  test("and a yes does not fall to the next wish", async () => {
    const { clock, tables, tableId, table } = await seatedTable();
    await clock.advance(0);
    await tables.propose(ANN, { tableId, proposal: "pause" });
    const yes = { tableId, commandId, accept: true };
    const first = await tables.answerProposal(BOB, yes);
    await tables.answerProposal(ANN, { tableId, accept: false });
    await tables.propose(ANN, { tableId, proposal: "end" });
    expect(await tables.answerProposal(BOB, yes)).toEqual(first);
    expect((await table()).proposal).toEqual({ kind: "end", by: 0, agreed: [] });
  });
});
