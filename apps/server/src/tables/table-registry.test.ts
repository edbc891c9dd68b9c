import { describe, expect, test } from "vitest";
import { ANN, BOB, CID, seatedTable } from "../testing/live-table.ts";

const MINUTE = 60_000;

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

describe("maintenance", () => {
  test("closes what is abandoned and lets go of what it has looked through", async () => {
    const live = await waitingTable();
    await live.registry.close();
    const { registry, clock, store, table } = await live.restart();
    await clock.advance(14 * MINUTE);
    expect(await registry.closeAbandoned(clock.now())).toBe(0);
    expect(registry.size).toBe(0);
    await clock.advance(MINUTE);
    expect(await registry.closeAbandoned(clock.now())).toBe(1);
    expect(registry.size).toBe(0);
    expect(store.rows.at(-1)?.envelope.event).toEqual({ type: "tableClosed", reason: "abandoned" });
    expect((await table()).status).toBe("finished");
  });

  test("leaves alone what somebody has open, and who comes at the last moment", async () => {
    const live = await waitingTable();
    await live.arrive(ANN);
    await live.clock.advance(60 * MINUTE);
    expect(await live.registry.closeAbandoned(live.clock.now())).toBe(0);
    await live.depart(ANN);
    const closing = live.registry.closeAbandoned(live.clock.now());
    const joined = live.tables.join(CID, { tableId: live.tableId, seat: 2 });
    const outcomes = await Promise.allSettled([closing, joined]);
    const { status } = await live.table();
    expect(outcomes[0]).toEqual({ status: "fulfilled", value: status === "finished" ? 1 : 0 });
    expect(outcomes[1].status).toBe(status === "finished" ? "rejected" : "fulfilled");
  });

  test("goes on with the others when one table is broken", async () => {
    const live = await waitingTable();
    const { tableId: other } = await live.tables.create(BOB, {
      preset: "sochi",
      poolTarget: 10,
      turnSeconds: 30,
      bots: 0,
    });
    await live.registry.close();
    const { registry, clock, store } = await live.restart();
    await clock.advance(20 * MINUTE);
    const load = store.load.bind(store);
    store.load = (tableId) => (tableId === live.tableId ? Promise.reject(new Error("unreadable")) : load(tableId));
    expect(await registry.closeAbandoned(clock.now())).toBe(1);
    expect(store.rows.at(-1)).toMatchObject({ tableId: other, envelope: { event: { type: "tableClosed" } } });
  });
});
