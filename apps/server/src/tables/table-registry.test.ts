import { setImmediate as nextTurnOfLoop } from "node:timers/promises";
import { settableClock } from "@trelyazh/testkit";
import { describe, expect, test } from "vitest";
import { createLogger } from "../logger.ts";
import { ANN, BOB, CID, seatedTable, type LiveTable } from "../testing/in-memory/live-table.ts";
import type { MemoryStore } from "../testing/in-memory/memory-store.ts";

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const WISH = { preset: "sochi", poolTarget: 10, turnSeconds: 30, bots: 0 } as const;

/** A table at which a person has sat down and waits for others, and has gone for a walk. */
async function waitingTable() {
  const live = await seatedTable({ present: [] });
  await live.tables.leave(CID, { tableId: live.tableId });
  return live;
}

describe("a table that does nothing", () => {
  test("is let go of five minutes after somebody wanted it, and is there again when it is wanted", async () => {
    const { clock, registry, table, tables, tableId } = await waitingTable();
    const before = await table();
    await clock.advance(4 * MINUTE);
    expect(registry.size).toBe(1);
    await clock.advance(2 * MINUTE);
    expect(registry.size).toBe(0);
    expect(clock.nextAt()).toBeNull();
    expect(await table()).toEqual(before);
    await tables.join(CID, { tableId, seat: 2 });
    await clock.advance(0);
    expect((await table()).status).toBe("playing");
  });

  test("is held while somebody looks at it, and while it has something to do", async () => {
    const watched = await waitingTable();
    await watched.arrive(ANN);
    await watched.clock.advance(60 * MINUTE);
    expect(watched.registry.size).toBe(1);
    const busy = await seatedTable({ wish: { turnSeconds: 300 } });
    for (const member of [ANN, BOB, CID]) await busy.depart(member);
    await busy.clock.advance(7 * MINUTE);
    expect(busy.registry.size).toBe(1);
  });

  test("is let go of once it is over and nobody looks at it, not even at its presence", async () => {
    const { registry, tables, tableId, table } = await waitingTable();
    const presence = (await tables.presence(CID, { tableId }))[Symbol.asyncIterator]();
    await presence.next();
    for (const member of [ANN, BOB]) await tables.leave(member, { tableId });
    expect((await table()).status).toBe("finished");
    expect(registry.size).toBe(1);
    await presence.return?.();
    expect(registry.size).toBe(0);
  });

  test("is read once for whoever comes back to it again and again, once it is over", async () => {
    const { clock, tables, tableId, restart } = await waitingTable();
    for (const member of [ANN, BOB]) await tables.leave(member, { tableId });
    const later = await restart();
    let reads = 0;
    const load = later.store.load.bind(later.store);
    later.store.load = (id) => {
      reads += 1;
      return load(id);
    };
    for (let time = 0; time < 5; time += 1) {
      await later.arrive(CID);
      await later.depart(CID);
      await clock.advance(MINUTE);
      expect(later.registry.size).toBe(0);
    }
    expect(reads).toBe(1);
  });

  test("never has two owners, however asking and letting go fall together", async () => {
    const { clock, registry, tables, tableId, store } = await waitingTable();
    for (let offset = -2; offset <= 2; offset += 1) {
      await clock.advance(5 * MINUTE + offset);
      const asked = [
        tables.join(CID, { tableId, seat: 2 }),
        registry.get(tableId),
        clock.advance(MINUTE),
        tables.leave(CID, { tableId }),
        registry.get(tableId),
      ];
      await Promise.allSettled(asked);
      expect(await registry.get(tableId)).toBe(await registry.get(tableId));
    }
    const numbers = store.rows.map(({ envelope }) => envelope.seq);
    expect(numbers).toEqual(numbers.map((_, index) => index + 1));
  });
});

/** The tables of many hosts, left behind by a process that has ended. */
async function leftBehind(count: number): Promise<LiveTable> {
  const live = await seatedTable({ present: [] });
  for (let each = 1; each < count; each += 1) await live.tables.create({ id: `host ${each}`, name: "Host" }, WISH);
  await live.registry.close();
  return live;
}

/** Lets so many loads run at once and fails the others, as a pool does for whom it has no connection in time. */
function limitConnections(store: MemoryStore, limit: number): void {
  const load = store.load.bind(store);
  let busy = 0;
  store.load = async (tableId) => {
    if (busy === limit) throw new Error("timeout exceeded when trying to connect");
    busy += 1;
    await nextTurnOfLoop();
    busy -= 1;
    return load(tableId);
  };
}

/** Counts the loads and fails them until it is told otherwise. */
function failLoads(store: MemoryStore): { count: number; readonly heal: () => void } {
  const load = store.load.bind(store);
  let isAway = true;
  const loads = { count: 0, heal: () => void (isAway = false) };
  store.load = (tableId) => {
    loads.count += 1;
    return isAway ? Promise.reject(new Error("the connection was reset")) : load(tableId);
  };
  return loads;
}

describe("at start", () => {
  test("tables are taken up a few at a time, so that all of them get a connection", async () => {
    const live = await leftBehind(40);
    limitConnections(live.store, 10);
    const { registry } = await live.restart();
    expect(registry.size).toBe(40);
  });

  test("tables that the database does not hand out are tried again until it does, without a run on it", async () => {
    const live = await leftBehind(40);
    const loads = failLoads(live.store);
    const { registry, clock } = await live.restart();
    await clock.advance(MINUTE);
    expect(registry.size).toBe(0);
    expect(loads.count).toBeLessThan(200);
    loads.heal();
    await clock.advance(10 * SECOND);
    expect(registry.size).toBe(40);
    const { count } = loads;
    await clock.advance(MINUTE);
    expect(loads.count).toBe(count);
  });

  test("tables that were taken up late are not taken for abandoned", async () => {
    const live = await waitingTable();
    await live.registry.close();
    const loads = failLoads(live.store);
    const { registry, clock } = await live.restart();
    await clock.advance(20 * MINUTE);
    loads.heal();
    await clock.advance(10 * SECOND);
    expect(await registry.closeAbandoned(clock.now())).toBe(0);
  });

  test("one that is broken keeps no other, and is not tried again", async () => {
    const live = await leftBehind(20);
    const { store, tableId } = live;
    store.rows.splice(
      store.rows.findIndex((row) => row.tableId === tableId && row.envelope.seq === 2),
      1,
    );
    const loads = failLoads(store);
    loads.heal();
    const { registry, clock } = await live.restart();
    expect(registry.size).toBe(19);
    await clock.advance(MINUTE);
    expect(loads.count).toBe(20);
  });

  test("a table whose journal cannot be read is told of once and refused for what it is, and the database is not away", async () => {
    const live = await leftBehind(2);
    const { store, tableId } = live;
    const load = store.load.bind(store);
    let loads = 0;
    store.load = async (id) => {
      const stored = await load(id);
      if (id !== tableId || stored === null) return stored;
      loads += 1;
      const [first, ...others] = stored.rows;
      return { ...stored, rows: first === undefined ? [] : [{ ...first, envelope: null as never }, ...others] };
    };
    const lines: string[] = [];
    const log = createLogger("error", { write: (line: string) => void lines.push(line) });
    const { registry, clock, tables } = await live.restart(log);
    await clock.advance(MINUTE);
    expect([registry.size, loads]).toEqual([1, 1]);
    await expect(registry.get(tableId)).rejects.toMatchObject({ clubCode: "TABLE_BROKEN" });
    await expect(tables.join(CID, { tableId, seat: 2 })).rejects.toMatchObject({ clubCode: "TABLE_BROKEN" });
    await clock.advance(60 * MINUTE);
    await registry.closeAbandoned(clock.now());
    expect(lines.map((line): unknown => JSON.parse(line))).toEqual([
      expect.objectContaining({ msg: "table could not be recovered", tableId, isTriedAgain: false }),
    ]);
  });

  test("closing ends the tries", async () => {
    const live = await leftBehind(1);
    const loads = failLoads(live.store);
    const { close, clock } = await live.restart();
    await close();
    expect(clock.nextAt()).toBeNull();
    expect(loads.count).toBe(1);
  });

  test.each([-7_200_000, 7_200_000])(
    "a clock that was set by %i ms while the club was closed leaves a turn what it had",
    async (byMs) => {
      const clock = settableClock();
      const live = await seatedTable({ clock });
      await clock.advance(10 * SECOND);
      const { turn } = await live.table();
      await live.registry.close();
      clock.set(byMs);
      const next = await live.restart();
      for (const member of [ANN, BOB, CID]) await next.arrive(member);
      await clock.advance(29 * SECOND);
      expect((await next.table()).turn?.number).toBe(turn?.number);
      await clock.advance(10 * SECOND);
      expect((await next.table()).turn?.number).not.toBe(turn?.number);
      await next.registry.close();
    },
  );

  test("a table whose recovery could not be stored has no owner until it is taken up again", async () => {
    const live = await seatedTable({ present: [] });
    await live.clock.advance(0);
    await live.registry.close();
    const { store } = live;
    const append = store.append.bind(store);
    store.append = () => Promise.reject(new Error("the connection was reset"));
    const { registry, clock } = await live.restart();
    store.append = append;
    const recoveries = () => store.rows.filter(({ envelope }) => envelope.event.type === "tableRecovered").length;
    await clock.advance(2 * SECOND);
    expect([registry.size, recoveries()]).toEqual([0, 0]);
    await clock.advance(10 * SECOND);
    expect([registry.size, recoveries()]).toEqual([1, 1]);
  });
});

describe("maintenance", () => {
  test("closes what is abandoned and lets go of what it has looked through", async () => {
    const live = await waitingTable();
    await live.registry.close();
    await live.clock.advance(16 * MINUTE);
    // Nobody could come back before.
    const { registry, clock, store, table } = await live.restart();
    expect(await registry.closeAbandoned(clock.now())).toBe(0);
    await clock.advance(14 * MINUTE);
    expect(await registry.closeAbandoned(clock.now())).toBe(0);
    expect(registry.size).toBe(0);
    await clock.advance(MINUTE);
    expect(await registry.closeAbandoned(clock.now())).toBe(1);
    expect(registry.size).toBe(0);
    expect(store.rows.at(-1)?.envelope.event).toEqual({ type: "tableClosed", reason: "abandoned" });
    expect((await table()).status).toBe("finished");
  });

  test("leaves alone whoever has lost their line for a moment, however long they have waited", async () => {
    const { arrive, depart, clock, registry, table } = await waitingTable();
    await arrive(ANN);
    await clock.advance(16 * MINUTE);
    await depart(ANN);
    await clock.advance(3 * SECOND);
    expect(await registry.closeAbandoned(clock.now())).toBe(0);
    await clock.advance(15 * MINUTE - 4 * SECOND);
    expect(await registry.closeAbandoned(clock.now())).toBe(0);
    await clock.advance(SECOND);
    expect(await registry.closeAbandoned(clock.now())).toBe(1);
    expect((await table()).status).toBe("finished");
  });

  test("leaves alone a viewer who has followed only the presence, and has gone for a moment", async () => {
    const { tables, tableId, clock, registry } = await waitingTable();
    const presence = (await tables.presence(CID, { tableId }))[Symbol.asyncIterator]();
    await presence.next();
    await clock.advance(16 * MINUTE);
    await presence.return?.();
    await clock.advance(3 * SECOND);
    expect(await registry.closeAbandoned(clock.now())).toBe(0);
  });

  test("leaves alone a table that somebody has open, and one that somebody opens at the last moment", async () => {
    const live = await waitingTable();
    await live.arrive(ANN);
    await live.clock.advance(60 * MINUTE);
    expect(await live.registry.closeAbandoned(live.clock.now())).toBe(0);
    await live.depart(ANN);
    await live.clock.advance(15 * MINUTE);
    const closing = live.registry.closeAbandoned(live.clock.now());
    const joined = live.tables.join(CID, { tableId: live.tableId, seat: 2 });
    const outcomes = await Promise.allSettled([closing, joined]);
    const { status } = await live.table();
    expect(outcomes[0]).toEqual({ status: "fulfilled", value: status === "finished" ? 1 : 0 });
    expect(outcomes[1].status).toBe(status === "finished" ? "rejected" : "fulfilled");
  });

  test("goes on with the others when one table is broken", async () => {
    const live = await waitingTable();
    const { tableId: other } = await live.tables.create(BOB, WISH);
    await live.registry.close();
    const { registry, clock, store } = await live.restart();
    await clock.advance(20 * MINUTE);
    const load = store.load.bind(store);
    store.load = (tableId) => (tableId === live.tableId ? Promise.reject(new Error("unreadable")) : load(tableId));
    expect(await registry.closeAbandoned(clock.now())).toBe(1);
    expect(store.rows.at(-1)).toMatchObject({ tableId: other, envelope: { event: { type: "tableClosed" } } });
  });
});
