import type { Claim, Claimant, StoredOwner } from "@trelyazh/db";
import { ClubError } from "../../club-error.ts";
import type { Nodes } from "../../nodes/nodes.ts";
import type { Owner, Ownership } from "./ownership.ts";
import { keeperOf } from "./rendezvous.ts";

/** Where it is written whose the tables are. Everything is refused with `DATABASE_AWAY` when it cannot be reached. */
export interface OwnerBook {
  /** Writes down those that may be the node's, each with a higher epoch; returns them in any order. */
  claim(claimant: Claimant, tableIds: readonly string[]): Promise<readonly Claim[]>;
  /** Undefined for a table of nobody, and for one of a node whose lease is over. */
  find(tableId: string): Promise<StoredOwner | undefined>;
  /** The ids of unfinished tables that are nobody's, the oldest first. */
  orphans(limit: number): Promise<readonly string[]>;
  unfinished(): Promise<readonly string[]>;
  move(owner: StoredOwner, to: string): Promise<StoredOwner | undefined>;
}

/** Orphans that are looked at at a time: all nodes see the same ones, and each takes those that fall to it. */
const SEEN = 1000;

/** Whose the tables are, by the leases of the nodes: what falls to this one it claims. */
export class LeasedOwnership implements Ownership {
  readonly #book: OwnerBook;
  readonly #nodes: Nodes;

  constructor(book: OwnerBook, nodes: Nodes) {
    this.#book = book;
    this.#nodes = nodes;
  }

  async claim(tableId: string): Promise<Owner | null> {
    const [claimed] = await this.claimEach([tableId]);
    if (claimed !== undefined) return { nodeId: this.#nodeId, epoch: claimed.epoch };
    const owner = await this.ownerOf(tableId);
    // It has come to be this node's meanwhile, and somebody else here has it.
    if (owner !== null) return owner;
    if (!this.#nodes.isAlive) throw new ClubError("DATABASE_AWAY");
    return null;
  }

  async ownerOf(tableId: string): Promise<Owner | null> {
    const owner = await this.#book.find(tableId);
    return owner === undefined ? null : { nodeId: owner.nodeId, epoch: owner.epoch };
  }

  async claimEach(tableIds: readonly string[]): Promise<readonly Claim[]> {
    if (tableIds.length === 0) return [];
    const claimed = await this.#book.claim({ nodeId: this.#nodeId, isAlone: this.#isAlone }, tableIds);
    const epochs = new Map(claimed.map(({ tableId, epoch }) => [tableId, epoch]));
    return tableIds.flatMap((tableId) => {
      const epoch = epochs.get(tableId);
      return epoch === undefined ? [] : [{ tableId, epoch }];
    });
  }

  async claimAtStart(): Promise<readonly Claim[]> {
    if (!this.#isAlone) return await this.claimOrphans(SEEN);
    return await this.claimEach(await this.#book.unfinished());
  }

  async claimOrphans(limit: number): Promise<readonly Claim[]> {
    const { self, alive } = this.#nodes;
    const staying = alive.filter(({ isLeaving }) => !isLeaving);
    const keepers = (staying.length > 0 ? staying : alive).map(({ id }) => id);
    const orphans = await this.#book.orphans(SEEN);
    const own = orphans.filter((tableId) => keeperOf(tableId, keepers) === self.id);
    return await this.claimEach(own.slice(0, limit));
  }

  async handOver({ tableId, epoch }: Claim, to: string): Promise<Owner | null> {
    const moved = await this.#book.move({ tableId, nodeId: this.#nodeId, epoch }, to);
    return moved === undefined ? null : { nodeId: moved.nodeId, epoch: moved.epoch };
  }

  get #nodeId(): string {
    return this.#nodes.self.id;
  }

  get #isAlone(): boolean {
    return this.#nodes.isAlone;
  }
}
