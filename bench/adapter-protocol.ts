/** What the parts of the adapter benchmark say to each other. */

export const VARIANTS = ["raw", "stock", "ours"] as const;
export type Variant = (typeof VARIANTS)[number];

/** A player's move; `at` is when the load generator sent it, on its own clock. */
export interface Move {
  readonly table: number;
  readonly seat: number;
  readonly at: number;
}

/** A move as everybody at the table sees it; about as long as a real event. */
export interface MoveEvent {
  readonly kind: "event";
  readonly envelope: { readonly seq: number; readonly at: number; readonly event: object; readonly turn: object };
}

export function eventOf(seq: number, { seat, at }: Move): MoveEvent {
  const event = { type: "game", event: { type: "cardPlayed", seat, card: "♠A" } };
  return { kind: "event", envelope: { seq, at, event, turn: { number: seq, actor: (seat + 1) % 3, deadlineAt: 0 } } };
}

export interface ServerReport {
  /** Before and after the garbage collection that the report itself asks for. */
  readonly cpuMsBefore: number;
  readonly cpuMsAfter: number;
  readonly rss: number;
  readonly heapUsed: number;
  readonly external: number;
}

export interface LoadOptions {
  readonly port: number;
  readonly sockets: number;
  readonly movesPerSecond: number;
}

export type LoadCommand =
  | { readonly kind: "connect"; readonly options: LoadOptions }
  | { readonly kind: "play"; readonly ms: number };

export interface LoadReport {
  readonly moves: number;
  readonly answers: number;
  readonly events: number;
  readonly p50: number;
  readonly p99: number;
  readonly max: number;
  /** Over a second. */
  readonly late: number;
  readonly disordered: number;
}
