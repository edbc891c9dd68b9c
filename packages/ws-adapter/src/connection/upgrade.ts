import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import type { WebSocketServer } from "ws";

export interface UpgradeOptions {
  /** Made with `noServer: true`. */
  readonly wss: WebSocketServer;
  /** The one path that is served; what follows a `?` does not count. Others are refused with 404. */
  readonly path: string;
  /** The origins that may open a socket; the server's own, unless something else is said. Others are refused with 403. */
  readonly isTrusted?: (request: IncomingMessage) => boolean;
  /**
   * Says whether whoever asks may have another socket; called last, so one that is granted is opened, and its end is the end of
   * `socket`. Everybody may by default; others are refused with 429.
   */
  readonly mayOpen?: (request: IncomingMessage, socket: Duplex) => boolean;
  /**
   * Says whether sockets are taken at all; by default they are. If not they are refused with 503, with which whoever stands
   * before several servers asks another one.
   */
  readonly isTaking?: () => boolean;
  /** Called for each refusal. */
  readonly onRefused?: (status: RefusedStatus, request: IncomingMessage) => void;
}

/** What an HTTP server's `upgrade` event wants to call. */
export type UpgradeListener = (request: IncomingMessage, socket: Duplex, head: Buffer) => void;

const REASONS = { 403: "Forbidden", 404: "Not Found", 429: "Too Many Requests", 503: "Service Unavailable" } as const;
type RefusedStatus = keyof typeof REASONS;

/** Returns a listener that hands upgrades at one path to the WebSocket server, if their origin is trusted. */
export function createUpgradeListener(options: UpgradeOptions): UpgradeListener {
  const { wss, path, isTrusted = trustOrigins([]), mayOpen = () => true, isTaking = () => true, onRefused } = options;
  const statusOf = (request: IncomingMessage, socket: Duplex): RefusedStatus | null => {
    if (request.url?.split("?", 1)[0] !== path) return 404;
    if (!isTrusted(request)) return 403;
    if (!isTaking()) return 503;
    return mayOpen(request, socket) ? null : 429;
  };
  return (request, socket, head) => {
    const status = statusOf(request, socket);
    if (status === null) {
      wss.handleUpgrade(request, socket, head, (client) => wss.emit("connection", client, request));
      return;
    }
    onRefused?.(status, request);
    // The socket may break while it is being refused.
    socket.once("error", () => socket.destroy());
    // Nor need the other end hang up.
    socket.once("finish", () => socket.destroy());
    socket.end(`HTTP/1.1 ${status} ${REASONS[status]}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
  };
}

/**
 * Returns a test that trusts pages of the server's own origin and of those given, written as browsers write them:
 * `https://club.example`. Browsers send cookies along wherever a page is from, so others could act in a visitor's name.
 * A client without an origin is no browser, and is trusted.
 */
export function trustOrigins(origins: readonly string[]): (request: IncomingMessage) => boolean {
  return ({ headers: { origin, host } }) =>
    origin === undefined || origins.includes(origin) || (host !== undefined && URL.parse(origin)?.host === host);
}
