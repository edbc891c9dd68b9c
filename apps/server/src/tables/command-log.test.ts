import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { cautiously, seatedTable } from "../testing/live-table.ts";

describe("a command of an id that was carried out", () => {
  test("gets the first answer and does nothing", async () => {
    const { clock, table, tables, tableId, member, play } = await seatedTable();
    await clock.advance(0);
    const before = await table();
    const commandId = randomUUID();
    const first = await play(cautiously, commandId);
    const act = {
      tableId,
      commandId,
      turnNumber: before.turn?.number ?? 0,
      move: { type: "call", call: "pass" },
    } as const;
    expect(await tables.act(member(before.turn?.actor ?? 0), act)).toEqual(first);
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
    const { tables, tableId, member } = await live.restart();
    const act = {
      tableId,
      commandId,
      turnNumber: before.turn?.number ?? 0,
      move: { type: "call", call: "pass" },
    } as const;
    expect(await tables.act(member(before.turn?.actor ?? 0), act)).toEqual(first);
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
