/** A process of the club, as the others know it. */
export interface ClubNode {
  /** New with each process. */
  readonly id: string;
  /** What its operator calls it; the same after a restart. */
  readonly name: string;
  readonly release: number;
  /** It hands its tables on, and takes none. */
  readonly isLeaving: boolean;
}

/** The nodes whose leases hold, as far as this one knows; it looks again each second. */
export interface Nodes {
  readonly self: ClubNode;
  /** All that are alive, this one among them. */
  readonly alive: readonly ClubNode[];
  /** Whether this node's own lease holds by its monotonic clock: without that it owns nothing. */
  readonly isAlive: boolean;
  /** Whether this node is the only one that there can be, since it has no bus: it waits for no other's lease. */
  readonly isAlone: boolean;
  knows(nodeId: string): boolean;
  /** Calls back when nodes have come, gone or changed; must not throw. */
  onChange(hear: () => void): Disposable;
  /** Calls back when this node's lease is over before it could renew it: it has to stop its tables at once; must not throw. */
  onLost(hear: () => void): Disposable;
  /** Says that this node hands its tables on, or that it takes some again. */
  setLeaving(isLeaving: boolean): Promise<void>;
}
