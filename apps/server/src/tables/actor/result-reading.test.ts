import { expect, test } from "vitest";
import { ANN, BOB, CID, cautiously, seatedTable } from "../../testing/in-memory/live-table.ts";

test("the next deal comes at once when everybody has read the result of the last one, whoever leaves meanwhile", async () => {
  const { clock, table, play, tables, tableId } = await seatedTable({ wish: { resultSeconds: 60 } });
  await clock.advance(0);
  while ((await table()).turn !== null) await play(cautiously);
  await tables.ready(ANN, { tableId, deal: 1 });
  await tables.ready(ANN, { tableId, deal: 1 });
  await tables.ready(BOB, { tableId, deal: 1 });
  await clock.advance(59_000);
  expect((await table()).pulya?.dealNumber).toBe(1);
  await tables.leave(CID, { tableId });
  await clock.advance(0);
  expect((await table()).pulya?.dealNumber).toBe(2);
  await expect(tables.ready(ANN, { tableId, deal: 1 })).rejects.toMatchObject({ clubCode: "STALE_COMMAND" });
});

test("a result stays as long as was agreed on while somebody has not read it", async () => {
  const { clock, table, play, tables, tableId } = await seatedTable({ wish: { resultSeconds: 60 } });
  await clock.advance(0);
  while ((await table()).turn !== null) await play(cautiously);
  await tables.ready(ANN, { tableId, deal: 1 });
  await clock.advance(59_999);
  expect((await table()).pulya?.dealNumber).toBe(1);
  await clock.advance(1);
  expect((await table()).pulya?.dealNumber).toBe(2);
});

test("against bots alone nobody is hurried where that was wished for: no time runs out, and a result stays until it is read", async () => {
  const live = await seatedTable({ bots: 2, wish: { turnSeconds: 10, resultSeconds: 5, untimedAlone: true } });
  const { clock, table, tables, tableId, store } = live;
  await clock.advance(3_600_000);
  while ((await table()).turn !== null) {
    await live.goOn();
    await clock.advance(3_600_000);
  }
  expect(store.rows.some(({ envelope }) => envelope.event.type === "turnTimedOut")).toBe(false);
  expect((await table()).pulya).toMatchObject({ dealNumber: 1, deal: { phase: "finished" } });
  await tables.ready(ANN, { tableId, deal: 1 });
  await clock.advance(0);
  expect((await table()).pulya?.dealNumber).toBe(2);
});
