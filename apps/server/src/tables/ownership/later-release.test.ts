import { expect, test } from "vitest";
import { createLogger } from "../../logger.ts";
import type { ClubNode } from "../../nodes/nodes.ts";
import { LaterRelease } from "./later-release.ts";

const nodeOf = (id: string, release: number, isLeaving = false): ClubNode => ({ id, name: id, release, isLeaving });

const SELF = nodeOf("self", 5);
const CLAIM = { tableId: "a table", epoch: 3 };

/** What a node of release 5 does beside those others. */
function besides(...others: readonly ClubNode[]) {
  const nodes = { self: SELF, alive: [SELF, ...others] };
  const handed: string[] = [];
  const later = new LaterRelease({
    nodes,
    log: createLogger("silent"),
    ownership: {
      handOver: ({ tableId, epoch }, to) => {
        handed.push(`${tableId} ${epoch} to ${to}`);
        return Promise.resolve({ nodeId: to, epoch: epoch + 1 });
      },
    },
  });
  return { later, nodes, handed };
}

test("a table of which a later release has written goes to a node of one that stays", async () => {
  const { later, handed } = besides(nodeOf("old", 4), nodeOf("same", 5), nodeOf("new", 6), nodeOf("going", 7, true));
  expect(await later.handOn(CLAIM)).toEqual({ nodeId: "new", epoch: 4 });
  expect(handed).toEqual(["a table 3 to new"]);
});

test("a table that nobody has to own is read there as it is", async () => {
  const { later, handed } = besides(nodeOf("new", 6));
  expect(await later.handOn({ ...CLAIM, epoch: 0 })).toEqual({ nodeId: "new", epoch: 0 });
  expect(handed).toEqual([]);
});

test("where there is no such node it waits for one, and is tried once for each", async () => {
  const { later, nodes } = besides(nodeOf("same", 5));
  expect(await later.handOn(CLAIM)).toBeNull();
  expect(later.takeWaiting()).toEqual([]);
  nodes.alive = [SELF, nodeOf("new", 6)];
  expect([later.takeWaiting(), later.takeWaiting()]).toEqual([["a table"], []]);
});
