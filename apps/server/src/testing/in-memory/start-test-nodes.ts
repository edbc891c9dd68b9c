import { setImmediate as nextTurnOfLoop } from "node:timers/promises";
import type { CreateTable } from "@trelyazh/protocol";
import { fakeClock, type FakeClock } from "@trelyazh/testkit";
import type { Pass } from "../../bus/local-hub.ts";
import type { Tables } from "../../tables/create-tables.ts";
import { startTables } from "./live-table.ts";
import { MemoryCluster, type MemoryNode } from "./memory-cluster.ts";
import { MemoryStore } from "./memory-store.ts";
import type { withNewIds } from "./new-commands.ts";

export interface TestNode extends MemoryNode {
  /** What a member can ask for at this node. */
  readonly tables: ReturnType<typeof withNewIds>;
  readonly registry: Tables["registry"];
  /** Takes up what is nobody's. */
  readonly start: () => Promise<void>;
}

export interface TestNodesOptions {
  readonly pass?: Pass;
}

/** Nodes of one club in one process: one store in memory, one clock that stands still, and a bus that a test can spoil. */
export class TestNodes {
  readonly clock: FakeClock = fakeClock();
  readonly store = new MemoryStore();
  readonly cluster: MemoryCluster;
  readonly nodes: readonly TestNode[];

  constructor({ count, ...options }: TestNodesOptions & { readonly count: number }) {
    this.cluster = new MemoryCluster({ ...options, clock: this.clock, store: this.store });
    this.nodes = Array.from({ length: count }, (_, index) => this.#join(`node-${index + 1}`));
  }

  /** Lets messages come and go until nothing moves by itself; time stands still. */
  async settle(): Promise<void> {
    for (let turn = 0; turn < TURNS; turn += 1) await nextTurnOfLoop();
  }

  /** Lets time pass in small steps. */
  async pass(ms: number): Promise<void> {
    for (let left = ms; left > 0; left -= STEP_MS) {
      await this.settle();
      await this.clock.advance(Math.min(left, STEP_MS));
    }
    await this.settle();
  }

  /** Lets time pass until that has come about. */
  async until<T>(outcome: Promise<T>): Promise<T> {
    let isOver = false;
    const over = () => (isOver = true);
    outcome.then(over, over);
    for (let passed = 0; passed < PATIENCE_MS; passed += STEP_MS) {
      await this.settle();
      if (isOver) return await outcome;
      await this.clock.advance(STEP_MS);
    }
    throw new Error("nothing came of it");
  }

  #join(nodeId: string): TestNode {
    const node = this.cluster.join(nodeId);
    const { store, clock } = this;
    const { registry, tables, start } = startTables({ store, clock, node });
    return { ...node, registry, tables, start };
  }
}

/** Starts so many nodes of one club. */
export async function startTestNodes(count: number, options: TestNodesOptions = {}): Promise<TestNodes> {
  const club = new TestNodes({ ...options, count });
  for (const node of club.nodes) await node.start();
  return club;
}

const TURNS = 6;
const STEP_MS = 250;
const PATIENCE_MS = 60_000;

/** A table for three people that waits for two of them. */
export const FOR_THREE: CreateTable = { preset: "sochi", poolTarget: 10, turnSeconds: 60, bots: 0 };
