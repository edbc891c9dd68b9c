/** Who has a table, and for the how-manieth time it has been claimed: what a lower epoch writes is not written. */
export interface Owner {
  readonly nodeId: string;
  readonly epoch: number;
}

/** Whose a table is. PostgreSQL knows, by its own clock; everything rejects when it is away. */
export interface Ownership {
  /**
   * Makes the table this node's, unless it is one's whose lease holds, and returns whose it is then. With each claim that
   * succeeds the epoch grows. Rejects with `NODE_AWAY` when this node's own lease is over.
   */
  claim(tableId: string): Promise<Owner>;
  /** Whose it is; null for a table that has never been claimed, and for one whose owner's lease is over. */
  ownerOf(tableId: string): Promise<Owner | null>;
  /** Claims up to `limit` of those unfinished tables that are nobody's and fall to this node by their ids; returns them. */
  claimOrphans(limit: number): Promise<readonly { readonly tableId: string; readonly epoch: number }[]>;
  /** Makes a table of this node another's, in one step; null when it is not this node's any more by that epoch. */
  handOver(table: { readonly tableId: string; readonly epoch: number }, to: string): Promise<Owner | null>;
}
