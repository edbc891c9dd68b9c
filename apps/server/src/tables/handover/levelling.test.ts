import type { Seat } from "@trelyazh/preferans";
import type { Member } from "@trelyazh/table";
import { expect, test } from "vitest";
import { FOR_THREE, startTestNodes, type TestNode, type TestNodes } from "../../testing/in-memory/start-test-nodes.ts";
import { TableWatcher } from "../../testing/people/table-watcher.ts";

const TABLES = 24;

/** Three people at a table of that node, who have it open at another one. */
async function seatedAt(club: TestNodes, { at, open, number }: { at: TestNode; open: TestNode; number: number }) {
  const people = ["a", "b", "c"].map((name): Member => ({ id: `${name}${number}`, name }));
  const [host, ...others] = people;
  if (host === undefined) throw new Error("there is nobody");
  const { tableId } = await club.until(at.tables.create(host, FOR_THREE));
  for (const [index, member] of others.entries())
    // Chairs are numbered as seats are.
    await club.until(at.tables.join(member, { tableId, seat: (index + 1) as Seat }));
  const watcher = new TableWatcher(host);
  await club.until(watcher.open(open.tables, tableId));
  return watcher;
}

test("a node with far more tables than another hands some on, and whoever plays there notices nothing", async () => {
  const club = await startTestNodes(2);
  const [full, empty] = club.nodes;
  if (full === undefined || empty === undefined) throw new Error("there are no nodes");
  const watchers: TableWatcher[] = [];
  for (let number = 0; number < TABLES; number += 1)
    watchers.push(await seatedAt(club, { at: full, open: number % 2 === 0 ? full : empty, number }));
  const have = () => [full, empty].map(({ registry }) => registry.playableIds.length);
  expect(have()).toEqual([TABLES, 0]);

  await club.pass(60_000);
  const [left = 0, got = 0] = have();
  expect(left + got).toBe(TABLES);
  expect(left).toBeLessThan(20);
  expect(got).toBeGreaterThanOrEqual(5);
  // Neither gives any back, or more.
  await club.pass(60_000);
  expect(have()).toEqual([left, got]);

  const events = club.store.rows.map(({ envelope }) => envelope.event.type);
  expect(events).not.toContain("tableRecovered");
  expect(watchers.flatMap(({ faults, end }) => (end === null ? faults : [end]))).toEqual([]);
});

test("nothing is handed on while a node has not told what it has", async () => {
  const club = await startTestNodes(3, {
    pass: ({ subject, from }, deliver) => {
      if (subject !== "all.table.load" || from !== "node-3") deliver();
    },
  });
  const [full, empty] = club.nodes;
  if (full === undefined || empty === undefined) throw new Error("there are no nodes");
  for (let number = 0; number < TABLES; number += 1) await seatedAt(club, { at: full, open: full, number });
  await club.pass(60_000);
  expect(club.nodes.map(({ registry }) => registry.playableIds.length)).toEqual([TABLES, 0, 0]);
});
