import type { LivingNode } from "@trelyazh/db";
import { fakeClock } from "@trelyazh/testkit";
import { expect, test } from "vitest";
import { createLogger } from "../logger.ts";
import { LeasedNodes, type NodeBook } from "./leased-nodes.ts";

const NORTH: LivingNode = { id: "n", name: "north", release: 1, isLeaving: false };
const SOUTH: LivingNode = { id: "s", name: "south", release: 1, isLeaving: false };

/** A node in a book of the test's own; what it is told stands in `heard`. */
function aNode({ isAlone = false } = {}) {
  const clock = fakeClock(0);
  const heard: string[] = [];
  const book = {
    alive: [NORTH] as readonly LivingNode[],
    asked: 0,
    /** Set while the database is away, or answers when the test says so. */
    answer: null as (() => Promise<void>) | null,
    left: 0,
  };
  const stored: NodeBook = {
    async renew() {
      book.asked += 1;
      const { alive, answer } = book;
      await answer?.();
      return alive;
    },
    setLeaving(id, isLeaving) {
      book.alive = book.alive.map((node) => (node.id === id ? { ...node, isLeaving } : node));
      return Promise.resolve();
    },
    leave() {
      book.left += 1;
      return Promise.resolve();
    },
  };
  const time = {
    ticks: () => clock.now(),
    after: (ms: number, run: () => void) => clock.schedule(clock.now() + ms, run),
  };
  const { id, name, release } = NORTH;
  const nodes = new LeasedNodes({
    self: { id, name, release },
    isAlone,
    book: stored,
    time,
    log: createLogger("silent"),
  });
  nodes.onChange(() => heard.push(nodes.alive.map((node) => node.name).join("+")));
  nodes.onLost(() => heard.push("lost"));
  return { nodes, clock, book, heard };
}

const away = () => Promise.reject(new Error("the database is away"));

test("a node renews its lease each second, and tells when others come, leave or go", async () => {
  const { nodes, clock, book, heard } = aNode();
  expect(nodes.isAlive).toBe(false);
  await nodes.start();
  expect([nodes.isAlive, nodes.leaseLeftMs, nodes.self]).toEqual([true, 3000, NORTH]);
  book.alive = [NORTH, SOUTH];
  await clock.advance(5000);
  expect([book.asked, nodes.isAlive]).toEqual([6, true]);
  book.alive = [NORTH, { ...SOUTH, isLeaving: true }];
  await clock.advance(1000);
  expect(nodes.alive[1]?.isLeaving).toBe(true);
  book.alive = [NORTH];
  await clock.advance(1000);
  expect(heard).toEqual(["north", "north+south", "north+south", "north"]);
});

test("a node that cannot renew gives itself up before others may, and goes on when it can again", async () => {
  const { nodes, clock, book, heard } = aNode();
  await nodes.start();
  book.answer = away;
  await clock.advance(2999);
  expect([nodes.isAlive, heard]).toEqual([true, ["north"]]);
  await clock.advance(1);
  expect([nodes.isAlive, nodes.alive, heard]).toEqual([false, [], ["north", "lost", ""]]);
  await clock.advance(60_000);
  book.answer = null;
  await clock.advance(1000);
  expect([nodes.isAlive, heard]).toEqual([true, ["north", "lost", "", "north"]]);
});

test("a lease counts from the beginning of its renewal, however late the answer comes", async () => {
  const { nodes, clock, book, heard } = aNode();
  await nodes.start();
  const slow = Promise.withResolvers<void>();
  book.answer = () => slow.promise;
  await clock.advance(1000);
  await clock.advance(1900);
  slow.resolve();
  await clock.advance(0);
  // It began at 1000.
  expect([nodes.isAlive, nodes.leaseLeftMs]).toEqual([true, 1100]);
  const tooSlow = Promise.withResolvers<void>();
  book.answer = () => tooSlow.promise;
  await clock.advance(1200);
  expect(heard).toEqual(["north", "lost", ""]);
  await clock.advance(2000);
  tooSlow.resolve();
  await clock.advance(0);
  expect([nodes.isAlive, heard]).toEqual([false, ["north", "lost", ""]]);
});

test("a process that stood still knows that it is dead before it does anything, and lets go before it lives again", async () => {
  const { nodes, clock, book, heard } = aNode();
  await nodes.start();
  // Nothing runs while a process is stopped; then everything that has come due meanwhile, in its order.
  await clock.advance(999);
  clock.stall(30_000);
  expect(nodes.isAlive).toBe(false);
  await clock.advance(0);
  expect([nodes.isAlive, heard]).toEqual([true, ["north", "lost", "", "north"]]);
  expect(book.asked).toBe(2);
});

test("a node that is alone needs no lease to own what it has, and is told of no loss", async () => {
  const { nodes, clock, book, heard } = aNode({ isAlone: true });
  await nodes.start();
  book.answer = away;
  await clock.advance(60_000);
  expect([nodes.isAlive, nodes.alive, heard]).toEqual([true, [NORTH], ["north"]]);
});

test("a stranger is looked for at once, and not again for each of their messages", async () => {
  const { nodes, clock, book } = aNode();
  await nodes.start();
  await clock.advance(500);
  book.alive = [NORTH, SOUTH];
  expect([nodes.knows("s"), nodes.knows("s"), nodes.knows("n")]).toEqual([false, false, true]);
  await clock.advance(0);
  expect([nodes.knows("s"), book.asked]).toEqual([true, 2]);
  expect([nodes.knows("x"), nodes.knows("y")]).toEqual([false, false]);
  await clock.advance(0);
  expect(book.asked).toBe(2);
});

test("a node says that it leaves, and takes it back; at its end nobody waits for its lease", async () => {
  const { nodes, clock, book, heard } = aNode();
  await nodes.start();
  await nodes.setLeaving(true);
  expect(nodes.self.isLeaving).toBe(true);
  await nodes.setLeaving(false);
  expect([nodes.self.isLeaving, heard]).toEqual([false, ["north", "north", "north"]]);
  await nodes.close();
  await nodes.close();
  const { asked } = book;
  await clock.advance(10_000);
  expect([book.left, book.asked, nodes.isAlive]).toEqual([1, asked, false]);
});

test("a node that the database does not know at its start does not start", async () => {
  const { nodes, book } = aNode();
  book.answer = away;
  await expect(nodes.start()).rejects.toThrow("the database is away");
});
