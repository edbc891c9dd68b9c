import type { Claim, Claimant, LivingNode, StoredOwner } from "@trelyazh/db";
import type { SeededRandom } from "@trelyazh/testkit";
import type { NodeBook } from "../../nodes/leased-nodes.ts";
import type { OwnerBook } from "../../tables/ownership/leased-ownership.ts";
import type { Owner } from "../../tables/ownership/ownership.ts";
import type { VirtualProcess, VirtualTime } from "../world/virtual-time.ts";

interface NodeRow extends LivingNode {
  readonly expiresAt: number;
}

/** What PostgreSQL was asked for, by the kind of statement. */
export interface Asked {
  statements: number;
  /** Rows that were sent back. */
  rows: number;
}

const SLOWEST_MS = 10;

/**
 * The rows of nodes and owners as PostgreSQL keeps them, on the time of a virtual world: each statement is one step, and takes its way there
 * and back. It does what `packages/db/src/queries/nodes.ts` and `owners.ts` do, and passes the same tests (`owner-book-contract.ts`).
 */
export class ModelBooks {
  readonly asked = new Map<string, Asked>();
  readonly #time: VirtualTime;
  readonly #random: SeededRandom;
  readonly #nodes = new Map<string, NodeRow>();
  /** Unfinished tables, the oldest first. */
  readonly #tables = new Set<string>();
  /** By table; none for one that was never claimed. */
  readonly #owners: Map<string, Owner>;

  /** The owners may be those of a store that knows who has made a table. */
  constructor(time: VirtualTime, random: SeededRandom, owners = new Map<string, Owner>()) {
    this.#time = time;
    this.#random = random;
    this.#owners = owners;
  }

  addTable(tableId: string): void {
    this.#tables.add(tableId);
  }

  /** The table is over. Its owner is forgotten by maintenance, and until then only not asked for. */
  endTable(tableId: string): void {
    this.#tables.delete(tableId);
  }

  /** What a process of that world asks; once it is dead it hears nothing any more. */
  connect(process: VirtualProcess): { readonly nodes: NodeBook; readonly owners: OwnerBook } {
    const ask = <T>(kind: string, run: () => T, rowsOf: (answer: T) => number) =>
      this.#ask(process, { kind, run, rowsOf });
    const none = () => 0;
    return {
      nodes: {
        renew: (node, leaseMs) =>
          ask(
            "renew",
            () => this.#renew(node, leaseMs),
            (alive) => alive.length,
          ),
        setLeaving: (nodeId, isLeaving) => ask("setLeaving", () => this.#setLeaving(nodeId, isLeaving), none),
        leave: (nodeId) => ask("leave", () => void this.#nodes.delete(nodeId), none),
      },
      owners: {
        claim: (claimant, tableIds) =>
          ask(
            "claim",
            () => this.#claim(claimant, tableIds),
            ({ length }) => length,
          ),
        find: (tableId) =>
          ask(
            "find",
            () => this.#find(tableId),
            () => 1,
          ),
        orphans: (limit) =>
          ask(
            "orphans",
            () => this.#orphans(limit),
            ({ length }) => length,
          ),
        unfinished: () =>
          ask(
            "unfinished",
            () => [...this.#tables],
            ({ length }) => length,
          ),
        move: (owner, to) =>
          ask(
            "move",
            () => this.#move(owner, to),
            () => 1,
          ),
      },
    };
  }

  #ask<T>(
    process: VirtualProcess,
    { kind, run, rowsOf }: { readonly kind: string; readonly run: () => T; readonly rowsOf: (answer: T) => number },
  ): Promise<T> {
    const way = () => 1 + this.#random.below(SLOWEST_MS / 2);
    return new Promise((resolve) => {
      this.#time.after(way(), () => {
        const answer = run();
        const asked = this.asked.get(kind) ?? { statements: 0, rows: 0 };
        this.asked.set(kind, asked);
        asked.statements += 1;
        asked.rows += rowsOf(answer);
        process.after(way(), () => resolve(answer));
      });
    });
  }

  #renew(node: Omit<LivingNode, "isLeaving">, leaseMs: number) {
    const isLeaving = this.#nodes.get(node.id)?.isLeaving ?? false;
    this.#nodes.set(node.id, { ...node, isLeaving, expiresAt: this.#time.ticks + leaseMs });
    return [...this.#nodes.values()].filter(({ id }) => this.#holds(id));
  }

  #setLeaving(nodeId: string, isLeaving: boolean): void {
    const node = this.#nodes.get(nodeId);
    if (node !== undefined) this.#nodes.set(nodeId, { ...node, isLeaving });
  }

  #holds(nodeId: string): boolean {
    return (this.#nodes.get(nodeId)?.expiresAt ?? 0) > this.#time.ticks;
  }

  #claim({ nodeId, isAlone }: Claimant, tableIds: readonly string[]): readonly Claim[] {
    if (!isAlone && !this.#holds(nodeId)) return [];
    return tableIds.flatMap((tableId) => {
      const owner = this.#owners.get(tableId);
      const isTaken = owner !== undefined && owner.nodeId !== nodeId && this.#holds(owner.nodeId);
      if (!this.#tables.has(tableId) || (isTaken && !isAlone)) return [];
      const claim = { tableId, epoch: (owner?.epoch ?? 0) + 1 };
      this.#owners.set(tableId, { nodeId, epoch: claim.epoch });
      return [claim];
    });
  }

  #find(tableId: string): StoredOwner | undefined {
    const owner = this.#owners.get(tableId);
    return owner !== undefined && this.#holds(owner.nodeId) ? { tableId, ...owner } : undefined;
  }

  #orphans(limit: number): readonly string[] {
    const orphans: string[] = [];
    for (const tableId of this.#tables) {
      if (orphans.length === limit) break;
      const owner = this.#owners.get(tableId);
      if (owner === undefined || !this.#holds(owner.nodeId)) orphans.push(tableId);
    }
    return orphans;
  }

  #move({ tableId, nodeId, epoch }: StoredOwner, to: string): StoredOwner | undefined {
    const owner = this.#owners.get(tableId);
    if (owner?.nodeId !== nodeId || owner.epoch !== epoch || !this.#holds(to)) return undefined;
    const moved = { nodeId: to, epoch: epoch + 1 };
    this.#owners.set(tableId, moved);
    return { tableId, ...moved };
  }
}
