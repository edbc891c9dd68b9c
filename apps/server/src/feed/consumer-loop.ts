import type { Timer } from "../clock.ts";
import type { Logger } from "../logger.ts";
import type { DurableConsumer } from "./consumer.ts";
import type { FeedMetrics } from "./metrics.ts";
import { workOff, type Outcome, type WorkDeps } from "./work-off.ts";

export interface LoopOptions extends Omit<WorkDeps, "onBroken" | "onProgress" | "signal"> {
  /** Done before the first step that succeeds. */
  readonly prepare: () => Promise<void>;
  readonly metrics: Pick<FeedMetrics, "workedOff" | "failed">;
  readonly log: Logger;
}

/** Rows in one transaction: so few that to read and tell them never holds up the event loop. */
const BATCH = 32;

/** How soon a consumer looks again by itself, in milliseconds. */
const LOOK_AGAIN_MS = {
  moved: 0,
  rebuilt: 0,
  // Whatever it waits for is a transaction, and those are short.
  young: 100,
  busy: 1000,
  done: 5000,
  newer: 5000,
} satisfies Record<Outcome["type"], number>;

/**
 * How long what comes after a run gathers, in milliseconds. A busy club has news all the time: a consumer that took up each
 * piece at once would keep a connection and the database busy with transactions of a row each.
 */
const GATHER_MS = 250;

/** A consumer that fails tries again after the first of these, then after twice as long, up to the second. */
const RETRY_MS = { first: 1000, longest: 30_000 };

/** Works a consumer off in this process: when it is woken, and now and then by itself. */
export class ConsumerLoop {
  readonly #consumer: DurableConsumer;
  readonly #options: LoopOptions;
  readonly #closing = new AbortController();
  #alarm: Timer | null = null;
  #running: Promise<void> | null = null;
  /** Since the present run began. */
  #isWoken = false;
  /** Until then what comes gathers, in epoch milliseconds. */
  #gathersUntil = Number.NEGATIVE_INFINITY;
  /** After a failure rows are taken one by one, so that only the faulty one is left standing. */
  #isCareful = false;
  /** In a row. */
  #failures = 0;

  constructor(consumer: DurableConsumer, options: LoopOptions) {
    this.#consumer = consumer;
    this.#options = options;
  }

  /** There may be something to do. Whoever fails is left alone until it tries again by itself. */
  wake(): void {
    if (this.#failures > 0) return;
    if (this.#running === null) this.#beginAt(this.#gathersUntil);
    else this.#isWoken = true;
  }

  /** Lets a batch end that is under way, and begins no other one. */
  async close(): Promise<void> {
    this.#closing.abort();
    this.#alarm?.cancel();
    await this.#running;
  }

  get #isClosed(): boolean {
    return this.#closing.signal.aborted;
  }

  #begin(): void {
    if (this.#isClosed) return;
    this.#alarm?.cancel();
    this.#running ??= this.#run();
  }

  async #run(): Promise<void> {
    let delayMs = 0;
    this.#isWoken = false;
    do delayMs = await this.#step();
    while (!this.#isClosed && delayMs === 0);
    this.#running = null;
    const now = this.#options.clock.now();
    this.#gathersUntil = now + GATHER_MS;
    this.#beginAt(now + (this.#isWoken ? Math.min(delayMs, GATHER_MS) : delayMs));
  }

  #beginAt(at: number): void {
    const { clock } = this.#options;
    if (this.#isClosed) return;
    this.#alarm?.cancel();
    if (at > clock.now()) this.#alarm = clock.schedule(at, () => this.#begin());
    else this.#begin();
  }

  /** Returns after how many milliseconds the next one is due. */
  async #step(): Promise<number> {
    try {
      await this.#options.prepare();
      const outcome = await workOff(this.#consumer, this.#deps, this.#isCareful ? 1 : BATCH);
      this.#succeeded(outcome);
      return LOOK_AGAIN_MS[outcome.type];
    } catch (err) {
      return this.#isClosed ? 0 : this.#failed(err);
    }
  }

  get #deps(): WorkDeps {
    const { log, ...deps } = this.#options;
    const onBroken = (tableId: string, err: unknown) =>
      log.error({ consumer: this.#consumer.name, tableId, err }, "consumer is made without a table that is broken");
    return { ...deps, onBroken, signal: this.#closing.signal };
  }

  #succeeded(outcome: Outcome): void {
    const { metrics, log } = this.#options;
    const { name: consumer } = this.#consumer;
    if (this.#failures > 0) log.info({ consumer }, "consumer goes on");
    this.#failures = 0;
    if (outcome.type === "done") this.#isCareful = false;
    if (outcome.type === "rebuilt")
      log.info({ consumer, tables: outcome.tables, rows: outcome.rows }, "consumer was rebuilt");
    if (outcome.type === "rebuilt" || outcome.type === "moved") metrics.workedOff(consumer, outcome.rows);
  }

  #failed(err: unknown): number {
    const { metrics, log } = this.#options;
    const { name: consumer } = this.#consumer;
    if (!this.#isCareful) {
      this.#isCareful = true;
      return 0;
    }
    this.#failures += 1;
    this.#isWoken = false;
    metrics.failed(consumer);
    if (this.#failures === 1) log.error({ consumer, err }, "consumer failed and will try again");
    return Math.min(RETRY_MS.first * 2 ** (this.#failures - 1), RETRY_MS.longest);
  }
}
