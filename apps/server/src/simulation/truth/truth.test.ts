import { messageFor, snapshotFor, type TableMessage } from "@trelyazh/protocol";
import { beforeEach, describe, expect, test } from "vitest";
import { ANN, BOB, seatedTable, type LiveTable } from "../../testing/in-memory/live-table.ts";
import { Truth } from "./truth.ts";

describe("what the simulator holds the club to", () => {
  let live: LiveTable;
  let truth: Truth;
  let faults: string[];

  const sent = (userId: string, message: TableMessage) => truth.sent({ tableId: live.tableId, userId, message });

  beforeEach(async () => {
    live = await seatedTable();
    await live.clock.advance(0);
    await live.play();
    faults = [];
    truth = new Truth(live.store, { onFault: (what) => faults.push(what), ticks: () => 0 });
  });

  /** The event that has dealt. */
  const dealt = () => {
    const row = live.store.rows.find(
      ({ envelope: { event } }) => event.type === "game" && event.event.type === "dealt",
    );
    if (row === undefined) throw new Error("nothing was dealt");
    return row.envelope;
  };

  test("everybody may see their own hand", () => {
    sent(ANN.id, messageFor(dealt(), 0, 0));
    sent(BOB.id, messageFor(dealt(), 1, 0));
    sent("dora", messageFor(dealt(), "spectator", 0));
    expect(faults).toEqual([]);
  });

  test("nobody may see another's, in an event or in a table", async () => {
    sent(BOB.id, messageFor(dealt(), 0, 0));
    expect(faults.join()).toContain("may not know");
    faults.length = 0;
    const message: TableMessage = snapshotFor(await live.table(), ANN.id, 0);
    sent(BOB.id, { ...message, ...(message.kind === "snapshot" && { you: 1 }) });
    expect(faults.join()).toContain("may not know");
  });

  test("nobody may see two hands of one deal, however they have come to them", async () => {
    const table = await live.table();
    sent(ANN.id, snapshotFor(table, ANN.id, 0));
    expect(faults).toEqual([]);
    sent(ANN.id, snapshotFor(table, BOB.id, 0));
    expect(faults.join()).toContain("two hands");
  });

  test("nothing is shown that is not stored, or not as it is stored", () => {
    sent(ANN.id, messageFor({ ...dealt(), seq: 999 }, "spectator", 0));
    expect(faults.join()).toContain("is not stored");
    faults.length = 0;
    sent(ANN.id, messageFor({ ...dealt(), at: 1 }, 0, 0));
    expect(faults.join()).toContain("another event");
  });

  test("a view is the stored one, as far as its viewer may see it", async () => {
    const message: TableMessage = snapshotFor(await live.table(), ANN.id, 0);
    if (message.kind !== "snapshot") throw new Error("a snapshot was asked for");
    truth.shown(live.tableId, ANN.id, message);
    expect(faults).toEqual([]);
    truth.shown(live.tableId, ANN.id, { table: { ...message.table, isEnding: true }, you: 0 });
    expect(faults.join()).toContain("sees another table");
  });

  test("what is acknowledged is stored under that number, and is never answered otherwise", () => {
    const row = live.store.rows.findLast(({ command }) => command !== null);
    const command = { tableId: live.tableId, commandId: row?.command?.id ?? "" };
    const seq = live.store.rows.findLast((each) => each.command?.id === command.commandId)?.envelope.seq ?? 0;
    truth.answered({ ...command, seq });
    truth.checkJournal();
    expect(faults).toEqual([]);
    truth.answered({ ...command, seq: seq - 1 });
    expect(faults).toHaveLength(2);
  });
});
