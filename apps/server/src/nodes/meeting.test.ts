import { fakeClock, type FakeClock } from "@trelyazh/testkit";
import { expect, test } from "vitest";
import { LocalHub } from "../bus/local-hub.ts";
import { becomeKnown, meetNodes } from "./meeting.ts";
import type { ClubNode } from "./nodes.ts";

function clubOf(names: readonly string[]) {
  const clock = fakeClock();
  const hub = new LocalHub({ clock });
  const known = new Set<string>();
  const calls: string[] = [];
  const knows = (id: string) => {
    calls.push(id);
    return known.has(id);
  };
  const alive: readonly ClubNode[] = names.map((name) => ({ id: name, name, release: 1, isLeaving: false }));
  const joined = alive.map((self) => {
    const parts = { bus: hub.join(self.id, { knows }), nodes: { self, alive }, clock };
    return { ...parts, meeting: meetNodes(parts) };
  });
  return { clock, hub, known, calls, joined };
}

/** Each fault runs through several hands before anybody asks again. */
async function pass(clock: FakeClock, ms: number): Promise<void> {
  for (let passed = 0; passed < ms; passed += 10) {
    await clock.advance(10);
    await new Promise((resolve) => setImmediate(resolve));
  }
}

/** Says when something is done, if it is. */
function noting(done: Promise<void>, clock: { now(): number }) {
  const note = { at: null as number | null };
  void done.then(() => (note.at = clock.now()));
  return note;
}

test("a new node serves people when the others have found its lease", async () => {
  const { clock, known, calls, joined } = clubOf(["old", "new"]);
  known.add("old");
  const [, newcomer] = joined;
  if (newcomer === undefined) throw new Error("nobody has come");
  const begun = clock.now();
  const met = noting(becomeKnown(newcomer), clock);
  await pass(clock, 150);
  expect([met.at, calls]).toEqual([null, ["new", "new"]]);
  known.add("new");
  await pass(clock, 100);
  expect(met.at).toBeLessThanOrEqual(begun + 250);
});

test("a new node waits for nobody for ever, and not at all for one that has gone", async () => {
  const { clock, known, joined } = clubOf(["old", "gone", "new"]);
  known.add("old").add("gone");
  const [, gone, newcomer] = joined;
  await gone?.bus.close();
  if (newcomer === undefined) throw new Error("nobody has come");
  const begun = clock.now();
  const met = noting(becomeKnown(newcomer), clock);
  await pass(clock, 2000);
  expect(met.at).toBeGreaterThanOrEqual(begun + 500);
  expect(met.at).toBeLessThan(begun + 800);
});

test("a node whose line comes late opens without it, and is known when it has come", async () => {
  const { clock, hub, known, calls, joined } = clubOf(["old", "new"]);
  known.add("old").add("new");
  const [, newcomer] = joined;
  if (newcomer === undefined) throw new Error("nobody has come");
  hub.cut("new");
  const begun = clock.now();
  const met = noting(becomeKnown(newcomer), clock);
  await pass(clock, 2000);
  expect(met.at).toBeLessThan(begun + 600);
  expect(calls).toEqual([]);
  hub.mend("new");
  await pass(clock, 10);
  expect(calls).toEqual(["new", "old"]);
});

test("a club of one process waits for nothing", async () => {
  const { clock, joined } = clubOf(["only"]);
  const [only] = joined;
  if (only === undefined) throw new Error("nobody has come");
  const begun = clock.now();
  await becomeKnown(only);
  expect(clock.now()).toBe(begun);
});
