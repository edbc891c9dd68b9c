/** What one socket may do. */
export interface Limits {
  /** Bytes of one frame from the client; a longer one closes the socket with 1009. */
  readonly frameBytes: number;
  /** Open subscriptions; one more is refused with `TOO_MANY_REQUESTS`. */
  readonly subscriptions: number;
  /** Queries and mutations in one frame; more are refused together with `BAD_REQUEST`. */
  readonly batchedCalls: number;
  /** Messages a second in the long run; what is over it is refused with `TOO_MANY_REQUESTS`. */
  readonly messagesPerSecond: number;
  /** Messages at once; as many again after the first refusal close the socket with 1008. */
  readonly messageBurst: number;
  /** Milliseconds for a client that announced connection params to send them; later it is closed with 1008. */
  readonly paramsDeadlineMs: number;
  /** Bytes waiting for the client above which it counts as slow. */
  readonly slowBytes: number;
  /** Milliseconds for which a client may be slow, or not confirm that it is closed, before it is cut off. */
  readonly slowMs: number;
  /** Bytes that may wait for the client; one that needs more is cut off at once. Must be more than the longest answer. */
  readonly bufferedBytes: number;
}

/** The limits that hold where nothing else is said. */
export const DEFAULT_LIMITS: Limits = {
  frameBytes: 16 * 1024,
  subscriptions: 12,
  batchedCalls: 10,
  messagesPerSecond: 20,
  messageBurst: 60,
  paramsDeadlineMs: 5_000,
  slowBytes: 1024 * 1024,
  slowMs: 5_000,
  bufferedBytes: 4 * 1024 * 1024,
};
