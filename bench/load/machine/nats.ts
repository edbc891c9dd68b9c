import { startNatsServer, type NatsServer } from "@trelyazh/testkit";
import { freePort } from "../metrics.ts";
import { undoLater } from "./leftovers.ts";
import { unpin } from "./machine.ts";

/** Messages and bytes that a NATS has carried. */
export interface BusTraffic {
  readonly busIn: number;
  readonly busInBytes: number;
  readonly busOut: number;
  readonly busOutBytes: number;
}

/** What `nats-server` says of itself; there is more. */
interface Varz {
  readonly in_msgs: number;
  readonly in_bytes: number;
  readonly out_msgs: number;
  readonly out_bytes: number;
}

/** A `nats-server` of the benchmark's own, which can be killed and started again, and says what it carries. */
export class TemporaryNats implements AsyncDisposable {
  readonly #server: NatsServer;
  readonly #monitoringPort: number;
  readonly #done: () => void;

  private constructor(server: NatsServer, monitoringPort: number) {
    this.#server = server;
    this.#monitoringPort = monitoringPort;
    this.#done = undoLater(async () => {
      await server[Symbol.asyncDispose]();
    });
    unpin(server.pid);
  }

  static async start(): Promise<TemporaryNats> {
    const port = await freePort();
    return new TemporaryNats(await startNatsServer({ config: `http: "127.0.0.1:${port}"` }), port);
  }

  get pid(): number {
    return this.#server.pid;
  }

  get url(): string {
    return this.#server.url;
  }

  /** What it has carried so far: `in` from nodes, and `out` to each of those who were to hear it. */
  async traffic(): Promise<BusTraffic> {
    const answer = await fetch(`http://127.0.0.1:${this.#monitoringPort}/varz`);
    // It says so in its documentation.
    const { in_msgs, in_bytes, out_msgs, out_bytes } = (await answer.json()) as Varz;
    return { busIn: in_msgs, busInBytes: in_bytes, busOut: out_msgs, busOutBytes: out_bytes };
  }

  async kill(): Promise<void> {
    await this.#server.kill();
  }

  async start(): Promise<void> {
    await this.#server.restart();
    unpin(this.#server.pid);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#done();
    await this.#server[Symbol.asyncDispose]();
  }
}
