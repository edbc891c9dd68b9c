import { randomUUID } from "node:crypto";
import { inspect } from "node:util";
import { expect, test } from "vitest";
import { isUniqueViolation } from "../failures.ts";
import { append, aTable, anEntry, NODE, NOON, someNews, testDatabase } from "../testing/fixtures.ts";
import { outbox } from "../schema/outbox.ts";
import { appendEvents, findLastSeq, listCommands, loadEvents } from "./journal.ts";
import { claimTables } from "./owners.ts";

async function failureOf(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    () => undefined,
    (error: unknown) => error,
  );
}

test("entries come back as they went in, in the order of their numbers", async () => {
  await using scratch = await testDatabase();
  const { journal } = scratch.database;
  const tableId = await aTable(journal);
  const command = { id: randomUUID(), part: 0 };
  const entries = [
    anEntry({
      tableId,
      seq: 1,
      turn: null,
      event: { type: "dealt", hands: [["Ah"], []], note: 'Привет, "мизер" \\ 🂡' },
    }),
    anEntry({ tableId, seq: 2, actor: 0, command, at: NOON + 1 }),
    anEntry({ tableId, seq: 3, actor: 0, command: { ...command, part: 1 }, schemaVersion: 2, kind: "trickTaken" }),
  ];
  await append(journal, entries.toReversed());
  expect(await loadEvents(journal, { tableId, afterSeq: 0, limit: 10 })).toEqual(entries);
});

test("one append takes entries of many tables; reading one table yields its own only", async () => {
  await using scratch = await testDatabase();
  const { journal } = scratch.database;
  const [a, b] = [await aTable(journal), await aTable(journal)];
  await append(journal, [
    anEntry({ tableId: a, seq: 1 }),
    anEntry({ tableId: b, seq: 1 }),
    anEntry({ tableId: a, seq: 2 }),
  ]);
  const ofA = await loadEvents(journal, { tableId: a, afterSeq: 0, limit: 10 });
  expect(ofA.map(({ tableId, seq }) => [tableId, seq])).toEqual([
    [a, 1],
    [a, 2],
  ]);
  expect([await findLastSeq(journal, a), await findLastSeq(journal, b)]).toEqual([2, 1]);
  expect(await findLastSeq(journal, randomUUID())).toBe(0);
});

test("reading goes on after a number and stops at the limit", async () => {
  await using scratch = await testDatabase();
  const { journal } = scratch.database;
  const tableId = await aTable(journal);
  await append(
    journal,
    Array.from({ length: 500 }, (_, index) => anEntry({ tableId, seq: index + 1 })),
  );
  const page = await loadEvents(journal, { tableId, afterSeq: 300, limit: 3 });
  expect(page.map(({ seq }) => seq)).toEqual([301, 302, 303]);
  expect(await loadEvents(journal, { tableId, afterSeq: 500, limit: 3 })).toEqual([]);
});

test("appending nothing does nothing", async () => {
  await using scratch = await testDatabase();
  await append(scratch.database.journal, []);
  expect(scratch.database.gauges().journal.total).toBe(0);
});

test("a number that is taken refuses the whole append", async () => {
  await using scratch = await testDatabase();
  const { journal } = scratch.database;
  const [tableId, other] = [await aTable(journal), await aTable(journal)];
  await append(journal, [anEntry({ tableId, seq: 1 })]);
  const rows = [anEntry({ tableId: other, seq: 1 }), anEntry({ tableId, seq: 1 }), anEntry({ tableId, seq: 2 })];
  const failure = await failureOf(append(journal, rows));
  expect(isUniqueViolation(failure, "table_events_pkey")).toBe(true);
  expect([await findLastSeq(journal, tableId), await findLastSeq(journal, other)]).toEqual([1, 0]);
});

test("of two owners that write the same number one is refused", async () => {
  await using scratch = await testDatabase();
  const { journal, db } = scratch.database;
  const tableId = await aTable(journal);
  const outcomes = await Promise.allSettled([
    append(journal, [anEntry({ tableId, seq: 1, kind: "one" })]),
    append(db, [anEntry({ tableId, seq: 1, kind: "other" })]),
  ]);
  expect(outcomes.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
});

test("a command is stored once per table and seat", async () => {
  await using scratch = await testDatabase();
  const { journal } = scratch.database;
  const [tableId, other] = [await aTable(journal), await aTable(journal)];
  const command = { id: randomUUID(), part: 0 };
  await append(journal, [anEntry({ tableId, seq: 1, actor: 1, command })]);
  const repeat = await failureOf(append(journal, [anEntry({ tableId, seq: 2, actor: 1, command })]));
  expect(isUniqueViolation(repeat, "table_events_command_key")).toBe(true);
  await append(journal, [
    anEntry({ tableId, seq: 2, actor: 2, command }),
    anEntry({ tableId: other, seq: 1, actor: 1, command }),
  ]);
});

test("the commands of a table are listed once each, with their last events, as far as they are asked for", async () => {
  await using scratch = await testDatabase();
  const { journal } = scratch.database;
  const [tableId, other] = [await aTable(journal), await aTable(journal)];
  const id = randomUUID();
  await append(journal, [
    anEntry({ tableId, seq: 1 }),
    anEntry({ tableId, seq: 2, actor: 1, command: { id, part: 0 } }),
    anEntry({ tableId, seq: 3, actor: 1, command: { id, part: 1 } }),
    anEntry({ tableId, seq: 4, actor: 1, command: { id: randomUUID(), part: 0 } }),
    anEntry({ tableId: other, seq: 1, actor: 1, command: { id, part: 0 } }),
  ]);
  expect(await listCommands(journal, { tableId, beforeSeq: 4 })).toEqual([{ id, seq: 3 }]);
  expect(await listCommands(journal, { tableId, beforeSeq: 5 })).toHaveLength(2);
  expect(await listCommands(journal, { tableId, beforeSeq: 1 })).toEqual([]);
});

test.each([
  ["a duplicate", [1, 1], "table_events_pkey"],
  ["a bad number", [0], "table_events_seq_check"],
])("the refusal of %s does not repeat the cards", async (_, seqs, constraint) => {
  await using scratch = await testDatabase();
  const { journal } = scratch.database;
  const tableId = await aTable(journal);
  const event = { type: "dealt", hands: [["Ah", "Kh"]] };
  const failure = await failureOf(
    append(
      journal,
      seqs.map((seq) => anEntry({ tableId, seq, event })),
    ),
  );
  expect(failure).toMatchObject({ constraint });
  expect(inspect(failure, { depth: null, showHidden: true })).not.toContain("Kh");
});

test("an append in a transaction is undone with it", async () => {
  await using scratch = await testDatabase();
  const tableId = await aTable(scratch.database.db);
  const attempt = scratch.database.withJournalTransaction(async (tx) => {
    await append(tx, [anEntry({ tableId, seq: 1 })]);
    throw new Error("no");
  });
  await expect(attempt).rejects.toThrow("no");
  expect(await findLastSeq(scratch.database.db, tableId)).toBe(0);
});

test("what somebody appends to a table that is not theirs any more is not written, and costs no other table anything", async () => {
  await using scratch = await testDatabase();
  const { journal, db } = scratch.database;
  const [lost, kept] = [await aTable(db), await aTable(db)];
  const other = randomUUID();
  await claimTables(db, { nodeId: other, isAlone: true, tableIds: [lost] });
  const appendOf = (tableId: string, epoch: number, seq: number) => ({
    tableId,
    epoch,
    entries: [anEntry({ tableId, seq })],
    news: [someNews(tableId, seq)],
  });
  const [old, own] = [appendOf(lost, 1, 1), appendOf(kept, 1, 1)];
  expect(await appendEvents(journal, NODE, [old, own])).toMatchObject([{ tableId: lost, epoch: 1 }]);
  // Neither the epoch alone nor the node alone makes it anybody's.
  expect(await appendEvents(journal, NODE, [appendOf(lost, 2, 1)])).toMatchObject([{ tableId: lost, epoch: 2 }]);
  expect(await appendEvents(journal, other, [{ ...old, news: [] }])).toMatchObject([{ tableId: lost, epoch: 1 }]);
  expect([await findLastSeq(db, lost), await findLastSeq(db, kept)]).toEqual([0, 1]);
  // What one of its own earlier claims would have written is old too, be it under the same number.
  expect(await appendEvents(journal, other, [appendOf(lost, 1, 1), appendOf(lost, 2, 1)])).toMatchObject([
    { tableId: lost, epoch: 1 },
  ]);
  // Whoever works it off would wait for all transactions that are under way in the server.
  const told = await db.select({ tableId: outbox.tableId }).from(outbox);
  expect(told.map(({ tableId }) => tableId).toSorted()).toEqual([lost, kept].toSorted());
});
