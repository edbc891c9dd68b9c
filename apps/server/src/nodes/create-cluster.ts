import { randomUUID } from "node:crypto";
import { deleteNode, endNamesakes, renewLease, setLeaving, type Database } from "@trelyazh/db";
import { RELEASE } from "@trelyazh/protocol";
import type { Bus } from "../bus/bus.ts";
import { LocalHub } from "../bus/local-hub.ts";
import { systemTime, type Clock } from "../clock.ts";
import type { Logger } from "../logger.ts";
import type { Instruments } from "../metrics/instruments.ts";
import { LeasedNodes, type NodeBook } from "./leased-nodes.ts";
import { nodeMetrics } from "./metrics.ts";
import type { Nodes } from "./nodes.ts";

export interface ClusterParts {
  readonly database: Database;
  readonly clock: Clock;
  readonly instruments: Instruments;
  readonly log: Logger;
  /** What the operator calls this node. */
  readonly nodeName?: string | undefined;
  /** Where the other nodes are, if they are in this process. */
  readonly hub?: LocalHub | undefined;
}

/** What makes this process one node of several: what it tells the others, and what it knows of them. */
export interface Cluster {
  /** New with each process. */
  readonly nodeId: string;
  readonly bus: Bus;
  readonly nodes: Nodes;
  /** Begins to live as a node, before it takes any table. */
  start(): Promise<void>;
  close(): Promise<void>;
}

export function createCluster(parts: ClusterParts): Promise<Cluster> {
  const { database, clock, instruments, log, hub = new LocalHub({ clock, log }) } = parts;
  const nodeId = randomUUID();
  const self = { id: nodeId, name: parts.nodeName ?? nodeId.slice(0, 8), release: RELEASE };
  const isAlone = parts.hub === undefined;
  const nodes = new LeasedNodes({ self, isAlone, book: nodeBook(database), time: systemTime, log });
  nodeMetrics(instruments, nodes);
  const bus = hub.join(nodeId, { instruments, ...(!isAlone && { knows: (id: string) => nodes.knows(id) }) });
  return Promise.resolve({
    nodeId,
    bus,
    nodes,
    async start() {
      await endNamesakes(database.db, self);
      await nodes.start();
    },
    async close() {
      await nodes.close();
      await bus.close();
    },
  });
}

function nodeBook({ db, lease }: Pick<Database, "db" | "lease">): NodeBook {
  return {
    renew: (node, leaseMs) => renewLease(lease, { ...node, leaseMs }),
    setLeaving: async (id, isLeaving) => void (await setLeaving(db, { ids: [id], isLeaving })),
    leave: (id) => deleteNode(db, id),
  };
}
