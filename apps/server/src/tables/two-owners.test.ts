import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import type { Member } from "@trelyazh/table";
import { ANN, BOB, seatedTable, type LiveTable } from "../testing/in-memory/live-table.ts";
import type { TableActor } from "./actor/table-actor.ts";
import { Elsewhere } from "./ownership/elsewhere.ts";

const MINUTE = 60_000;

/** A table at play that nobody has open. */
async function playing(): Promise<LiveTable> {
  const live = await seatedTable({ present: [] });
  await live.clock.advance(0);
  return live;
}

/** A table that two processes take for theirs; the second one has claimed it later. */
async function claimedTwice() {
  const first = await playing();
  const before = await first.registry.get(first.tableId);
  const second = await first.restart();
  const after = await second.registry.get(first.tableId);
  return { first, second, before, after, store: first.store, clock: first.clock, tableId: first.tableId };
}

const proposeEnd = (actor: TableActor, member: Member, at = 0) =>
  actor.perform({ commandId: randomUUID(), command: { type: "propose", member, proposal: "end", at } });

/** Holds up what is appended from now on, before it is stored or after that, until it is told to go on. */
function holdAppends({ store }: Pick<LiveTable, "store">, isStoredFirst: boolean) {
  const append = store.append.bind(store);
  const [begun, goOn] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  store.append = async (appends) => {
    const fenced = isStoredFirst ? await append(appends) : null;
    begun.resolve();
    await goOn.promise;
    return fenced ?? append(appends);
  };
  return { begun: begun.promise, goOn: () => goOn.resolve() };
}

test("whose table it was before stores nothing, answers nobody, and lets go of it; the new owner plays on", async () => {
  const { first, before, after, store, clock, tableId } = await claimedTwice();
  const gone: string[] = [];
  first.registry.onGone(({ table }) => gone.push(table.id));
  expect([before.epoch, after.epoch]).toEqual([1, 2]);
  const { seq } = after.table;
  await expect(proposeEnd(before, ANN)).rejects.toEqual(new Elsewhere(tableId));
  expect([first.registry.has(tableId), gone, store.rows.length]).toEqual([false, [tableId], seq]);
  await proposeEnd(after, ANN);
  expect(store.rows).toHaveLength(seq + 1);
  // The clocks of the table that was let go of are silent: each turn is called once.
  await clock.advance(10 * MINUTE);
  const numbers = store.rows.map(({ envelope }) => envelope.seq);
  expect(numbers).toEqual(numbers.map((_, index) => index + 1));
  expect([after.table.seq > seq + 1, gone]).toEqual([true, [tableId]]);
});

test("the clock of a table that is another's by now is called by that one alone", async () => {
  const { first, store, clock, tableId } = await claimedTwice();
  await clock.advance(10 * MINUTE);
  expect(first.registry.has(tableId)).toBe(false);
  const numbers = store.rows.map(({ envelope }) => envelope.seq);
  expect(numbers).toEqual(numbers.map((_, index) => index + 1));
});

test("whoever asks a node that waits for nobody has the table there again, as it stands", async () => {
  const { first, before, after, tableId } = await claimedTwice();
  const { seq } = await proposeEnd(after, ANN);
  await expect(proposeEnd(before, BOB)).rejects.toBeInstanceOf(Elsewhere);
  const again = await first.registry.get(tableId);
  expect([again.epoch, again.table.proposal]).toEqual([3, after.table.proposal]);
  expect(again.table.seq).toBeGreaterThan(seq);
  const answer = { type: "answerProposal", member: BOB, accept: true, at: 0 } as const;
  await expect(after.perform({ command: answer })).rejects.toEqual(new Elsewhere(tableId));
});

test("what waits for its turn is handed back, and so is what comes later", async () => {
  const { first, before, tableId } = await claimedTwice();
  const appends = holdAppends(first, false);
  const proposals = [ANN, BOB].map((member) => proposeEnd(before, member));
  await appends.begun;
  appends.goOn();
  expect(await Promise.allSettled(proposals)).toMatchObject([
    { reason: new Elsewhere(tableId) },
    { reason: new Elsewhere(tableId) },
  ]);
  await expect(proposeEnd(before, ANN)).rejects.toEqual(new Elsewhere(tableId));
});

test("a node whose lease is over lets go of all at once; what is stored meanwhile is still answered", async () => {
  const live = await playing();
  const { store, tableId, registry, clock } = live;
  const actor = await registry.get(tableId);
  const { seq } = actor.table;
  const appends = holdAppends(live, true);
  const [stored, waiting] = [proposeEnd(actor, ANN), proposeEnd(actor, BOB)];
  await appends.begun;
  expect(registry.letGoOfAll()).toEqual([tableId]);
  await expect(waiting).rejects.toEqual(new Elsewhere(tableId));
  appends.goOn();
  expect(await stored).toEqual({ seq: seq + 1 });
  await clock.advance(10 * MINUTE);
  expect(store.rows.at(-1)?.envelope.seq).toBe(seq + 1);
});

test("a table that is being loaded when the lease is over is let go of as well", async () => {
  const live = await playing();
  const { store, tableId } = live;
  await live.close();
  const { registry } = await live.restart();
  registry.letGoOfAll();
  const load = store.load.bind(store);
  const [begun, read] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  store.load = async (id) => {
    begun.resolve();
    await read.promise;
    return load(id);
  };
  const loading = registry.get(tableId);
  await begun.promise;
  registry.letGoOfAll();
  read.resolve();
  await expect(loading).rejects.toEqual(new Elsewhere(tableId));
  expect([registry.size, registry.has(tableId)]).toEqual([0, false]);
});
