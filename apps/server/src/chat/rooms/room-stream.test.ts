import { setImmediate as turn } from "node:timers/promises";
import type { ChatItem, ChatLine } from "@trelyazh/protocol";
import { describe, expect, test } from "vitest";
import { RoomStream } from "./room-stream.ts";
import type { SaidLine } from "./said-line.ts";

function said(seq: number, by = "anna", players: readonly string[] | null = null): SaidLine {
  return { line: { seq, at: 0, by: { id: by, name: by }, lineId: `${seq}`, text: `line ${seq}` }, players };
}

/** A room whose rows are given, and whose readers' lines are noted. */
function aRoom(stored: SaidLine[] = [], hidden: Readonly<Record<string, readonly string[]>> = {}) {
  let faults = 0;
  let isAway = false;
  const reads: number[] = [];
  const room = new RoomStream({
    readLast: () => Promise.resolve(stored.at(-1)?.line.seq ?? 0),
    readAfter(seq) {
      reads.push(seq);
      return isAway ? Promise.reject(new Error("away")) : Promise.resolve(stored.filter(({ line }) => line.seq > seq));
    },
    hiddenFrom: (userId) => Promise.resolve(new Set(hidden[userId])),
    onEmpty: () => {},
    onFault: () => void (faults += 1),
  });
  return {
    room,
    stored,
    reads,
    faults: () => faults,
    setAway: (away: boolean) => void (isAway = away),
    /** Begins to read; returns what has come. */
    reader: async (memberId: string) => {
      const items: ChatItem[] = [];
      const stream = room.follow({ memberId }, () => Promise.resolve(stored.map(({ line }): ChatLine => line)));
      void (async () => {
        for await (const [, item] of stream) items.push(item);
      })();
      await turn();
      return { items, seqs: () => items.map(({ seq }) => seq) };
    },
  };
}

describe("a reader of a room", () => {
  test("gets what was said before and then each line once, by its number, whatever order they come in", async () => {
    const { room, stored, reader } = aRoom([said(1), said(2)]);
    const { seqs } = await reader("boris");
    stored.push(said(3), said(4), said(5));
    for (const seq of [4, 3, 5, 4]) room.take(said(seq));
    await turn();
    expect(seqs()).toEqual([1, 2, 3, 4, 5]);
  });

  test("gets what nobody has told of from the database, as soon as a later line or a look shows that it is there", async () => {
    const { room, stored, reader, reads } = aRoom();
    const { seqs } = await reader("boris");
    stored.push(said(1), said(2), said(3));
    room.take(said(3));
    await turn();
    expect(seqs()).toEqual([1, 2, 3]);
    stored.push(said(4));
    room.reach(4);
    await turn();
    expect(seqs()).toEqual([1, 2, 3, 4]);
    expect(reads).toEqual([0, 3]);
  });

  test("waits for no line that is gone for good", async () => {
    const { room, reader } = aRoom();
    const { seqs } = await reader("boris");
    room.reach(2);
    await turn();
    room.take(said(3));
    await turn();
    expect(seqs()).toEqual([3]);
  });

  test("gets everything once the database is back", async () => {
    const { room, stored, reader, setAway, faults } = aRoom();
    const { seqs } = await reader("boris");
    stored.push(said(1), said(2));
    setAway(true);
    room.take(said(2));
    await turn();
    expect([seqs(), faults()]).toEqual([[], 1]);
    setAway(false);
    room.reach(0);
    await turn();
    expect(seqs()).toEqual([1, 2]);
  });

  test("who is hidden from the author gets a number and nothing else", async () => {
    const { room, reader } = aRoom([], { anna: ["boris"] });
    const [boris, vera] = [await reader("boris"), await reader("vera")];
    room.take(said(1));
    await turn();
    expect(boris.items).toEqual([{ seq: 1, withheld: true }]);
    expect(vera.items).toEqual([said(1).line]);
  });

  test("who plays gets nothing of what spectators say during a deal", async () => {
    const { room, reader } = aRoom();
    const [boris, vera] = [await reader("boris"), await reader("vera")];
    room.take(said(1, "anna", ["boris"]));
    room.take(said(2, "anna"));
    await turn();
    expect(boris.items).toEqual([{ seq: 1, withheld: true }, said(2).line]);
    expect(vera.items).toEqual([said(1).line, said(2).line]);
  });
});
