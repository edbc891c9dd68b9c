import { execFile } from "node:child_process";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { networkInterfaces, tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { Nodes } from "./nodes/nodes.ts";
import { freshDatabase } from "./postgres-of-run.ts";
import { freePort, ServerNode, type Machinery } from "./nodes/server-node.ts";

const ROOT = join(import.meta.dirname, "..");

export const BUILT_CLIENT = join(ROOT, "apps/web/dist");

/** How many nodes each club has (`npm run e2e -- --nodes 3`). */
const NODES = Number(process.env["E2E_NODES"] ?? 1);

interface ClubOptions {
  /** A fresh one unless told. */
  readonly databaseUrl?: string;
  /** Serves the whole home network over plain HTTP, as with `HOST=0.0.0.0`, and not this machine alone. */
  readonly servesNetwork?: boolean;
  /** The client as it was built unless told. */
  readonly webRoot?: string;
}

interface Ground {
  readonly dataFolder: string;
  readonly databaseUrl: string;
  readonly port: number;
  readonly servesNetwork: boolean;
  readonly webRoot: string;
}

/** The real club on a port and a database of its own, which can be killed and started again. */
export class Club implements AsyncDisposable {
  readonly databaseUrl: string;
  readonly #ground: Ground;
  readonly #belongings = new AsyncDisposableStack();
  readonly #machinery: Machinery;

  private constructor(ground: Ground) {
    this.databaseUrl = ground.databaseUrl;
    this.#ground = ground;
    const { port, webRoot, servesNetwork } = ground;
    const env = {
      ...this.#environment(),
      // The network of the tests' machine need not be a private one.
      ...(servesNetwork && { PUBLIC_ORIGIN: this.url }),
    };
    const host = servesNetwork ? "0.0.0.0" : "localhost";
    this.#machinery =
      NODES > 1
        ? new Nodes(NODES, { env, port, webRoot, host })
        : new ServerNode({ ...env, PORT: String(port), HOST: host, WEB_ROOT: webRoot });
  }

  /** Starts a club on a free port. */
  static async open(options: ClubOptions = {}): Promise<Club> {
    await using stack = new AsyncDisposableStack();
    const dataFolder = await mkdtemp(join(tmpdir(), "trelyazh-e2e-"));
    stack.defer(() => rm(dataFolder, { recursive: true, force: true }));
    const databaseUrl = options.databaseUrl ?? stack.use(await freshDatabase()).url;
    const { servesNetwork = false, webRoot = BUILT_CLIENT } = options;
    const club = new Club({ dataFolder, databaseUrl, port: await freePort(), servesNetwork, webRoot });
    await club.start();
    club.#belongings.use(stack.move());
    return club;
  }

  get url(): string {
    const { port, servesNetwork } = this.#ground;
    return `http://${servesNetwork ? networkAddress() : "localhost"}:${port}`;
  }

  /** Starts the club on the port and the data it had before. */
  async start(): Promise<void> {
    await this.#machinery.start();
  }

  /** Ends the club as a power cut would: no handler runs, nothing is flushed. */
  async kill(): Promise<void> {
    await this.#machinery.end("SIGKILL");
  }

  /** The letters that the club has written to that address, the last one at the end: without a server of mail they are files. */
  async lettersTo(address: string): Promise<readonly string[]> {
    const folder = join(this.#ground.dataFolder, "mail");
    const files = (await readdir(folder).catch(() => [])).toSorted((one, other) => one.localeCompare(other));
    const letters = await Promise.all(files.map((file) => readFile(join(folder, file), "utf8")));
    return letters.filter((letter) => letter.includes(`To: ${address}\r\n`));
  }

  /** Bans somebody as an operator does. */
  async ban(userId: string): Promise<void> {
    await this.#operate("ban.ts", userId);
  }

  /** Makes the member of that name a moderator, as an operator does. */
  async makeModerator(name: string): Promise<void> {
    await this.#operate("moderators/role.ts", name, "moderator");
  }

  async #operate(command: string, ...words: readonly string[]): Promise<void> {
    await promisify(execFile)(process.execPath, [`apps/server/src/operators/${command}`, ...words], {
      cwd: ROOT,
      env: this.#environment(),
    });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#machinery.end("SIGTERM");
    await this.#belongings.disposeAsync();
  }

  #environment() {
    const { dataFolder, databaseUrl } = this.#ground;
    return { ...process.env, DATA_FOLDER: dataFolder, DATABASE_URL: databaseUrl };
  }
}

/** What browsers of the tests find this machine by, too (`playwright.config.ts`): a name that browsers do not trust. */
const INVENTED_NAME = "club.local";

/** Returns where the others of a network find this machine. On one that is in none, the invented name does as well. */
function networkAddress(): string {
  const addresses = Object.values(networkInterfaces()).flatMap((own = []) => own);
  return addresses.find(({ internal, family }) => !internal && family === "IPv4")?.address ?? INVENTED_NAME;
}
