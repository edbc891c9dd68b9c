import { expect, test } from "vitest";
import { ANN, BOB, cautiously, seatedTable } from "../testing/live-table.ts";
import { Elsewhere } from "./ownership/elsewhere.ts";

const SECOND = 1000;

/** A table that two processes take for theirs; the second one has claimed it later. */
async function claimedTwice() {
  const first = await seatedTable();
  await first.clock.advance(0);
  const second = await first.restart();
  return { first, second, store: first.store, clock: first.clock, tableId: first.tableId };
}

/** Lets what promises have to do be done, and no time pass. */
const settled = ({ clock }: { readonly clock: { advance(ms: number): Promise<void> } }) => clock.advance(0);

test("whose table it was before stores nothing, answers nobody, and lets go of it; the new owner plays on", async () => {
  const { first, second, store, clock } = await claimedTwice();
  const gone: string[] = [];
  first.registry.onGone(({ table }) => gone.push(table.id));
  const { seq } = await second.table();
  await expect(first.play(cautiously)).rejects.toEqual(new Elsewhere(first.tableId));
  expect([first.registry.has(first.tableId), gone]).toEqual([false, [first.tableId]]);
  expect(store.rows).toHaveLength(seq);
  await second.play(cautiously);
  // The clocks of the table that was let go of are silent: its turns are called once.
  await clock.advance(600 * SECOND);
  const numbers = store.rows.map(({ envelope }) => envelope.seq);
  expect(numbers).toEqual(numbers.map((_, index) => index + 1));
  expect(gone).toHaveLength(1);
});

test("whoever asks a node that waits for nobody has the table there again, as it stands", async () => {
  const { first, second, store } = await claimedTwice();
  await second.play(cautiously);
  await expect(first.play(cautiously)).rejects.toBeInstanceOf(Elsewhere);
  await first.play(cautiously);
  await expect(second.play(cautiously)).rejects.toBeInstanceOf(Elsewhere);
  expect(store.owners.get(first.tableId)?.epoch).toBe(3);
});

test("those who have it open are told before they are sent away, and what waits for its turn is handed back", async () => {
  const { first, tableId, store } = await claimedTwice();
  const watched: boolean[] = [];
  first.registry.onGone(({ streams }) => watched.push(streams.isWatched));
  const [begun, stored] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const append = store.append.bind(store);
  store.append = async (appends) => {
    begun.resolve();
    await stored.promise;
    return append(appends);
  };
  const proposals = [ANN, BOB].map((member) => first.tables.propose(member, { tableId, proposal: "end" }));
  await begun.promise;
  stored.resolve();
  const outcomes = await Promise.allSettled(proposals);
  expect(outcomes).toMatchObject([{ reason: new Elsewhere(tableId) }, { reason: new Elsewhere(tableId) }]);
  expect(watched).toEqual([true]);
});

test("a node whose lease is over lets go of all at once; what is stored meanwhile is still answered", async () => {
  const first = await seatedTable();
  await first.clock.advance(0);
  const { store, tableId } = first;
  const [begun, stored] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const append = store.append.bind(store);
  store.append = async (appends) => {
    const fenced = await append(appends);
    begun.resolve();
    await stored.promise;
    return fenced;
  };
  const { seq } = await first.table();
  const move = first.play(cautiously);
  await begun.promise;
  const proposal = first.tables.propose(ANN, { tableId, proposal: "end" });
  await settled(first);
  expect(first.registry.letGoOfAll()).toEqual([tableId]);
  await expect(proposal).rejects.toEqual(new Elsewhere(tableId));
  stored.resolve();
  expect((await move).seq).toBe(seq + 1);
  store.append = append;
  await first.clock.advance(600 * SECOND);
  expect(store.rows.at(-1)?.envelope.seq).toBe(seq + 1);
});

test("a table that was being loaded when the lease was over is let go of as well", async () => {
  const live = await seatedTable({ present: [] });
  await live.clock.advance(0);
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
