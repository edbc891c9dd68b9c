import { randomUUID } from "node:crypto";
import type { TableMessage } from "@trelyazh/protocol";
import type { Member } from "@trelyazh/table";
import { describe, expect, test } from "vitest";
import { ANN, BOB, CID, seatedTable, type LiveTable } from "../../testing/in-memory/live-table.ts";

/** A stream as its reader gets it. */
async function watch(live: LiveTable, lastEventId: string | null = null, member: Member = ANN) {
  const stream = await live.tables.watch(member, { tableId: live.tableId, lastEventId }, null);
  const iterator = stream[Symbol.asyncIterator]();
  return {
    async next(): Promise<TableMessage | null> {
      const next = await iterator.next();
      return next.done === true ? null : next.value[1];
    },
    close: () => iterator.return?.(),
  };
}

describe("the stream of somebody who sits at a table", () => {
  test("gives what happened while it was being opened exactly once", async () => {
    const live = await seatedTable();
    await live.clock.advance(0);
    const { seq } = await live.table();
    const stream = await watch(live, String(seq));
    const first = stream.next();
    await live.play();
    await live.play();
    expect(await first).toMatchObject({ kind: "event", envelope: { seq: seq + 1 } });
    expect(await stream.next()).toMatchObject({ kind: "event", envelope: { seq: seq + 2 } });
  });

  test("is to be resumed by a reader who has fallen 256 events behind, and goes on with the table as it is", async () => {
    const live = await seatedTable({ bots: 2, wish: { turnSeconds: 10, poolTarget: 100 } });
    await live.clock.advance(0);
    const stream = await watch(live);
    expect(await stream.next()).toMatchObject({ kind: "snapshot" });
    const { seq } = await live.table();
    const first = stream.next();
    while ((await live.table()).seq < seq + 600) await live.goOn();
    expect(await first).toMatchObject({ kind: "event", envelope: { seq: seq + 1 } });
    await expect(stream.next()).rejects.toThrow("RESYNC");
    const again = await watch(live, String(seq + 1));
    expect(await again.next()).toMatchObject({ kind: "snapshot", seq: (await live.table()).seq });
  });

  test("begins with a snapshot after a number that the table has not reached, and after none", async () => {
    const live = await seatedTable();
    await live.clock.advance(0);
    for (const number of ["999999", "0", null]) {
      expect(await (await watch(live, number)).next()).toMatchObject({ kind: "snapshot", you: 0 });
    }
  });

  test("never asks the journal: it begins with what memory has of what was missed, or with a snapshot", async () => {
    const live = await seatedTable({ bots: 2, wish: { poolTarget: 100 } });
    await live.clock.advance(0);
    while ((await live.table()).seq < 300) await live.goOn();
    live.store.fault = "refused";
    const { seq } = await live.table();
    for (const longAgo of ["1", "6", String(seq - 33)])
      expect(await (await watch(live, longAgo)).next()).toMatchObject({ kind: "snapshot", you: 0, seq });
    const lately = await watch(live, String(seq - 16));
    expect(await lately.next()).toMatchObject({ kind: "event", envelope: { seq: seq - 15 } });
  });

  test("is the same object for all who may know the same, so it is encoded once, and another one for each hand of a deal", async () => {
    const live = await seatedTable({ present: [] });
    const streams = await Promise.all([ANN, BOB, CID].map((member) => watch(live, null, member)));
    const take = () => Promise.all(streams.map((stream) => stream.next()));
    await take();
    const begun = take();
    await live.clock.advance(0);
    const [start, ...others] = await begun;
    expect(start).toMatchObject({ envelope: { event: { type: "pulyaStarted" } } });
    for (const other of others) expect(other).toBe(start);
    const dealt = await take();
    expect(dealt[0]).toMatchObject({ envelope: { event: { event: { type: "dealt" } } } });
    expect(new Set(dealt.map((message) => JSON.stringify(message))).size).toBe(3);
    const called = take();
    await live.play();
    expect(new Set(await called).size).toBe(1);
  });

  test("lets go of its table when its reader goes", async () => {
    const live = await seatedTable({ present: [] });
    const actor = await live.registry.get(live.tableId);
    const stream = await watch(live);
    await stream.next();
    expect(actor.streams.isWatched).toBe(true);
    const next = stream.next();
    await stream.close();
    expect(await next).toBeNull();
    expect(actor.streams.isWatched).toBe(false);
  });

  test("is refused for a table that does not exist", async () => {
    const { tables } = await seatedTable();
    const stream = tables.watch(ANN, { tableId: randomUUID(), lastEventId: null }, null);
    await expect(stream).rejects.toMatchObject({ clubCode: "TABLE_NOT_FOUND" });
  });
});
