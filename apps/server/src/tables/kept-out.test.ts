import type { TableMessage } from "@trelyazh/protocol";
import type { Member } from "@trelyazh/table";
import { expect, test } from "vitest";
import { ANN, BOB, CID, seatedTable, type LiveTable } from "../testing/in-memory/live-table.ts";

/** Two people at a table for three, which waits; both have it open. */
async function waiting() {
  const live = await seatedTable();
  await live.tables.leave(CID, { tableId: live.tableId });
  return live;
}

/** What that person is sent of the table from now on. */
async function reading({ tables, tableId }: LiveTable, member: Member): Promise<TableMessage[]> {
  const messages: TableMessage[] = [];
  const stream = await tables.watch(member, { tableId }, null);
  void (async () => {
    for await (const [, message] of stream) messages.push(message);
  })();
  return messages;
}

const refusal = (clubCode: string): unknown => expect.objectContaining({ clubCode });

test("somebody whom the owner keeps out is told at once, and finds the table closed from then on", async () => {
  const live = await waiting();
  const { tables, tableId, clock } = live;
  const [ann, bob] = [await reading(live, ANN), await reading(live, BOB)];
  await clock.advance(0);
  await tables.keepOut(ANN, { tableId, userId: BOB.id });
  await clock.advance(0);
  expect(bob.at(-1)).toMatchObject({ kind: "snapshot", you: null, table: { keptOut: [BOB.id] } });
  expect(ann.at(-1)).toMatchObject({ kind: "event", envelope: { event: { type: "keptOut", name: "Bob", seat: 1 } } });
  await expect(tables.watch(BOB, { tableId }, null)).rejects.toEqual(refusal("KEPT_OUT"));
  await expect(tables.join(BOB, { tableId, seat: 1 })).rejects.toEqual(refusal("KEPT_OUT"));
});

test("somebody who is kept out is so after a restart too", async () => {
  const live = await waiting();
  await live.tables.keepOut(ANN, { tableId: live.tableId, userId: BOB.id });
  const { tables, tableId } = await live.restart();
  await expect(tables.join(BOB, { tableId, seat: 1 })).rejects.toEqual(refusal("KEPT_OUT"));
  await tables.join(CID, { tableId, seat: 1 });
});
