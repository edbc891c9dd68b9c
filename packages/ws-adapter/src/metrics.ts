/** Which limit a message, call or socket ran into. */
export type Limit = "frame" | "rate" | "shared" | "batch" | "subscriptions" | "params" | "slow" | "buffer" | "silence";

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
  /**
   * The router's error formatter, or `onError`, has itself thrown, and the socket was closed with 1011. Or one of these
   * hooks has thrown, or a topic's `onClosed`, and nothing has come of it.
   */
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

/** Returns the same that never throws: what one of the hooks throws is told to `faulted`, and what that throws to nobody. */
export function harmless(metrics: Metrics): Metrics {
  const faulted = (cause: unknown): void => {
    try {
      metrics.faulted(cause);
    } catch {
      // There is nobody else who could be told.
    }
  };
  const guard =
    <Told = void>(hook: (told: Told) => void) =>
    (told: Told): void => {
      try {
        hook(told);
      } catch (cause) {
        faulted(cause);
      }
    };
  return {
    connectionOpened: guard(() => metrics.connectionOpened()),
    connectionClosed: guard((code) => metrics.connectionClosed(code)),
    frameReceived: guard((bytes) => metrics.frameReceived(bytes)),
    written: guard((bytes) => metrics.written(bytes)),
    subscriptionStarted: guard(() => metrics.subscriptionStarted()),
    subscriptionEnded: guard((how) => metrics.subscriptionEnded(how)),
    refused: guard((limit) => metrics.refused(limit)),
    faulted,
  };
}
