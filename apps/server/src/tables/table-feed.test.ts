import { randomUUID } from "node:crypto";
import type { TableMessage } from "@trelyazh/protocol";
import { describe, expect, test } from "vitest";
import { ANN, seatedTable, type LiveTable } from "../testing/live-table.ts";

async function take(stream: AsyncIterable<TableMessage>, count: number): Promise<TableMessage[]> {
  const messages: TableMessage[] = [];
  for await (const message of stream) {
    messages.push(message);
    if (messages.length === count) break;
  }
  return messages;
}

function watch({ tables, tableId }: LiveTable, lastEventId: string | null = null): AsyncIterable<TableMessage> {
  return tables.watch(ANN, { tableId, lastEventId }, new AbortController().signal);
}

describe("a feed", () => {
  test("gives what happened while it was being opened exactly once", async () => {
    const live = await seatedTable();
    await live.clock.advance(0);
    const { seq } = await live.table();
    const stream = watch(live, String(seq))[Symbol.asyncIterator]();
    const first = stream.next();
    await live.play();
    await live.play();
    expect((await first).value).toMatchObject({ kind: "event", envelope: { seq: seq + 1 } });
    expect((await stream.next()).value).toMatchObject({ kind: "event", envelope: { seq: seq + 2 } });
  });

  test("ends for a reader who has fallen 256 events behind, and is taken up again without a gap", async () => {
    const live = await seatedTable({ bots: 2, wish: { turnSeconds: 10, poolTarget: 100 } });
    await live.clock.advance(0);
    const stream = watch(live)[Symbol.asyncIterator]();
    expect((await stream.next()).value).toMatchObject({ kind: "snapshot" });
    const { seq } = await live.table();
    while ((await live.table()).seq < seq + 600) await live.goOn();
    let received = 0;
    while ((await stream.next()).done !== true) received += 1;
    expect(received).toBe(256);
    const [again] = await take(watch(live, String(seq + received)), 1);
    expect(again).toMatchObject({ kind: "event", envelope: { seq: seq + received + 1 } });
    const [late] = await take(watch(live, "5"), 1);
    expect(late).toMatchObject({ kind: "snapshot", seq: (await live.table()).seq });
  });

  test("lets go of its table when its reader goes", async () => {
    const live = await seatedTable({ present: [] });
    const actor = await live.registry.get(live.tableId);
    const abort = new AbortController();
    const stream = live.tables.watch(ANN, { tableId: live.tableId, lastEventId: null }, abort.signal);
    await stream.next();
    expect(actor.streams.isWatched).toBe(true);
    const next = stream.next();
    abort.abort();
    expect(await next).toMatchObject({ done: true });
    expect(actor.streams.isWatched).toBe(false);
  });

  test("is refused for a table that does not exist", async () => {
    const live = await seatedTable();
    const stream = live.tables.watch(ANN, { tableId: randomUUID(), lastEventId: null }, new AbortController().signal);
    await expect(stream.next()).rejects.toMatchObject({ clubCode: "TABLE_NOT_FOUND" });
  });
});
