import type { Bus } from "../../bus/bus.ts";
import { LocalHub } from "../../bus/local-hub.ts";
import { ClubError } from "../../club-error.ts";
import type { Nodes } from "../../nodes/nodes.ts";
import type { Owner, Ownership } from "../../tables/ownership/ownership.ts";
import { LONE_NODE, type MemoryStore } from "./memory-store.ts";

const NOTHING_TO_UNDO: Disposable = { [Symbol.dispose]: () => {} };

/** A club of one process, which has nobody to wait for. */
export function loneNode(id: string = LONE_NODE): Nodes {
  const self = { id, name: id, release: 1, isLeaving: false };
  return {
    self,
    alive: [self],
    isAlive: true,
    isAlone: true,
    knows: (nodeId) => nodeId === id,
    onChange: () => NOTHING_TO_UNDO,
    onLost: () => NOTHING_TO_UNDO,
    setLeaving: () => Promise.resolve(),
  };
}

/** Its bus, which has nobody else to carry anything to. */
export function loneBus(): Bus {
  return new LocalHub().join(LONE_NODE);
}

/** Whose the tables of a store in memory are, as a node sees it that waits for nobody's lease. */
export function loneOwnership(
  store: Pick<MemoryStore, "owners" | "claim" | "unfinishedTables">,
  nodeId: string = LONE_NODE,
): Ownership {
  const ownerOf = (tableId: string) => store.owners.get(tableId) ?? null;
  const claimEach = async (tableIds: readonly string[]) => {
    try {
      return await store.claim(tableIds, nodeId);
    } catch (cause) {
      throw new ClubError("DATABASE_AWAY", { cause });
    }
  };
  return {
    async claim(tableId) {
      const [claimed] = await claimEach([tableId]);
      return claimed === undefined ? null : { nodeId, epoch: claimed.epoch };
    },
    ownerOf: (tableId) => Promise.resolve(ownerOf(tableId)),
    claimEach,
    claimAtStart: async () => await claimEach(await store.unfinishedTables()),
    claimOrphans: () => Promise.resolve([]),
    async handOver({ tableId, epoch }, to): Promise<Owner | null> {
      const owner = ownerOf(tableId);
      if (owner?.nodeId !== nodeId || owner.epoch !== epoch) return null;
      await store.claim([tableId], to);
      return ownerOf(tableId);
    },
  };
}
