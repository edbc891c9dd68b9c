/** Where the server answers tRPC over HTTP (queries, mutations, and subscriptions as server-sent events). */
export const TRPC_HTTP_PATH = "/api/trpc";

/**
 * The same where a stream ends by itself after a moment, for clients whose proxies hand an answer on only when it is over.
 */
export const TRPC_BRIEF_PATH = "/api/trpc/brief";

/** Where the server upgrades to a WebSocket that speaks tRPC. */
export const TRPC_WS_PATH = "/api/ws";

/** Sign-in, sign-out and sessions live below this path. */
export const AUTH_PATH = "/api/auth";

/** The largest frame or request body that the server reads, in bytes. */
export const MAX_MESSAGE_BYTES = 16 * 1024;
