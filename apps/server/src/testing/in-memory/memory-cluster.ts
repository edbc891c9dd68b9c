import { LocalHub, type Pass } from "../../bus/local-hub.ts";
import type { Bus } from "../../bus/bus.ts";
import type { Clock } from "../../clock.ts";
import type { ClubNode, Nodes } from "../../nodes/nodes.ts";
import type { TableStore } from "../../tables/journal/table-store.ts";
import type { Ownership } from "../../tables/ownership/ownership.ts";
import { loneOwnership } from "./lone-node.ts";
import type { MemoryStore } from "./memory-store.ts";

/** One node of a cluster in memory. */
export interface MemoryNode {
  readonly nodeId: string;
  readonly bus: Bus;
  readonly nodes: Nodes;
  readonly ownership: Ownership;
  /** The store of all, as this node writes to it. */
  readonly store: TableStore;
}

export interface MemoryClusterOptions {
  readonly clock: Clock;
  readonly store: MemoryStore;
  /** What becomes of messages; all of them arrive unless told. */
  readonly pass?: Pass;
}

/** Nodes over one store in memory whose leases hold until a test says otherwise. */
export class MemoryCluster {
  readonly hub: LocalHub;
  readonly #store: MemoryStore;
  readonly #members = new Map<string, ClubNode>();
  readonly #alive = new Map<string, ClubNode>();
  readonly #changeHearers = new Map<string, Set<() => void>>();
  readonly #lossHearers = new Map<string, Set<() => void>>();

  constructor({ store, ...hub }: MemoryClusterOptions) {
    this.#store = store;
    this.hub = new LocalHub(hub);
  }

  join(nodeId: string): MemoryNode {
    const node = { id: nodeId, name: nodeId, release: 1, isLeaving: false };
    this.#members.set(nodeId, node);
    const knows = (id: string) => this.#alive.has(id);
    const bus = this.hub.join(nodeId, { knows });
    this.renew(nodeId);
    const [nodes, ownership] = [this.#nodesFor(node), this.#ownershipFor(nodeId)];
    return { nodeId, bus, nodes, ownership, store: storeOf(this.#store, nodeId) };
  }

  /** Ends a node's lease; the node itself learns of it only if told. */
  expire(nodeId: string, { isTold }: { readonly isTold: boolean }): void {
    this.#alive.delete(nodeId);
    if (isTold) for (const hear of this.#lossHearers.get(nodeId) ?? []) hear();
    this.#tell(this.#changeHearers);
  }

  /** Lets a node have a lease again. */
  renew(nodeId: string): void {
    const node = this.#members.get(nodeId);
    if (node !== undefined) this.#alive.set(nodeId, node);
    this.#tell(this.#changeHearers);
  }

  #tell(hearers: ReadonlyMap<string, ReadonlySet<() => void>>): void {
    for (const [nodeId, each] of hearers) if (this.#alive.has(nodeId)) for (const hear of each) hear();
  }

  #nodesFor(self: ClubNode): Nodes {
    const alive = this.#alive;
    return {
      self,
      get alive() {
        return [...alive.values()];
      },
      // A node that has not been told believes it.
      isAlive: true,
      isAlone: false,
      knows: (nodeId) => alive.has(nodeId),
      onChange: (hear) => listen(this.#changeHearers, self.id, hear),
      onLost: (hear) => listen(this.#lossHearers, self.id, hear),
      setLeaving: () => Promise.resolve(),
    };
  }

  #ownershipFor(nodeId: string): Ownership {
    const store = this.#store;
    const own = loneOwnership(store, nodeId);
    const holder = (tableId: string) => {
      const owner = store.owners.get(tableId) ?? null;
      return owner !== null && this.#alive.has(owner.nodeId) ? owner : null;
    };
    const isFree = (tableId: string) => (holder(tableId)?.nodeId ?? nodeId) === nodeId;
    const orphans = async () => (await store.unfinishedTables()).filter((tableId) => holder(tableId) === null);
    return {
      ...own,
      claim: (tableId) => (isFree(tableId) ? own.claim(tableId) : Promise.resolve(holder(tableId))),
      ownerOf: (tableId) => Promise.resolve(holder(tableId)),
      claimEach: (tableIds) => own.claimEach(tableIds.filter(isFree)),
      claimAtStart: async () => await own.claimEach(await orphans()),
      claimOrphans: async (limit) => await own.claimEach((await orphans()).slice(0, limit)),
    };
  }
}

function listen(hearers: Map<string, Set<() => void>>, nodeId: string, hear: () => void): Disposable {
  const own = hearers.get(nodeId) ?? new Set();
  hearers.set(nodeId, own.add(hear));
  return { [Symbol.dispose]: () => void own.delete(hear) };
}

function storeOf(store: MemoryStore, nodeId: string): TableStore {
  return {
    create: (table, rows) => store.create(table, rows, nodeId),
    append: (appends) => store.append(appends),
    load: (tableId) => store.load(tableId),
    loadAfter: (tableId, seq) => store.loadAfter(tableId, seq),
    loadPage: (tableId, page) => store.loadPage(tableId, page),
    commandsBefore: (tableId, seq) => store.commandsBefore(tableId, seq),
    saveSnapshot: (table) => store.saveSnapshot(table),
    deleteOldSnapshots: (before, limit) => store.deleteOldSnapshots(before, limit),
    note: (notes) => store.note(notes),
    enter: (entry) => store.enter(entry),
    endEntry: (id) => store.endEntry(id),
    quietTables: (before) => store.quietTables(before),
  };
}
