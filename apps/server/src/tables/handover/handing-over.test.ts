import { randomUUID } from "node:crypto";
import { fakeClock } from "@trelyazh/testkit";
import { expect, test } from "vitest";
import { LocalHub } from "../../bus/local-hub.ts";
import { ClubError } from "../../club-error.ts";
import { createLogger } from "../../logger.ts";
import type { ClubNode, Nodes } from "../../nodes/nodes.ts";
import { HandingOver } from "./handing-over.ts";
import { PREPARE, TAKE } from "./messages.ts";
import { successorsOf } from "./successors.ts";

const node = (id: string, news: Partial<ClubNode> = {}): ClubNode => ({
  id,
  name: id,
  release: 2,
  isLeaving: false,
  ...news,
});

type Known = Pick<Nodes, "self" | "alive">;

const MEMORY = { heldAt: 0, late: [], told: null, delay: null, contacts: [] };

/** A node with so many tables that goes, and others that do with each table what is said. */
function leavingNode({
  tables,
  others,
}: {
  tables: number;
  others: Readonly<Record<string, "takes" | "refuses" | "hangs">>;
}) {
  const clock = fakeClock();
  const hub = new LocalHub({ clock });
  const asked: string[] = [];
  const owners = new Map<string, string>();
  let self = node("self");
  const hearers = new Set<() => void>();
  const nodes: Nodes = {
    isAlive: true,
    isAlone: false,
    knows: () => true,
    onLost: () => ({ [Symbol.dispose]: () => {} }),
    get self() {
      return self;
    },
    get alive() {
      return [self, ...Object.keys(others).map((id) => node(id))];
    },
    onChange(hear) {
      hearers.add(hear);
      return { [Symbol.dispose]: () => void hearers.delete(hear) };
    },
    setLeaving(isLeaving) {
      self = { ...self, isLeaving };
      for (const hear of hearers) hear();
      return Promise.resolve();
    },
  };
  for (const [id, does] of Object.entries(others)) {
    const bus = hub.join(id);
    bus.answer(PREPARE, async () => {
      asked.push(id);
      if (does === "refuses") throw new ClubError("TABLE_BROKEN");
      return does === "takes" ? {} : new Promise<Record<string, never>>(() => {});
    });
    bus.answer(TAKE, ({ tableId, epoch }) => {
      expect([owners.get(tableId), epoch]).toEqual([id, 2]);
      return Promise.resolve({});
    });
  }
  const tableIds = Array.from({ length: tables }, () => randomUUID());
  let [under, most] = [0, 0];
  const handing = new HandingOver({
    bus: hub.join("self"),
    nodes,
    clock,
    log: createLogger("silent"),
    loads: { known: () => null },
    onHandedOver: () => {},
    ownership: {
      handOver: ({ tableId }, to) => {
        owners.set(tableId, to);
        return Promise.resolve({ nodeId: to, epoch: 2 });
      },
    },
    registry: {
      get playableIds() {
        return tableIds.filter((tableId) => !owners.has(tableId));
      },
      async handOver(tableId, give) {
        most = Math.max(most, (under += 1));
        const owner = await give({ tableId, epoch: 1, seq: 7, memory: MEMORY, lastOpenAt: null });
        under -= 1;
        return owner;
      },
    },
  });
  return { handing, nodes, clock, asked, owners, tableIds, mostAtOnce: () => most };
}

test("each table goes to the node to which it falls, a few at a time", async () => {
  const { handing, nodes, owners, tableIds, mostAtOnce } = leavingNode({
    tables: 60,
    others: { ann: "takes", bob: "takes" },
  });
  await handing.leave(() => Promise.resolve());
  expect(new Map(tableIds.map((tableId) => [tableId, successorsOf(tableId, nodes)[0]]))).toEqual(owners);
  expect(new Set(owners.values())).toEqual(new Set(["ann", "bob"]));
  expect(mostAtOnce()).toBeLessThanOrEqual(8);
  expect(handing.isLeaving).toBe(true);
});

test("a table that one node cannot read goes to the next one", async () => {
  const { handing, owners, tableIds } = leavingNode({ tables: 10, others: { ann: "refuses", bob: "takes" } });
  await handing.leave(() => Promise.resolve());
  expect(tableIds.map((tableId) => owners.get(tableId))).toEqual(tableIds.map(() => "bob"));
});

test("a node that hangs is not waited for with each table", async () => {
  const { handing, clock, asked, owners } = leavingNode({ tables: 40, others: { ann: "hangs" } });
  const left = handing.leave(() => Promise.resolve());
  await expect.poll(() => asked.length).toBe(8);
  await clock.advance(2000);
  // Two have asked again before it was known that a third has had no answer either.
  await expect.poll(() => asked.length).toBe(10);
  await clock.advance(2000);
  await left;
  expect([asked.length, owners.size]).toEqual([10, 0]);
});

test("with nobody there, or nobody who stays, a node keeps what it has, and is not leaving for anybody", async () => {
  const { handing, owners, nodes } = leavingNode({ tables: 3, others: {} });
  await handing.leave(() => Promise.resolve());
  expect([owners.size, handing.isLeaving, nodes.self.isLeaving]).toEqual([0, false, false]);
});

test("a node that an operator empties hands on what it has, and what it gets later, until it is filled again", async () => {
  const { handing, nodes, clock, owners, tableIds } = leavingNode({ tables: 3, others: { ann: "takes" } });
  await nodes.setLeaving(true);
  await expect.poll(() => owners.size).toBe(3);
  tableIds.push(randomUUID());
  await clock.advance(1000);
  await expect.poll(() => owners.size).toBe(4);
  await nodes.setLeaving(false);
  tableIds.push(randomUUID());
  await clock.advance(5000);
  expect([owners.size, handing.isLeaving]).toEqual([4, false]);
  handing[Symbol.dispose]();
});

test("nodes of an earlier release are asked last: they may not understand what a later one has stored", () => {
  const alive = [node("self"), node("old", { release: 1 }), node("ann"), node("new", { release: 3 })];
  const known: Known = { self: node("self"), alive: [...alive, node("gone", { isLeaving: true })] };
  for (let table = 0; table < 20; table += 1) {
    const [first, second, ...rest] = successorsOf(randomUUID(), known);
    expect(new Set([first, second])).toEqual(new Set(["ann", "new"]));
    expect(rest).toEqual(["old"]);
  }
});
