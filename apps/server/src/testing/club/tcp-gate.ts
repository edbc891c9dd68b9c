import { connect, createServer, type AddressInfo, type Socket } from "node:net";

export interface TcpGate extends AsyncDisposable {
  /** The same URL by way of the gate. */
  readonly url: string;
  /** Cuts every connection and lets no new one through. */
  close(): void;
  open(): void;
  /** Resolves when that many more pieces of data have gone through, in either direction. */
  passed(pieces: number): Promise<void>;
  /** Keeps the connections, takes new ones, and lets nothing through any more, as a server does that hangs; nobody is told. */
  freeze(): void;
  /** Lets everything through again; what was sent meanwhile comes late. */
  thaw(): void;
}

/** Stands between a client and a real server, so that a test can take the server away and bring it back. */
export async function tcpGate(target: string): Promise<TcpGate> {
  const { hostname, port } = new URL(target);
  const sockets = new Map<Socket, Socket>();
  const waiting = new Set<{ left: number; readonly done: () => void }>();
  let isOpen = true;
  let isFrozen = false;
  const countPiece = () => {
    for (const each of waiting) {
      each.left -= 1;
      if (each.left > 0) continue;
      waiting.delete(each);
      each.done();
    }
  };
  const server = createServer((client) => {
    if (!isOpen) return client.destroy();
    const upstream = connect(Number(port), hostname);
    for (const [from, to] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      sockets.set(from, to);
      from.on("error", () => to.destroy());
      from.on("close", () => (sockets.delete(from), to.destroy()));
      if (!isFrozen) from.on("data", countPiece).pipe(to);
    }
    return client;
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = new URL(target);
  url.hostname = "127.0.0.1";
  // A server that listens on a port has an address with one.
  url.port = String((server.address() as AddressInfo).port);
  const cut = () => [...sockets.keys()].forEach((socket) => socket.destroy());
  return {
    url: url.href,
    close: () => {
      isOpen = false;
      cut();
    },
    open: () => {
      isOpen = true;
    },
    passed: (pieces) =>
      new Promise((resolve) => {
        if (pieces === 0) resolve();
        else waiting.add({ left: pieces, done: resolve });
      }),
    freeze() {
      isFrozen = true;
      for (const socket of sockets.keys()) socket.off("data", countPiece).unpipe().pause();
    },
    thaw() {
      isFrozen = false;
      for (const [from, to] of sockets) from.off("data", countPiece).on("data", countPiece).pipe(to);
    },
    async [Symbol.asyncDispose]() {
      cut();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
