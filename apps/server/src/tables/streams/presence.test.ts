import type { TablePresence } from "@trelyazh/protocol";
import type { Member } from "@trelyazh/table";
import { describe, expect, test } from "vitest";
import { ANN, BOB, CID, cautiously, seatedTable, type LiveTable } from "../../testing/in-memory/live-table.ts";

const DORA: Member = { id: "dora", name: "Dora" };

/** Follows a table's presence and writes down what comes. */
async function follow({ tables, tableId }: LiveTable): Promise<TablePresence[]> {
  const seen: TablePresence[] = [];
  const stream = await tables.presence(ANN, { tableId });
  void (async () => {
    for await (const presence of stream) seen.push(presence);
  })();
  return seen;
}

describe("the presence at a table", () => {
  test("says at once who is here, and again when somebody comes or goes", async () => {
    const live = await seatedTable({ present: [ANN, BOB] });
    await live.clock.advance(1000);
    const seen = await follow(live);
    await live.clock.advance(0);
    expect(seen).toEqual([
      { online: [0, 1], spectators: 0, isStorageAway: false, isLineAway: false, botsHurry: false },
    ]);
    await live.clock.advance(1000);
    await live.arrive(CID);
    await live.clock.advance(1000);
    await live.arrive(DORA);
    await live.clock.advance(1000);
    await live.depart(BOB);
    await live.clock.advance(0);
    expect(seen.slice(1)).toEqual([
      { online: [0, 1, 2], spectators: 0, isStorageAway: false, isLineAway: false, botsHurry: false },
      { online: [0, 1, 2], spectators: 1, isStorageAway: false, isLineAway: false, botsHurry: false },
      { online: [0, 2], spectators: 1, isStorageAway: false, isLineAway: false, botsHurry: false },
    ]);
  });

  test("says who has read the result of a deal, and until when it stays; nothing once the next one is dealt", async () => {
    const live = await seatedTable({ wish: { resultSeconds: 60 } });
    const { clock, table, play, tables, tableId } = live;
    await clock.advance(0);
    const seen = await follow(live);
    while ((await table()).turn !== null) await play(cautiously);
    const untilAt = clock.now() + 60_000;
    await clock.advance(1000);
    expect(seen.at(-1)?.result).toEqual({ ready: [], untilAt });
    await tables.ready(CID, { tableId, deal: 1 });
    await tables.ready(BOB, { tableId, deal: 1 });
    await clock.advance(1000);
    expect(seen.at(-1)?.result).toEqual({ ready: [1, 2], untilAt });
    await tables.ready(ANN, { tableId, deal: 1 });
    await clock.advance(1000);
    expect(seen.at(-1)?.result).toBeUndefined();
  });

  test("counts people, not their tabs", async () => {
    const live = await seatedTable({ present: [ANN] });
    await live.clock.advance(1000);
    for (const member of [ANN, DORA, DORA]) await live.arrive(member);
    const seen = await follow(live);
    await live.clock.advance(0);
    expect(seen).toEqual([{ online: [0], spectators: 1, isStorageAway: false, isLineAway: false, botsHurry: false }]);
  });

  test("holds through the socket that takes the place of a frozen one, whose end takes nobody away", async () => {
    const live = await seatedTable({ present: [BOB, CID] });
    const { streams } = await live.registry.get(live.tableId);
    const open = (heardAt: number) =>
      streams.follow({ member: ANN, line: { lagMs: 50, heardAt }, lastSeq: null })[Symbol.asyncIterator]();
    const frozen = open(5);
    await live.clock.advance(1000);
    const seen = await follow(live);
    const next = open(30);
    await live.clock.advance(1000);
    await frozen.return?.();
    await live.clock.advance(1000);
    expect(seen.map(({ online }) => online)).toEqual(seen.map(() => [0, 1, 2]));
    expect(streams.contactOf(ANN.id)).toEqual({ lagMs: 50, heardAt: 30 });
    await next.return?.();
    await live.clock.advance(1000);
    expect(seen.at(-1)?.online).toEqual([1, 2]);
  });

  test("is told four times a second at most, however many come and go", async () => {
    const live = await seatedTable({ present: [] });
    await live.clock.advance(1000);
    const seen = await follow(live);
    for (let each = 0; each < 50; each += 1) {
      await live.arrive({ id: `onlooker ${each}`, name: "Onlooker" });
      await live.clock.advance(20);
    }
    await live.clock.advance(250);
    expect(seen.length).toBeLessThanOrEqual(7);
    expect(seen.at(-1)).toMatchObject({ spectators: 50 });
  });

  test("says that the storage is away, and that it is back", async () => {
    const live = await seatedTable();
    await live.clock.advance(1000);
    const seen = await follow(live);
    await live.clock.advance(1000);
    live.store.fault = "refused";
    await expect(live.play()).rejects.toMatchObject({ clubCode: "DATABASE_AWAY" });
    await live.clock.advance(500);
    expect(seen.at(-1)).toMatchObject({ isStorageAway: true, botsHurry: false });
    live.store.fault = null;
    await live.clock.advance(1500);
    expect(seen.at(-1)).toMatchObject({ isStorageAway: false, botsHurry: false });
    expect(seen.map(({ isStorageAway }) => isStorageAway)).toEqual([false, true, false]);
  });
});

describe("the line to somebody", () => {
  test("is known while they have the table open, and is the best of all their tabs", async () => {
    const live = await seatedTable({ present: [] });
    const { streams } = await live.registry.get(live.tableId);
    expect(streams.contactOf(ANN.id)).toBeNull();
    const open = (line: { readonly lagMs: number | null; readonly heardAt: number } | null) =>
      streams.follow({ member: ANN, line, lastSeq: null })[Symbol.asyncIterator]();
    const overHttp = open(null);
    expect(streams.contactOf(ANN.id)).toEqual({ lagMs: null, heardAt: null });
    const slow = open({ lagMs: 400, heardAt: 7 });
    const fast = open({ lagMs: 60, heardAt: 5 });
    expect(streams.contactOf(ANN.id)).toEqual({ lagMs: 60, heardAt: 7 });
    expect(streams.contactOf(BOB.id)).toBeNull();
    await fast.return?.();
    expect(streams.contactOf(ANN.id)).toEqual({ lagMs: 400, heardAt: 7 });
    await slow.return?.();
    await overHttp.return?.();
    expect(streams.contactOf(ANN.id)).toBeNull();
  });
});
