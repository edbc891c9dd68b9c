import { connect, createServer, type AddressInfo, type Socket } from "node:net";

export interface TcpGate extends AsyncDisposable {
  /** The same URL by way of the gate. */
  readonly url: string;
  /** Cuts every connection and lets no new one through. */
  close(): void;
  open(): void;
  /** Resolves when that many more pieces of data have gone through, in either direction. */
  passed(pieces: number): Promise<void>;
  /** Keeps the connections and lets nothing through any more, as a server does that hangs. */
  freeze(): void;
}

/** Stands between a client and a real server, so that a test can take the server away and bring it back. */
export async function tcpGate(target: string): Promise<TcpGate> {
  const { hostname, port } = new URL(target);
  const sockets = new Set<Socket>();
  const waiting = new Set<{ left: number; readonly done: () => void }>();
  let isOpen = true;
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
      sockets.add(from);
      from.on("error", () => to.destroy());
      from.on("close", () => (sockets.delete(from), to.destroy()));
      from.on("data", countPiece).pipe(to);
    }
    return client;
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = new URL(target);
  url.hostname = "127.0.0.1";
  // A server that listens on a port has an address with one.
  url.port = String((server.address() as AddressInfo).port);
  const cut = () => sockets.forEach((socket) => socket.destroy());
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
      for (const socket of sockets) socket.unpipe().pause();
    },
    async [Symbol.asyncDispose]() {
      cut();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
