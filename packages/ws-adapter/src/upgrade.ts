import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import type { WebSocketServer } from "ws";

export interface UpgradeOptions {
  /** Made with `noServer: true`. */
  readonly wss: WebSocketServer;
  /** The one path that is served; what follows a `?` does not count. Others are refused with 404. */
  readonly path: string;
  /** Origins besides the server's own, as browsers write them: `https://club.example`. Others are refused with 403. */
  readonly origins?: readonly string[];
  /** Called for each refusal. */
  readonly onRefused?: (status: 403 | 404, request: IncomingMessage) => void;
}

/** What an HTTP server's `upgrade` event wants to call. */
export type UpgradeListener = (request: IncomingMessage, socket: Duplex, head: Buffer) => void;

const REASONS = { 403: "Forbidden", 404: "Not Found" } as const;

/**
 * Returns a listener that lets only pages of the right origin open a socket: browsers send cookies along wherever the
 * page is from. Clients that send no origin are no browsers, and are let in.
 */
export function createUpgradeListener({ wss, path, origins = [], onRefused }: UpgradeOptions): UpgradeListener {
  return (request, socket, head) => {
    const status = request.url?.split("?", 1)[0] === path ? (isAllowed(request, origins) ? 101 : 403) : 404;
    if (status === 101) {
      wss.handleUpgrade(request, socket, head, (client) => wss.emit("connection", client, request));
      return;
    }
    onRefused?.(status, request);
    // The socket may break while it is being refused.
    socket.once("error", () => socket.destroy());
    socket.end(`HTTP/1.1 ${status} ${REASONS[status]}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
  };
}

function isAllowed({ headers }: IncomingMessage, origins: readonly string[]): boolean {
  const { origin, host } = headers;
  if (origin === undefined || origins.includes(origin)) return true;
  return host !== undefined && URL.parse(origin)?.host === host;
}
