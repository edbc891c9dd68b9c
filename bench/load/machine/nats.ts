import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { connect } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { undoLater } from "./leftovers.ts";
import { unpin } from "./machine.ts";
import { freePort } from "../metrics.ts";

const STEP_MS = 10;

interface Ports {
  readonly port: number;
  readonly monitoringPort: number;
}

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

/** A `nats-server` of the benchmark's own on loopback, which can be killed and started again on its port. */
export class TemporaryNats implements AsyncDisposable {
  readonly #ports: Ports;
  #server: ChildProcess;
  #done: () => void;

  private constructor(ports: Ports, server: ChildProcess) {
    this.#ports = ports;
    this.#server = server;
    this.#done = undoLater(() => void server.kill("SIGKILL"));
  }

  static async start(): Promise<TemporaryNats> {
    const ports = { port: await freePort(), monitoringPort: await freePort() };
    return new TemporaryNats(ports, await startOn(ports));
  }

  get pid(): number {
    // It has one, as it has answered.
    return this.#server.pid ?? 0;
  }

  get url(): string {
    return `nats://127.0.0.1:${this.#ports.port}`;
  }

  /** What it has carried so far: `in` from nodes, and `out` to each of those who were to hear it. */
  async traffic(): Promise<BusTraffic> {
    const answer = await fetch(`http://127.0.0.1:${this.#ports.monitoringPort}/varz`);
    const { in_msgs, in_bytes, out_msgs, out_bytes } = (await answer.json()) as Varz;
    return { busIn: in_msgs, busInBytes: in_bytes, busOut: out_msgs, busOutBytes: out_bytes };
  }

  async kill(): Promise<void> {
    this.#done();
    this.#server.kill("SIGKILL");
    if (this.#server.exitCode === null && this.#server.signalCode === null) await once(this.#server, "exit");
  }

  async start(): Promise<void> {
    const server = await startOn(this.#ports);
    this.#server = server;
    this.#done = undoLater(() => void server.kill("SIGKILL"));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.kill();
  }
}

/** Resolves when it can be connected to. */
async function startOn({ port, monitoringPort }: Ports): Promise<ChildProcess> {
  const args = ["-a", "127.0.0.1", "-p", String(port), "-m", String(monitoringPort)];
  const server = spawn("nats-server", args, { stdio: "ignore" });
  const failed = Promise.withResolvers<never>();
  server.once("error", () =>
    failed.reject(new Error("There is no nats-server here: install the package of that name.")),
  );
  server.once("exit", () => failed.reject(new Error("nats-server has ended at its start.")));
  // Who waits for the start hears of it; later ends are wanted.
  failed.promise.catch(() => undefined);
  await Promise.race([failed.promise, answers(port)]);
  if (server.pid !== undefined) unpin(server.pid);
  return server;
}

async function answers(port: number): Promise<void> {
  while (!(await isOpen(port))) await sleep(STEP_MS);
}

async function isOpen(port: number): Promise<boolean> {
  const socket = connect(port, "127.0.0.1");
  try {
    await once(socket, "connect");
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}
