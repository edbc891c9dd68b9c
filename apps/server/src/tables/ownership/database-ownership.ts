import {
  claimTables,
  findOwner,
  listOrphanIds,
  listUnfinishedTableIds,
  moveTable,
  type Claim,
  type Database,
} from "@trelyazh/db";
import { ClubError } from "../../club-error.ts";
import type { Nodes } from "../../nodes/nodes.ts";
import type { Owner, Ownership } from "./ownership.ts";
import { keeperOf } from "./rendezvous.ts";

/** Orphans that are looked at at a time: all nodes see the same ones, and each takes those that fall to it. */
const SEEN = 1000;

/** Keeps in PostgreSQL whose the tables are. */
export class DatabaseOwnership implements Ownership {
  readonly #db: Database["db"];
  readonly #nodes: Nodes;

  constructor({ db }: Pick<Database, "db">, nodes: Nodes) {
    this.#db = db;
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
    const owner = await reached(findOwner(this.#db, tableId));
    return owner === undefined ? null : { nodeId: owner.nodeId, epoch: owner.epoch };
  }

  async claimEach(tableIds: readonly string[]): Promise<readonly Claim[]> {
    if (tableIds.length === 0) return [];
    const claimed = await reached(claimTables(this.#db, { nodeId: this.#nodeId, isAlone: this.#isAlone, tableIds }));
    const epochs = new Map(claimed.map(({ tableId, epoch }) => [tableId, epoch]));
    return tableIds.flatMap((tableId) => {
      const epoch = epochs.get(tableId);
      return epoch === undefined ? [] : [{ tableId, epoch }];
    });
  }

  async claimAtStart(): Promise<readonly Claim[]> {
    if (!this.#isAlone) return await this.claimOrphans(SEEN);
    return await this.claimEach(await reached(listUnfinishedTableIds(this.#db)));
  }

  async claimOrphans(limit: number): Promise<readonly Claim[]> {
    const { self, alive } = this.#nodes;
    const staying = alive.filter(({ isLeaving }) => !isLeaving);
    const keepers = (staying.length > 0 ? staying : alive).map(({ id }) => id);
    const orphans = await reached(listOrphanIds(this.#db, { limit: SEEN }));
    const own = orphans.filter((tableId) => keeperOf(tableId, keepers) === self.id);
    return await this.claimEach(own.slice(0, limit));
  }

  async handOver({ tableId, epoch }: Claim, to: string): Promise<Owner | null> {
    const moved = await reached(moveTable(this.#db, { tableId, nodeId: this.#nodeId, epoch, to }));
    return moved === undefined ? null : { nodeId: moved.nodeId, epoch: moved.epoch };
  }

  get #nodeId(): string {
    return this.#nodes.self.id;
  }

  get #isAlone(): boolean {
    return this.#nodes.isAlone;
  }
}

async function reached<T>(asked: Promise<T>): Promise<T> {
  try {
    return await asked;
  } catch (cause) {
    throw new ClubError("DATABASE_AWAY", { cause });
  }
}
