import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import type { OwnerBook } from "../leased-ownership.ts";

/** A book that nothing is in yet, and what it is about, for one test. */
export interface OwnerWorld extends AsyncDisposable {
  readonly book: OwnerBook;
  /** Adds a node whose lease holds; returns its id. */
  addNode(): Promise<string>;
  /** Ends a node's lease. */
  loseNode(nodeId: string): Promise<void>;
  /** Adds a table that this node has made; returns its id. Each is younger than those before. */
  addTable(makerId: string): Promise<string>;
  endTable(tableId: string): Promise<void>;
}

const together = (nodeId: string) => ({ nodeId, isAlone: false });
const alone = (nodeId: string) => ({ nodeId, isAlone: true });

/** What whoever says whose the tables are promises: the same tests for PostgreSQL, and for what stands in its place in the simulator. */
export function ownerBookContract(open: () => Promise<OwnerWorld>): void {
  test("a table is its maker's, and is claimed by others when that one's lease is over, and no sooner", async () => {
    await using world = await open();
    const { book } = world;
    const [maker, other] = [await world.addNode(), await world.addNode()];
    const tableId = await world.addTable(maker);
    expect(await book.find(tableId)).toEqual({ tableId, nodeId: maker, epoch: 1 });
    expect(await book.claim(together(other), [tableId])).toEqual([]);
    expect(await book.claim(together(maker), [tableId])).toEqual([{ tableId, epoch: 2 }]);
    await world.loseNode(maker);
    expect(await book.find(tableId)).toBeUndefined();
    expect(await book.claim(together(other), [tableId])).toEqual([{ tableId, epoch: 3 }]);
    expect(await book.find(tableId)).toEqual({ tableId, nodeId: other, epoch: 3 });
    // Whose lease is over gets none, be it its own table.
    expect(await book.claim(together(maker), [tableId])).toEqual([]);
  });

  test("one that is alone waits for nobody's lease, nor for its own", async () => {
    await using world = await open();
    const { book } = world;
    const tableId = await world.addTable(await world.addNode());
    const stranger = randomUUID();
    expect(await book.claim(alone(stranger), [tableId])).toEqual([{ tableId, epoch: 2 }]);
    // Nobody waits for it either.
    expect(await book.find(tableId)).toBeUndefined();
  });

  test("of several tables those are claimed that may be, and of those that are over, or that there are not, none", async () => {
    await using world = await open();
    const { book } = world;
    const [maker, other] = [await world.addNode(), await world.addNode()];
    const [taken, over] = [await world.addTable(maker), await world.addTable(maker)];
    await world.endTable(over);
    const free = await world.addTable(randomUUID());
    const claims = await book.claim(together(other), [over, taken, randomUUID(), free]);
    expect(claims).toEqual([{ tableId: free, epoch: 2 }]);
    await world.loseNode(maker);
    expect(await book.claim(together(other), [over, taken])).toEqual([{ tableId: taken, epoch: 2 }]);
  });

  test("of two that claim at the same time one has the table", async () => {
    await using world = await open();
    const { book } = world;
    const [one, two] = [await world.addNode(), await world.addNode()];
    const tableIds = [await world.addTable(randomUUID()), await world.addTable(randomUUID())];
    const claims = await Promise.all([
      book.claim(together(one), tableIds),
      book.claim(together(two), tableIds.toReversed()),
    ]);
    expect(
      claims
        .flat()
        .map((claim) => claim.tableId)
        .toSorted(),
    ).toEqual(tableIds.toSorted());
    expect(claims.flat().map(({ epoch }) => epoch)).toEqual([2, 2]);
  });

  test("orphans are unfinished tables of nobody whose lease holds, the oldest first", async () => {
    await using world = await open();
    const { book } = world;
    const [node, dying] = [await world.addNode(), await world.addNode()];
    const [old, over, held] = [await world.addTable(dying), await world.addTable(dying), await world.addTable(node)];
    const young = await world.addTable(randomUUID());
    await world.endTable(over);
    expect(await book.orphans(5)).toEqual([young]);
    await world.loseNode(dying);
    expect(await book.orphans(5)).toEqual([old, young]);
    expect(await book.orphans(1)).toEqual([old]);
    expect((await book.unfinished()).toSorted()).toEqual([old, held, young].toSorted());
  });

  test("a table is handed over once, by who has it, to one whose lease holds", async () => {
    await using world = await open();
    const { book } = world;
    const [maker, to, third] = [await world.addNode(), await world.addNode(), await world.addNode()];
    const tableId = await world.addTable(maker);
    const owner = { tableId, nodeId: maker, epoch: 1 };
    expect(await book.move(owner, randomUUID())).toBeUndefined();
    expect(await book.move({ ...owner, epoch: 2 }, to)).toBeUndefined();
    expect(await book.move({ ...owner, nodeId: third }, to)).toBeUndefined();
    expect(await book.move(owner, to)).toEqual({ tableId, nodeId: to, epoch: 2 });
    expect(await book.move(owner, third)).toBeUndefined();
    expect(await book.find(tableId)).toEqual({ tableId, nodeId: to, epoch: 2 });
  });
}
