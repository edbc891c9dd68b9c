import { randomUUID } from "node:crypto";
import { setImmediate as nextTurnOfLoop } from "node:timers/promises";
import { expect, test } from "vitest";
import { ANN, BOB, CID, cautiously, passIn, seatedTable, type LiveTable } from "../../testing/in-memory/live-table.ts";
import type { StandingTable } from "../actor/table-memory.ts";
import { rebuild } from "../journal/replay.ts";

type Contacts = StandingTable["memory"]["contacts"];

const OTHER = { nodeId: "other", epoch: 2 };

/** Gives a table away that nobody has open, lets so much time pass, and takes it over as another node would. */
async function move({ registry, tableId, clock, store }: LiveTable, stoodMs: number, contacts: Contacts = []) {
  const given = Promise.withResolvers<StandingTable>();
  await registry.handOver(tableId, async (table) => {
    await clock.advance(stoodMs);
    given.resolve(table);
    store.owners.set(tableId, OTHER);
    return OTHER;
  });
  const { memory, lastOpenAt } = await given.promise;
  const stored = await store.load(tableId);
  if (stored === null) throw new Error("the table is not stored");
  const table = { ...rebuild(tableId, stored), epoch: OTHER.epoch, memory: { ...memory, contacts } };
  registry.takeOver(table, lastOpenAt);
}

/** A move of whoever has the turn, under way while the table stands; resolves with what has become of it. */
async function moveMeanwhile(live: LiveTable, owner: typeof OTHER | null) {
  const actor = await live.registry.get(live.tableId);
  const { table } = actor;
  const { commandId, turnNumber, move: wish } = passIn(table, randomUUID());
  const command = { type: "act", member: live.member(table.turn?.actor ?? 0), turnNumber, wish } as const;
  const asked = Promise.withResolvers<unknown>();
  const given = await live.registry.handOver(live.tableId, async () => {
    actor.perform({ commandId, command }).then(asked.resolve, asked.resolve);
    await nextTurnOfLoop();
    return owner;
  });
  expect(given).toEqual(owner);
  return { before: table.seq, outcome: await asked.promise };
}

test("what comes while a table stands is left to its new owner, who is named; nothing of it is done here", async () => {
  const live = await seatedTable({ present: [] });
  await live.clock.advance(0);
  const { before, outcome } = await moveMeanwhile(live, OTHER);
  expect(outcome).toMatchObject({ name: "Elsewhere", tableId: live.tableId, owner: OTHER });
  expect(live.store.rows.at(-1)?.envelope.seq).toBe(before);
  expect(live.registry.has(live.tableId)).toBe(false);
});

test("a table that nobody takes goes on, with what has come meanwhile", async () => {
  const live = await seatedTable();
  await live.clock.advance(0);
  const { before, outcome } = await moveMeanwhile(live, null);
  expect(outcome).toEqual({ seq: before + 1 });
  await live.clock.advance(31_000);
  expect(live.store.rows.some(({ envelope }) => envelope.event.type === "turnTimedOut")).toBe(true);
});

test("a turn is called later by as long as its table has stood, and nobody is told of a recovery", async () => {
  const live = await seatedTable({ present: [] });
  const { clock, store } = live;
  const events = () => store.rows.map(({ envelope }) => envelope.event.type);
  await clock.advance(10_000);
  await move(live, 700);
  for (const player of [ANN, BOB, CID]) await live.arrive(player);
  await clock.advance(20_000 - 700 + 100 + 699);
  expect(events()).not.toContain("turnTimedOut");
  await clock.advance(1);
  expect(events()).toContain("turnTimedOut");
  expect(events()).not.toContain("tableRecovered");
});

test("whoever has read the result of a deal has read it at the new owner too", async () => {
  const live = await seatedTable({ present: [], wish: { resultSeconds: 60 } });
  const { clock, table, tables, tableId } = live;
  await clock.advance(0);
  while ((await table()).turn !== null) await live.play(cautiously);
  await tables.ready(ANN, { tableId, deal: 1 });
  await tables.ready(BOB, { tableId, deal: 1 });
  await move(live, 10);
  await tables.ready(CID, { tableId, deal: 1 });
  await clock.advance(0);
  expect((await table()).pulya?.dealNumber).toBe(2);
});

test("a bot's delay that has begun goes on", async () => {
  const live = await seatedTable({ bots: 2, present: [] });
  const { clock, store } = live;
  await clock.advance(0);
  for (;;) {
    const { seats, turn } = await live.table();
    if (seats[turn?.actor ?? 0]?.kind === "bot") break;
    await live.play();
  }
  const seq = store.rows.length;
  await clock.advance(60);
  await move(live, 0);
  await clock.advance(39);
  expect(store.rows).toHaveLength(seq);
  await clock.advance(1);
  expect(store.rows.length).toBeGreaterThan(seq);
});

test("those who had the table open count as there until they have it open again, or have not come for three seconds", async () => {
  const live = await seatedTable({ present: [] });
  await live.clock.advance(0);
  const heardAt = live.clock.now();
  await move(
    live,
    5,
    [ANN, BOB].map(({ id }) => ({ userId: id, lagMs: 40, heardAt })),
  );
  const { streams } = await live.registry.get(live.tableId);
  expect(streams.presence().online).toEqual([0, 1]);
  expect(streams.contactOf("bob")).toEqual({ lagMs: 40, heardAt });
  await live.arrive(ANN);
  await live.clock.advance(3000);
  expect(streams.presence().online).toEqual([0]);
  expect(streams.contactOf("bob")).toBeNull();
});

test("a table takes along who is there, and who has let their last turn pass", async () => {
  const live = await seatedTable({ present: [ANN, BOB] });
  await live.clock.advance(0);
  const { turn } = await live.table();
  await live.clock.advance(30_100);
  const given = Promise.withResolvers<StandingTable>();
  await live.registry.handOver(live.tableId, (table) => {
    given.resolve(table);
    return Promise.resolve(null);
  });
  const { memory } = await given.promise;
  expect(memory.late).toEqual([turn?.actor]);
  expect(memory.contacts.map(({ userId }) => userId)).toEqual(["ann", "bob"]);
});
