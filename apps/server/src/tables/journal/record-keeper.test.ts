import type { Table, TableEvent, Transition } from "@trelyazh/table";
import { fakeClock } from "@trelyazh/testkit";
import { describe, expect, test } from "vitest";
import { createLogger } from "../../logger.ts";
import { seatedTable, type LiveTable } from "../../testing/in-memory/live-table.ts";
import { MemoryStore } from "../../testing/in-memory/memory-store.ts";
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
    const [store, clock] = [new MemoryStore(), fakeClock()];
    const records = new RecordKeeper({ store, clock, log: createLogger("silent") });
    const seqs = () => store.notes.map(({ table }) => table.seq);
    return { store, clock, records, seqs };
  }

  /** Tables as they stand after each of their events, and the transitions that have led there. */
  async function played() {
    const { table } = await seatedTable();
    const last = await table();
    const at = (seq: number, event: TableEvent): Transition => ({
      table: { ...last, seq },
      envelope: { seq, at: seq, event, turn: null },
    });
    const left = (seq: number) => at(seq, { type: "seatLeft", seat: 0 });
    const dealt = (seq: number) =>
      at(seq, { type: "game", event: { type: "dealt", hands: [[], [], []], talon: [], commitment: "" } } as never); // only its name is asked for
    return { last, left, dealt };
  }

  const keep = (records: RecordKeeper, transition: Transition) => records.keep(transition.table, [transition]);

  test("is made good for a table that is taken up: the last process may have ended before it wrote that", async () => {
    const { last } = await played();
    const { store, clock, records } = keeper();
    records.hear({ kind: "loaded", table: last, at: 7 });
    await clock.advance(1000);
    expect(store.notes).toEqual([{ table: last, at: 7 }]);
  });

  test("is left alone for a new table, which is stored with it", async () => {
    const { last } = await played();
    const { store, records } = keeper();
    records.hear({ kind: "created", table: last });
    await records.flush();
    expect(store.notes).toEqual([]);
  });

  test("is written at once where somebody comes or goes, and a moment later where only the deal is another", async () => {
    const { left, dealt } = await played();
    const { clock, records, seqs } = keeper();
    keep(records, dealt(50));
    await clock.advance(900);
    keep(records, dealt(90));
    expect(seqs()).toEqual([]);
    await clock.advance(100);
    expect(seqs()).toEqual([90]);
    keep(records, dealt(100));
    keep(records, left(101));
    expect(await records.isKept(left(101).table.id)).toBe(true);
    expect(seqs()).toEqual([90, 101]);
  });

  test("is written however soon after another was stored it comes", async () => {
    const { left } = await played();
    for (let turns = 0; turns < 10; turns += 1) {
      const { store, records, seqs } = keeper();
      const note = store.note.bind(store);
      store.note = async (notes) => {
        await note(notes);
        store.note = note;
        void (async () => {
          for (let turn = 0; turn < turns; turn += 1) await Promise.resolve();
          keep(records, left(51));
        })();
      };
      keep(records, left(50));
      await new Promise((resolve) => void setImmediate(resolve));
      expect(seqs(), `${turns} turns later`).toEqual([50, 51]);
    }
  });

  test("waits for a database that is away, and is told as not kept meanwhile", async () => {
    const { left } = await played();
    const { store, clock, records, seqs } = keeper();
    const { id } = left(50).table;
    store.fault = "refused";
    keep(records, left(50));
    expect(await records.isKept(id)).toBe(false);
    store.fault = null;
    await clock.advance(5000);
    expect([await records.isKept(id), seqs()]).toEqual([true, [50]]);
  });

  test("that the database refuses keeps no other", async () => {
    const { left } = await played();
    const { store, records, seqs } = keeper();
    const note = store.note.bind(store);
    store.note = (notes) =>
      notes.some(({ table }) => table.id === "faulty")
        ? Promise.reject(Object.assign(new Error("no such user"), { code: "23503" }))
        : note(notes);
    const of = (tableId: string, { table, envelope }: Transition) => ({ table: { ...table, id: tableId }, envelope });
    keep(records, of("one", left(51)));
    keep(records, of("faulty", left(52)));
    keep(records, of("another", left(53)));
    const kept = await Promise.all(["one", "faulty", "another"].map((tableId) => records.isKept(tableId)));
    expect([kept, seqs()]).toEqual([
      [true, false, true],
      [51, 53],
    ]);
  });
});
