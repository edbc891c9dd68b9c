/** The WebSocket close codes that the adapter uses by itself. */
export const CLOSE_CODES = {
  /** The server goes, and others are there: come back at once. Only when it is told to. */
  goingAway: 1001,
  /** Too many messages, or no connection params in time. */
  policy: 1008,
  tooBig: 1009,
  /** A fault of the server's own. */
  fault: 1011,
  /** The server goes away for a moment: come back with jitter. */
  restart: 1012,
  /** The session has ended. */
  signedOut: 4001,
  /** A stream whose topic says so fell behind. */
  behind: 4008,
} as const;
