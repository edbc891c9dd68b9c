import { setTimeout } from "node:timers/promises";
import { PgBoss } from "pg-boss";
import type { Logger } from "../logger.ts";
import type { Errand } from "./errands.ts";

/** Something that is done now and then, by one process of all that share a database. */
export interface MaintenanceJob {
  readonly name: string;
  /** When, as a cron expression in UTC. */
  readonly cron: string;
  /** Returns how many things it has closed or deleted. May be done again at any time; stops early when the signal comes. */
  readonly run: (signal: AbortSignal) => Promise<number>;
  /** A run whose process has gone, or could not tell how it ended, is tried again after that; five minutes unless told. */
  readonly withinSeconds?: number;
}

/** What a run came to. */
export interface RunReport {
  readonly items: number;
  readonly ms: number;
  readonly failed: boolean;
}

export interface MaintenanceOptions {
  readonly databaseUrl: string;
  readonly jobs: readonly MaintenanceJob[];
  readonly errands?: readonly Errand[] | undefined;
  /** Called after each run in this process; must not throw. */
  readonly onRun: (job: string, report: RunReport) => void;
  readonly log: Logger;
  /** How often each queue is looked into, and the shortest time before a failed job is tried again; 30 s unless told. */
  readonly pollMs?: number | undefined;
}

/** Of this machinery alone, so that it never stands in the way of the club's own. */
const CONNECTIONS = 2;
const CONNECT_TIMEOUT_MS = 5000;
const STATEMENT_TIMEOUT_MS = 60_000;
const KEEP_DONE_SECONDS = 24 * 60 * 60;
const EXPIRE_SECONDS = 5 * 60;

/** Somebody waits for an errand. */
const ERRAND_POLL_SECONDS = 2;

/** An errand is tried three times within a quarter of an hour. */
const ERRAND = { policy: "standard", retryLimit: 2, retryDelay: 20, retryBackoff: true } as const;
const ERRAND_EXPIRE_SECONDS = 60;

/** How long a running job has to notice that the club closes. */
const STOP_MS = 3000;

/**
 * Runs the club's cron jobs. The schedule and the queues are in PostgreSQL, in a schema of their own, so any number of
 * processes may take part and each job is done once. Nothing here ever throws at the club: while the database is away the
 * jobs wait.
 */
export class Maintenance {
  readonly #options: MaintenanceOptions;
  readonly #boss: PgBoss;
  readonly #pollSeconds: number;
  readonly #closing = new AbortController();
  readonly #workers = new Map<string, string>();
  /** Undefined as long as the queues have not been needed. */
  #ready: Promise<void> | undefined;
  #works = false;

  constructor(options: MaintenanceOptions) {
    const { databaseUrl, log, pollMs = 30_000 } = options;
    this.#options = options;
    this.#pollSeconds = pollMs / 1000;
    this.#boss = new PgBoss({
      connectionString: databaseUrl,
      application_name: "trelyazh maintenance",
      max: CONNECTIONS,
      connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
      options: `-c statement_timeout=${STATEMENT_TIMEOUT_MS}`,
      cronWorkerIntervalSeconds: Math.min(30, this.#pollSeconds),
      registerInstance: false,
      openTelemetry: { enabled: false },
    });
    this.#boss.on("error", (err) => log.warn({ err }, "maintenance could not reach its queue"));
    this.#boss.on("warning", ({ message }) => log.info({ reason: message }, "maintenance is slow"));
  }

  /** Begins in the background, as soon as the database can be reached. */
  start(): void {
    this.#works = true;
    this.#ready = this.#begin();
  }

  /** Has an errand done by whichever process takes part; resolves when it is in the queue. */
  async send(errand: string, what: string): Promise<void> {
    await (this.#ready ??= this.#begin());
    await this.#boss.send(errand, { what });
    this.#hurry(errand);
  }

  /** Has a job done now, by whichever process is first; resolves when it is in the queue or was there already. */
  async request(name: string): Promise<void> {
    await this.#ready;
    await this.#boss.send(name);
    this.#hurry(name);
  }

  /** Takes no more jobs, lets a running one end its batch, and closes the connections. */
  async close(): Promise<void> {
    this.#closing.abort();
    if (this.#ready === undefined) return;
    await this.#ready;
    await this.#boss.stop({ timeout: STOP_MS }).catch((err: unknown) => {
      this.#options.log.warn({ err }, "maintenance could not take its leave of the database");
    });
  }

  async #begin(): Promise<void> {
    const { signal } = this.#closing;
    while (!signal.aborted) {
      try {
        await this.#boss.start();
        await this.#setUpErrands();
        if (this.#works) await this.#setUp();
        return;
      } catch (err) {
        if (signal.aborted) return;
        this.#options.log.warn({ err }, "maintenance waits for the database");
        await setTimeout(this.#pollSeconds * 1000, undefined, { signal, ref: false }).catch(() => {});
      }
    }
  }

  async #setUp(): Promise<void> {
    const policy = {
      policy: "exclusive",
      retryLimit: 3,
      retryDelay: Math.ceil(this.#pollSeconds),
      retryBackoff: true,
      deleteAfterSeconds: KEEP_DONE_SECONDS,
    };
    for (const { name, cron, withinSeconds: expireInSeconds = EXPIRE_SECONDS } of this.#options.jobs) {
      await this.#boss.createQueue(name, { ...policy, expireInSeconds });
      await this.#boss.schedule(name, cron);
    }
    for (const job of this.#options.jobs) {
      const polling = { pollingIntervalSeconds: this.#pollSeconds };
      this.#workers.set(job.name, await this.#boss.work(job.name, polling, () => this.#run(job)));
    }
  }

  async #setUpErrands(): Promise<void> {
    const { errands = [], log } = this.#options;
    for (const { name, run, withinSeconds: expireInSeconds = ERRAND_EXPIRE_SECONDS } of errands) {
      await this.#boss.createQueue(name, { ...ERRAND, expireInSeconds, deleteAfterSeconds: KEEP_DONE_SECONDS });
      if (!this.#works) continue;
      const polling = { pollingIntervalSeconds: Math.min(ERRAND_POLL_SECONDS, this.#pollSeconds) };
      const worker = await this.#boss.work<{ readonly what: string }>(name, polling, async ([job]) => {
        if (job === undefined) return;
        await run(job.data.what).catch((err: unknown) => {
          log.warn({ errand: name, reason: codeIn(err) }, "an errand failed and will be tried again");
          throw new Error("failed");
        });
      });
      this.#workers.set(name, worker);
    }
  }

  #hurry(name: string): void {
    const worker = this.#workers.get(name);
    if (worker !== undefined) this.#boss.notifyWorker(worker);
  }

  async #run(job: MaintenanceJob): Promise<{ readonly items: number }> {
    const { onRun, log } = this.#options;
    const began = performance.now();
    try {
      const items = await job.run(this.#closing.signal);
      const ms = performance.now() - began;
      onRun(job.name, { items, ms, failed: false });
      if (items > 0) log.info({ job: job.name, items, ms: Math.round(ms) }, "maintenance done");
      return { items };
    } catch (err) {
      onRun(job.name, { items: 0, ms: performance.now() - began, failed: true });
      log.warn({ job: job.name, err }, "maintenance failed and will be tried again");
      // The queue has to know.
      throw err;
    }
  }
}

/** What an errand fails with may name people, and neither the log nor the queue is to have that. */
function codeIn(err: unknown): string {
  return err instanceof Error && "code" in err && typeof err.code === "string" ? err.code : "unknown";
}
