import { randomUUID } from "node:crypto";
import { deleteNode, endNamesakes, getClubId, renewLease, setLeaving, type Database } from "@trelyazh/db";
import { RELEASE } from "@trelyazh/protocol";
import type { Bus } from "../bus/bus.ts";
import { createBus, type BusParts } from "../bus/create-bus.ts";
import { systemTime } from "../clock.ts";
import { LeasedNodes, type NodeBook } from "./leased-nodes.ts";
import type { MaintenanceJob } from "../maintenance/maintenance.ts";
import { nodeJobs } from "./jobs.ts";
import { becomeKnown, meetNodes } from "./meeting.ts";
import { nodeMetrics } from "./metrics.ts";
import type { Nodes } from "./nodes.ts";

export interface ClusterParts extends Pick<BusParts, "clock" | "instruments" | "log" | "nats" | "hub"> {
  readonly database: Database;
  /** What the operator calls this node. */
  readonly nodeName?: string | undefined;
}

/** What makes this process one node of several: what it tells the others, and what it knows of them. */
export interface Cluster {
  /** New with each process. */
  readonly nodeId: string;
  readonly bus: Bus;
  readonly nodes: Nodes;
  readonly jobs: readonly MaintenanceJob[];
  /** Begins to live as a node, before it takes any table. */
  start(): Promise<void>;
  close(): Promise<void>;
}

export async function createCluster({ nodeName, ...parts }: ClusterParts): Promise<Cluster> {
  const { database, clock, instruments, log } = parts;
  const nodeId = randomUUID();
  const self = { id: nodeId, name: nodeName ?? nodeId.slice(0, 8), release: RELEASE };
  const isAlone = parts.hub === undefined && (parts.nats ?? null) === null;
  const nodes = new LeasedNodes({ self, isAlone, book: nodeBook(database), time: systemTime, log });
  nodeMetrics(instruments, nodes);
  const knows = (id: string) => nodes.knows(id);
  const bus = await createBus({
    ...parts,
    nodeId,
    nodeName: self.name,
    knows,
    getClubId: () => getClubId(database.db),
  });
  const meeting = meetNodes({ bus, nodes, clock });
  return {
    nodeId,
    bus,
    nodes,
    jobs: nodeJobs(database),
    async start() {
      await endNamesakes(database.db, self);
      await nodes.start();
      await becomeKnown({ bus, nodes, clock });
    },
    async close() {
      meeting[Symbol.dispose]();
      await nodes.close();
      await bus.close();
    },
  };
}

function nodeBook({ db, lease }: Pick<Database, "db" | "lease">): NodeBook {
  return {
    renew: (node, leaseMs) => renewLease(lease, { ...node, leaseMs }),
    setLeaving: async (id, isLeaving) => void (await setLeaving(db, { ids: [id], isLeaving })),
    leave: (id) => deleteNode(db, id),
  };
}
