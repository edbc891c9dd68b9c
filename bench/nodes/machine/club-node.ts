import { setTimeout as sleep } from "node:timers/promises";
import { unpin } from "../../load/machine/machine.ts";
import { startServer, type RunningServer } from "../../load/machine/processes.ts";
import { tcpGate, type TcpGate } from "../../../apps/server/src/testing/club/tcp-gate.ts";

export interface ClubNodeOptions {
  readonly name: string;
  readonly databaseUrl: string;
  readonly secret: string;
  readonly flags: readonly string[];
  readonly natsUrl: string;
  readonly environment?: Readonly<Record<string, string>> | undefined;
  /** The folder of the source that it starts with; this one unless told. */
  readonly source?: string | undefined;
}

/** Starts a process on that port, 0 for a free one, from that source. */
type Start = (port: number, source?: string) => Promise<RunningServer>;

/** One node of a club: a real server in a process of its own, whose ways to PostgreSQL and to NATS can be cut. */
export class ClubNode implements AsyncDisposable {
  readonly name: string;
  readonly toPostgres: TcpGate;
  readonly toNats: TcpGate;
  readonly #start: Start;
  #server: RunningServer;
  #isUp = true;

  private constructor(
    { name, toPostgres, toNats }: { readonly name: string; readonly toPostgres: TcpGate; readonly toNats: TcpGate },
    { server, start }: { readonly server: RunningServer; readonly start: Start },
  ) {
    this.name = name;
    this.toPostgres = toPostgres;
    this.toNats = toNats;
    this.#server = server;
    this.#start = start;
  }

  static async open(options: ClubNodeOptions): Promise<ClubNode> {
    const { name, secret, flags, environment } = options;
    const toPostgres = await tcpGate(options.databaseUrl);
    const toNats = await tcpGate(options.natsUrl);
    const start: Start = async (port, source) => {
      const server = await startServer({
        port,
        databaseUrl: toPostgres.url,
        secret,
        flags,
        source,
        environment: { ...environment, NODE_NAME: name, NATS_URL: toNats.url },
      });
      unpin(server.pid);
      return server;
    };
    return new ClubNode({ name, toPostgres, toNats }, { server: await start(0, options.source), start });
  }

  /** Of its sockets; the same after a restart. */
  get url(): string {
    return this.#server.url;
  }

  get pid(): number {
    return this.#server.pid;
  }

  /** Lines of its log by their text, of all its processes so far that have not been killed. */
  get complaints(): ReadonlyMap<string, number> {
    return this.#server.complaints;
  }

  /** Whether there is a process that could answer. */
  get isUp(): boolean {
    return this.#isUp;
  }

  /** Ends the process at once, as the system does when memory runs out. */
  async kill(): Promise<void> {
    this.#isUp = false;
    await this.#server.end("SIGKILL");
  }

  /** Has the process end in its own time, as a deploy does: whoever comes meanwhile is sent elsewhere. */
  async stop(): Promise<void> {
    this.#isUp = false;
    await this.#server.end("SIGTERM");
  }

  /** Starts another process, of this source, in the place of the one that was ended. */
  async restart(): Promise<void> {
    this.#server = await this.#start(Number(new URL(this.#server.url).port));
    this.#isUp = true;
  }

  /** Stops the process for a while, as a machine does that swaps or is moved; it hears of nothing meanwhile. */
  async pause(ms: number): Promise<void> {
    this.#server.signal("SIGSTOP");
    await sleep(ms);
    this.#server.signal("SIGCONT");
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.toPostgres.thaw();
    this.toNats.thaw();
    await this.#server.end("SIGTERM");
    await this.toPostgres[Symbol.asyncDispose]();
    await this.toNats[Symbol.asyncDispose]();
  }
}
