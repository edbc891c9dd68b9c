import { expect, test, vi } from "vitest";
import { Renewal, type Reason } from "./renewal.ts";

/** A tab: what it keeps outlives its pages. */
function tab() {
  const spent = new Set<string>();
  const notes: Reason[] = [];
  const world = {
    isThere: true,
    load: vi.fn<() => void>(),
  };
  return {
    notes,
    world,
    page: () =>
      new Renewal({
        isSpent: (cause) => spent.has(cause),
        spend: (cause) => void spent.add(cause),
        leaveNote: (reason) => void notes.push(reason),
        isThere: () => Promise.resolve(world.isThere),
        load: world.load,
      }),
  };
}

/** Lets everything come about that waits for one promise. */
async function settled(): Promise<void> {
  await Promise.resolve();
  await Promise.resolve();
}

test("an outdated page is loaded anew at once when nothing is under way, and leaves a note why", async () => {
  const { page, world, notes } = tab();
  page().want("outdated", "release 2");
  await settled();
  expect(world.load).toHaveBeenCalledOnce();
  expect(notes).toEqual(["outdated"]);
});

test("it waits for a move that is on its way, and for cards that are picked", async () => {
  const { page, world } = tab();
  const renewal = page();
  let isSending = true;
  let heard: () => void = () => undefined;
  renewal.heed({ isUnderWay: () => isSending, subscribe: (listener) => void (heard = listener) });
  const release = renewal.hold();
  renewal.want("outdated", "release 2");
  await settled();
  release();
  release();
  await settled();
  expect(world.load).not.toHaveBeenCalled();
  isSending = false;
  heard();
  await settled();
  expect(world.load).toHaveBeenCalledOnce();
});

test("what begins while it is found out whether there is a page holds it up too", async () => {
  const { page, world } = tab();
  const renewal = page();
  renewal.want("outdated", "release 2");
  const release = renewal.hold();
  await settled();
  expect(world.load).not.toHaveBeenCalled();
  release();
  await settled();
  expect(world.load).toHaveBeenCalledOnce();
});

test("it never loops: the same cause is not tried again by the page that comes, another one is", async () => {
  const { page, world } = tab();
  page().want("outdated", "release 2");
  await settled();
  const next = page();
  next.want("outdated", "release 2");
  await settled();
  expect(world.load).toHaveBeenCalledOnce();
  expect(next.state()).toEqual({ kind: "spent", reason: "outdated" });
  next.want("missing", "files of release 1");
  await settled();
  expect(world.load).toHaveBeenCalledTimes(2);
});

test("while there is nothing to load, the page stays as it is, and looks again when it is told to", async () => {
  const { page, world } = tab();
  world.isThere = false;
  const renewal = page();
  renewal.want("missing", "files of release 1");
  await settled();
  expect(world.load).not.toHaveBeenCalled();
  world.isThere = true;
  renewal.look();
  await settled();
  expect(world.load).toHaveBeenCalledOnce();
});

test("a newer release is only offered, and gives way to what must be", async () => {
  const { page, world } = tab();
  const renewal = page();
  const states: string[] = [];
  renewal.subscribe(() => states.push(renewal.state().kind));
  renewal.offer();
  renewal.offer();
  await settled();
  expect(world.load).not.toHaveBeenCalled();
  renewal.want("outdated", "release 3");
  renewal.offer();
  expect(states).toEqual(["newer", "due"]);
});
