/** Which limit a message, call or socket ran into. */
export type Limit = "frame" | "rate" | "batch" | "subscriptions" | "params" | "slow" | "buffer" | "silence";

/** Why a subscription is over. */
export type SubscriptionEnd =
  /** The client asked. */
  | "stopped"
  /** Its source has no more. */
  | "completed"
  | "failed"
  /** It fell behind its topic. */
  | "resync"
  | "disconnected";

/** What the adapter tells whoever counts; called on hot paths, so each should do no more than add. */
export interface Metrics {
  connectionOpened(): void;
  /** With the WebSocket close code that the server saw; 1006 for a socket that was cut. */
  connectionClosed(code: number): void;
  frameReceived(bytes: number): void;
  /** One write to one socket. */
  written(bytes: number): void;
  subscriptionStarted(): void;
  subscriptionEnded(how: SubscriptionEnd): void;
  refused(limit: Limit): void;
  /** The router's error formatter, or `onError`, has itself thrown; the socket was closed with 1011. */
  faulted(cause: unknown): void;
}

const ignore = (): void => {};

/** Counts nothing. */
export const NO_METRICS: Metrics = {
  connectionOpened: ignore,
  connectionClosed: ignore,
  frameReceived: ignore,
  written: ignore,
  subscriptionStarted: ignore,
  subscriptionEnded: ignore,
  refused: ignore,
  faulted: ignore,
};
