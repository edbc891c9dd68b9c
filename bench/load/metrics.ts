import { once } from "node:events";
import { createServer, type AddressInfo } from "node:net";

/** A port that nothing listens on. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  // A server that listens on a port has an address with one.
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}

/** What the server counts, by metric; those with labels are summed up. */
export class Metrics {
  readonly environment: Readonly<Record<string, string>>;
  readonly #url: string;

  private constructor(port: number) {
    this.environment = { METRICS_PORT: String(port), METRICS_HOST: "127.0.0.1" };
    this.#url = `http://127.0.0.1:${port}/metrics`;
  }

  static async choosePort(): Promise<Metrics> {
    return new Metrics(await freePort());
  }

  async read(): Promise<ReadonlyMap<string, number>> {
    const text = await (await fetch(this.#url)).text();
    const sums = new Map<string, number>();
    for (const line of text.split("\n")) {
      const [, name, value] = /^(\w+)(?:\{.*\})? (\S+)/.exec(line) ?? [];
      if (name !== undefined) sums.set(name, (sums.get(name) ?? 0) + Number(value));
    }
    return sums;
  }
}
