/** How long the other end of a connection may take, in milliseconds. */
export interface TimeLimits {
  /** For the first lines of a request. */
  readonly headersMs: number;
  /** For a whole request, its body included. */
  readonly requestMs: number;
  /** Without a byte going in either direction: whoever does not read an answer is not written to for ever. */
  readonly silenceMs: number;
}

/** Calls have 16 KiB at most, and streams say something every five seconds. */
export const TIME_LIMITS: TimeLimits = { headersMs: 10_000, requestMs: 20_000, silenceMs: 30_000 };

/** How often it is looked who is late, in parts of the shortest time. */
const LOOKS = 5;

/** Returns what an HTTP server of Node is made with to keep the limits for requests; its `timeout` is the silence. */
export function requestLimits({ headersMs, requestMs }: TimeLimits) {
  return {
    headersTimeout: headersMs,
    requestTimeout: requestMs,
    connectionsCheckingInterval: Math.ceil(Math.min(headersMs, requestMs) / LOOKS),
  };
}
