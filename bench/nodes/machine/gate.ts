import { once } from "node:events";
import { connect, createServer, type AddressInfo, type Server, type Socket } from "node:net";

/** The two ends of what goes through. */
interface Pair {
  readonly near: Socket;
  readonly far: Socket;
}

/**
 * A way to one port of this machine that can be cut: as a network does it, so that neither side is told. What either has
 * sent meanwhile comes when the way is mended, late.
 */
export class Gate implements AsyncDisposable {
  readonly port: number;
  readonly #server: Server;
  readonly #pairs = new Set<Pair>();
  #isCut = false;

  private constructor(server: Server, target: number) {
    this.#server = server;
    // A server that listens on a port has an address with one.
    this.port = (server.address() as AddressInfo).port;
    server.on("connection", (near) => this.#join(near, target));
  }

  static async open(target: number): Promise<Gate> {
    const server = createServer({ pauseOnConnect: true }).listen(0, "127.0.0.1");
    await once(server, "listening");
    return new Gate(server, target);
  }

  cut(): void {
    this.#isCut = true;
    for (const { near, far } of this.#pairs) {
      near.pause();
      far.pause();
    }
  }

  mend(): void {
    this.#isCut = false;
    for (const { near, far } of this.#pairs) {
      near.resume();
      far.resume();
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const { near } of this.#pairs) near.destroy();
    this.#server.close();
    await once(this.#server, "close");
  }

  #join(near: Socket, target: number): void {
    const far = connect(target, "127.0.0.1");
    const pair = { near, far };
    this.#pairs.add(pair);
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      from.setNoDelay(true);
      from.on("data", (bytes) => void to.write(bytes));
      // A close follows.
      from.on("error", () => {});
      from.once("close", () => {
        this.#pairs.delete(pair);
        to.destroySoon();
      });
      if (this.#isCut) from.pause();
      else from.resume();
    }
  }
}
