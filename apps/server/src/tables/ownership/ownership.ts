import type { Claim } from "@trelyazh/db";

/** Who has a table, and for the how-manieth time it has been claimed: what a lower epoch writes is not written. */
export interface Owner {
  readonly nodeId: string;
  readonly epoch: number;
}

/** The epoch of a table that nobody has to own: nothing can be appended to it. */
export const NOBODYS = 0;

/** Whose a table is. PostgreSQL knows, by its own clock; everything is refused with `DATABASE_AWAY` when it is away. */
export interface Ownership {
  /**
   * Makes the table this node's, unless it is one's whose lease holds, and returns whose it is then. With each claim that
   * succeeds the epoch grows. Returns null for a table that nobody has to own, since it is over or there is none. Refuses with
   * `DATABASE_AWAY` too when this node's own lease is over, which only means that it could not be renewed.
   */
  claim(tableId: string): Promise<Owner | null>;
  /** Whose it is; null for a table of nobody, and for one whose owner's lease is over. */
  ownerOf(tableId: string): Promise<Owner | null>;
  /** Claims those of these tables that can be claimed. */
  claimEach(tableIds: readonly string[]): Promise<readonly Claim[]>;
  /** Claims what a node begins with: unfinished tables that are nobody's and fall to it, or all if it is alone; the oldest first. */
  claimAtStart(): Promise<readonly Claim[]>;
  /** Claims up to `limit` of those unfinished tables that are nobody's and fall to this node by their ids, the oldest first. */
  claimOrphans(limit: number): Promise<readonly Claim[]>;
  /** Makes a table of this node another's, in one step; null when it is not this node's any more by that epoch, or the other is dead. */
  handOver(table: Claim, to: string): Promise<Owner | null>;
}
