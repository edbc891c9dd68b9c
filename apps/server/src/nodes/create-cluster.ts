import { randomUUID } from "node:crypto";
import type { Bus } from "../bus/bus.ts";
import { LocalHub } from "../bus/local-hub.ts";
import type { Clock } from "../clock.ts";
import type { Logger } from "../logger.ts";
import type { Instruments } from "../metrics/instruments.ts";

export interface ClusterParts {
  readonly clock: Clock;
  readonly instruments: Instruments;
  readonly log: Logger;
}

/** What makes this process one node of several: what it tells the others, and what it knows of them. */
export interface Cluster {
  /** New with each process. */
  readonly nodeId: string;
  readonly bus: Bus;
  close(): Promise<void>;
}

export function createCluster({ clock, instruments, log }: ClusterParts): Promise<Cluster> {
  const nodeId = randomUUID();
  const bus = new LocalHub({ clock, log }).join(nodeId, { instruments });
  return Promise.resolve({ nodeId, bus, close: () => bus.close() });
}
