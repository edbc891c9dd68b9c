/** What the client of one build consists of; the build writes it into the worker (scripts/service-worker.ts). */
export interface Shell {
  /** The script that the page begins with. It has a hash in its name, so it names the build. */
  readonly entry: string;
  /** All that the start without a line and the practice need. Their names have hashes: what has such a name never changes. */
  readonly files: readonly string[];
}

export interface Surroundings {
  readonly caches: CacheStorage;
  readonly fetch: (input: string | Request, init?: RequestInit) => Promise<Response>;
}

const PREFIX = "trelyazh ";
const PAGE = "/";

/** However it was compressed on its way. */
const ANY_VARIANT = { ignoreVary: true } as const;

/** Keeps the shell of one build, and knows the kept ones of others. */
export class ShellCache {
  readonly shell: Shell;
  readonly #name: string;
  readonly #caches: CacheStorage;
  readonly #fetch: Surroundings["fetch"];

  constructor(shell: Shell, { caches, fetch }: Surroundings) {
    this.shell = shell;
    this.#name = `${PREFIX}${shell.entry}`;
    this.#caches = caches;
    this.#fetch = fetch;
  }

  /** Fetches what is missing, one file after the other, so that the page's own requests go first. Rejects unless all is there. */
  async fill(): Promise<void> {
    const cache = await this.#caches.open(this.#name);
    const page = await this.#fetch(PAGE, { cache: "no-cache" });
    const html = await page.clone().text();
    // The next release may be there already; then its own worker comes.
    if (!page.ok || !html.includes(this.shell.entry)) throw new Error("the page is of another build");
    for (const file of this.shell.files) await this.#take(cache, file);
    await cache.put(PAGE, page);
  }

  /** Drops the shells of all other builds. */
  async dropOthers(): Promise<void> {
    for (const name of await this.#caches.keys()) {
      if (name.startsWith(PREFIX) && name !== this.#name) await this.#caches.delete(name);
    }
  }

  async find(file: string): Promise<Response | undefined> {
    const cache = await this.#caches.open(this.#name);
    return cache.match(file, ANY_VARIANT);
  }

  /** Returns the page, which says itself that the club was away when it was opened. */
  async pageWithoutClub(): Promise<Response | undefined> {
    const page = await this.find(PAGE);
    if (page === undefined) return undefined;
    const html = await page.text();
    const headers = new Headers(page.headers);
    // It is neither compressed any more nor as long.
    for (const name of ["content-encoding", "content-length"]) headers.delete(name);
    return new Response(html.replace("<html", '<html data-club="away"'), { headers });
  }

  async #take(cache: Cache, file: string): Promise<void> {
    // What has not changed since another build is here already.
    const response = (await this.#caches.match(file, ANY_VARIANT)) ?? (await this.#fetch(file));
    if (!response.ok) throw new Error(`${file}: ${response.status}`);
    await cache.put(file, response);
  }
}
