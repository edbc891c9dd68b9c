import { createHash } from "node:crypto";
import { checkingDeal, hashedInTime, settingsOf } from "@trelyazh/preferans";
import { dealtDealsIn, drawnDeal, pledgeFor, type DealtDeal } from "@trelyazh/table";
import { describe, expect, test } from "vitest";
import { ANN, BOB, CID, seatedTable, type LiveTable } from "../../testing/in-memory/live-table.ts";
import { TableMemory } from "./table-memory.ts";

const [ANNS, BOBS] = ["a".repeat(32), "b".repeat(32)];
const EVE = { id: "eve", name: "Eve" };

const inTime = (bytes: Uint8Array) => Promise.resolve(createHash("sha256").update(bytes).digest());

/** The deals that are over, as everybody has been told of them. */
function told({ store, tableId }: LiveTable): readonly DealtDeal[] {
  const record = store.rows.flatMap((row) => (row.tableId === tableId ? [row.envelope] : []));
  return dealtDealsIn(record, { settings: settingsOf("sochi") });
}

async function playTo(live: LiveTable, dealNumber: number): Promise<void> {
  while (((await live.table()).pulya?.dealNumber ?? 0) < dealNumber) await live.goOn();
}

const noncesIn = async (live: LiveTable) => drawnDeal(await live.table())?.nonces;

/** With the club in another process, which has read the journal. */
async function restarted(live: LiveTable): Promise<LiveTable> {
  await live.close();
  return await live.restart();
}

async function isFair({ proof }: DealtDeal): Promise<unknown> {
  return proof === null ? "it cannot be checked" : await hashedInTime(inTime, checkingDeal(proof));
}

describe("a deal that can be checked", () => {
  test("is drawn with what the clients have added, whoever has not, and is what its seed gives", async () => {
    const live = await seatedTable({ wish: { poolTarget: 20 } });
    const { tables, tableId } = live;
    await tables.addNonce(ANN, { tableId, deal: 1, nonce: ANNS });
    await tables.addNonce(BOB, { tableId, deal: 1, nonce: BOBS });
    await playTo(live, 1);
    expect(await noncesIn(live)).toEqual([ANNS, BOBS, ""]);
    await tables.addNonce(CID, { tableId, deal: 2, nonce: ANNS });
    await playTo(live, 3);
    const [first, second] = told(live);
    expect(first?.proof?.clientNonces).toEqual([ANNS, BOBS, ""]);
    expect(second?.proof?.clientNonces).toEqual(["", "", ANNS]);
    expect(await Promise.all(told(live).map(isFair))).toEqual([{ ok: true }, { ok: true }]);
  });

  test("has commitments that were told before anything could be added, and seeds that are told with its end", async () => {
    const live = await seatedTable();
    await playTo(live, 2);
    const pledges = live.store.rows.flatMap(({ envelope: { event } }) => ("pledge" in event ? [event.pledge] : []));
    expect(told(live)[0]?.proof?.commitment).toBe(pledges[0]?.commitment);
    const seeds = live.store.rows.flatMap(({ envelope: { event } }) => ("seed" in event ? [event.seed] : []));
    expect(seeds).toEqual([told(live)[0]?.proof?.serverSeed]);
    expect(pledgeFor(await live.table(), 3)?.commitment).toBe(pledges[2]?.commitment);
  });

  test("refuses what is late, early, another one, or from anybody who does not sit there; the same again is nothing", async () => {
    const live = await seatedTable();
    const { tables, tableId } = live;
    const add = (who = ANN, deal = 1, nonce = ANNS) => tables.addNonce(who, { tableId, deal, nonce });
    await add();
    await add();
    await expect(add(ANN, 1, BOBS)).rejects.toThrow("NONCE_GIVEN");
    await expect(add(EVE)).rejects.toThrow("NOT_SEATED");
    await expect(add(ANN, 2)).rejects.toThrow("STALE_COMMAND");
    await playTo(live, 1);
    await expect(add(BOB, 1)).rejects.toThrow("STALE_COMMAND");
    expect(await noncesIn(live)).toEqual([ANNS, "", ""]);
  });

  test("is the one that was pledged after a restart, without what only memory knew", async () => {
    const live = await seatedTable({ wish: { poolTarget: 20 } });
    await playTo(live, 1);
    await live.tables.addNonce(ANN, { tableId: live.tableId, deal: 2, nonce: ANNS });
    const pledge = pledgeFor(await live.table(), 2);
    const again = await restarted(live);
    await playTo(again, 2);
    expect(drawnDeal(await again.table())).toMatchObject({ commitment: pledge?.commitment, nonces: ["", "", ""] });
    await again.tables.addNonce(ANN, { tableId: live.tableId, deal: 3, nonce: ANNS });
    await playTo(again, 4);
    expect(await Promise.all(told(again).map(isFair))).toEqual([{ ok: true }, { ok: true }, { ok: true }]);
    expect(told(again)[2]?.proof?.clientNonces).toEqual([ANNS, "", ""]);
  });

  test("that boards make is told as one that cannot be checked, and takes nothing", async () => {
    const live = await seatedTable({ boards: [] });
    const adding = live.tables.addNonce(ANN, { tableId: live.tableId, deal: 1, nonce: ANNS });
    await expect(adding).rejects.toThrow("STALE_COMMAND");
    expect(pledgeFor(await live.table(), 1)).toBeNull();
  });
});

test("what was added goes along when a table is handed over, and an owner of the last release says nothing of it", async () => {
  const live = await seatedTable();
  const { registry, tables, tableId } = live;
  await playTo(live, 1);
  await tables.addNonce(BOB, { tableId, deal: 2, nonce: BOBS });
  const actor = await registry.get(tableId);
  const memory = await actor.hold();
  actor.goOn();
  const { nonces, ...before } = TableMemory.parse(JSON.parse(JSON.stringify(memory)));
  expect(nonces).toEqual({ deal: 2, given: [[BOB.id, BOBS]] });
  expect(TableMemory.parse(before).nonces).toBeUndefined();
});
