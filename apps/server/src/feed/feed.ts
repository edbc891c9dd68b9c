import { disownForeignPositions, listConsumerLags, type Database } from "@trelyazh/db";
import type { Timer } from "../clock.ts";
import type { MaintenanceJob } from "../maintenance/maintenance.ts";
import type { Instruments } from "../metrics/instruments.ts";
import { ConsumerLoop, type LoopOptions } from "./consumer-loop.ts";
import type { DurableConsumer } from "./consumer.ts";
import { feedJobs } from "./jobs.ts";
import { feedMetrics, type FeedMetrics } from "./metrics.ts";

export interface FeedOptions extends Omit<LoopOptions, "prepare" | "metrics"> {
  readonly database: Database;
  readonly consumers: readonly DurableConsumer[];
  readonly instruments: Instruments;
}

/** How often it is measured how far consumers are behind, in milliseconds. */
const MEASURE_MS = 10_000;

/**
 * The durable consumers of a process. Any number of processes may work off the same ones: each batch is one process's.
 * While the database is away they wait; nothing here ever throws at the club.
 */
export class Feed {
  /** What it has to be cleaned up now and then. */
  readonly jobs: readonly MaintenanceJob[];
  readonly #options: FeedOptions;
  readonly #metrics: FeedMetrics;
  readonly #loops: readonly ConsumerLoop[];
  #alarm: Timer | null = null;
  #measuring: Promise<void> | null = null;
  #prepared: Promise<void> | null = null;
  #isClosed = false;

  constructor(options: FeedOptions) {
    const { database, clock, consumers, instruments } = options;
    this.#options = options;
    this.jobs = feedJobs({ db: database.db, clock, consumers });
    const metrics = (this.#metrics = feedMetrics(instruments, clock));
    const prepare = () => (this.#prepared ??= this.#prepare());
    this.#loops = consumers.map((consumer) => new ConsumerLoop(consumer, { ...options, metrics, prepare }));
  }

  /** Begins in the background. */
  start(): void {
    this.#measure();
    this.wake();
  }

  /** There is something new in the outbox. */
  wake(): void {
    for (const loop of this.#loops) loop.wake();
  }

  /** Ends between two batches; what is left stays in the outbox. */
  async close(): Promise<void> {
    this.#isClosed = true;
    this.#alarm?.cancel();
    await Promise.all([this.#measuring, ...this.#loops.map((loop) => loop.close())]);
  }

  async #prepare(): Promise<void> {
    const { database, log } = this.#options;
    try {
      const wasForeign = await database.withTransaction(disownForeignPositions);
      if (wasForeign) log.warn("the database came from a dump: consumers that may have missed something are rebuilt");
    } catch (error) {
      this.#prepared = null;
      throw error;
    }
  }

  #measure(): void {
    const { database, clock, consumers, log } = this.#options;
    const names = consumers.map(({ name }) => name);
    this.#measuring = listConsumerLags(database.db, names)
      .then(this.#metrics.lagging, (err: unknown) => log.debug({ err }, "the lag of consumers could not be measured"))
      .then(() => {
        if (!this.#isClosed) this.#alarm = clock.schedule(clock.now() + MEASURE_MS, () => this.#measure());
      });
  }
}
