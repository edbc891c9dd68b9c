import type { Table } from "@trelyazh/table";
import { describe, expect, test } from "vitest";
import { createLogger } from "../../logger.ts";
import { seatedTable, type LiveTable } from "../../testing/live-table.ts";
import { MemoryStore } from "../../testing/memory-store.ts";
import { RecordKeeper } from "./record-keeper.ts";
import { rebuild } from "./replay.ts";

/** Lets that many deals be played to their ends; returns the snapshots that were written meanwhile. */
async function playDeals({ store, table, goOn }: LiveTable, deals: number): Promise<readonly Table[]> {
  const written: Table[] = [];
  const save = store.saveSnapshot.bind(store);
  store.saveSnapshot = (each) => {
    written.push(each);
    return save(each);
  };
  while (((await table()).pulya?.dealNumber ?? 0) <= deals) await goOn();
  return written;
}

/** The numbers of the events with which deals ended. */
function endsOfDeals({ store }: LiveTable): readonly number[] {
  const scored = store.rows.filter(
    ({ envelope: { event } }) => event.type === "game" && event.event.type === "dealScored",
  );
  return scored.map(({ envelope }) => envelope.seq);
}

describe("a snapshot", () => {
  test("is written when every fourth deal ends, and never between", async () => {
    const live = await seatedTable({ wish: { poolTarget: 50 } });
    const written = await playDeals(live, 9);
    expect(written.map(({ pulya }) => pulya?.dealNumber)).toEqual([4, 8]);
    expect(written.map(({ seq }) => seq)).toEqual([endsOfDeals(live)[3], endsOfDeals(live)[7]]);
    expect(live.store.snapshots.get(live.tableId)).toEqual(written[1]);
  });

  test("and what came after make the same table as the whole journal, at whatever event it is left", async () => {
    const live = await seatedTable({ wish: { poolTarget: 50 } });
    const [snapshot] = await playDeals(live, 7);
    if (snapshot === undefined) throw new Error("no snapshot was written");
    const { rows } = live.store;
    for (let end = snapshot.seq; end <= rows.length; end += 1) {
      const byJournal = rebuild(live.tableId, { snapshot: null, rows: rows.slice(0, end) });
      const bySnapshot = rebuild(live.tableId, { snapshot, rows: rows.slice(snapshot.seq, end) });
      expect(bySnapshot.table).toEqual(byJournal.table);
    }
    expect((await live.table()).seq).toBe(rows.length);
    expect(rebuild(live.tableId, { snapshot, rows }).table).toEqual(await live.table());
  });
});

describe("the record of a table", () => {
  function keeper() {
    const store = new MemoryStore();
    return { store, records: new RecordKeeper(store, createLogger("silent")) };
  }

  test("is made good for a finished table that is taken up: the last process may have ended before it wrote that", async () => {
    const { table } = await seatedTable();
    const finished: Table = { ...(await table()), status: "finished" };
    const { store, records } = keeper();
    records.hear({ kind: "loaded", table: finished, at: 7 });
    await records.flush();
    expect(store.notes).toEqual([{ table: finished, at: 7 }]);
  });

  test("is left alone for a new table, which is stored with it, and for one that is taken up and goes on", async () => {
    const { table } = await seatedTable();
    const { store, records } = keeper();
    records.hear({ kind: "created", table: await table() });
    records.hear({ kind: "loaded", table: await table(), at: 7 });
    await records.flush();
    expect(store.notes).toEqual([]);
  });
});
