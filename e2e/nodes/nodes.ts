import { startNatsServer, type NatsServer } from "@trelyazh/testkit";
import { startSite, type Site } from "../../nginx/testing/start-site.ts";
import { freePort, ServerNode, type Machinery } from "./server-node.ts";

interface Place {
  readonly env: NodeJS.ProcessEnv;
  /** Where nginx is reached. */
  readonly port: number;
  readonly host: string;
  readonly webRoot: string;
}

/** All guests of a run come from one address. */
const ONE_ADDRESS = [
  ["zone=club_files burst=300", "zone=club_files burst=30000"],
  ["zone=club_calls burst=200", "zone=club_calls burst=20000"],
  ["zone=club_sign_in burst=20", "zone=club_sign_in burst=20000"],
] as const;

/** Several nodes of one club behind nginx, with the NATS by which they speak. */
export class Nodes implements Machinery {
  readonly #count: number;
  readonly #place: Place;
  #nodes: readonly ServerNode[] = [];
  #nats: NatsServer | undefined;
  #site: Site | undefined;

  constructor(count: number, place: Place) {
    this.#count = count;
    this.#place = place;
  }

  async start(): Promise<void> {
    const { env, port, host, webRoot } = this.#place;
    const nats = (this.#nats = await startNatsServer());
    const ports = await Promise.all(Array.from({ length: this.#count }, freePort));
    this.#nodes = ports.map(
      (own, index) =>
        new ServerNode({
          ...env,
          AUTH_SECRET: "what all nodes sign by, and nobody else",
          HOST: "127.0.0.1",
          PORT: String(own),
          NATS_URL: nats.url,
          NODE_NAME: `node-${index + 1}`,
        }),
    );
    await Promise.all(this.#nodes.map((node) => node.start()));
    const files = { webRoot, isPlain: true, settings: ONE_ADDRESS };
    this.#site = await startSite({ ...files, clubPorts: ports, port, host: host === "localhost" ? "127.0.0.1" : host });
  }

  /** What ends with the machine ends all at once; otherwise each node hands on what it has, as long as there is another. */
  async end(signal: NodeJS.Signals): Promise<void> {
    await Promise.all(this.#nodes.map((node) => node.end(signal)));
    await this.#site?.[Symbol.asyncDispose]();
    await this.#nats?.[Symbol.asyncDispose]();
    this.#site = undefined;
    this.#nats = undefined;
  }
}
