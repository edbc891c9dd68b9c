import { fileURLToPath } from "node:url";
import { Piscina } from "piscina";
import { ClubError } from "../club-error.ts";
import type { Logger } from "../logger.ts";
import type { JobInput, JobName, JobOutput, Parcel } from "./jobs.ts";
import { Slots, type Wanted } from "./slots.ts";

/** What a job took; a refused one has not run. */
export interface JobReport {
  readonly name: JobName;
  readonly outcome: "done" | "failed" | "called off" | "refused";
  readonly waitMs: number;
  readonly runMs: number;
}

export interface HeavyWorkOptions {
  readonly threads: number;
  /** Jobs that may wait for a thread; the next one is refused. */
  readonly queueLimit?: number;
  /** A job that runs for longer than that is ended together with its thread, in milliseconds. */
  readonly limitMs?: number;
  /** Called with each job once it is over; must not throw. */
  readonly onJob: (report: JobReport) => void;
  readonly log: Logger;
}

const WORKER = fileURLToPath(new URL("worker.ts", import.meta.url));

/** A thread that has had nothing to do for that long gives its memory back. */
const IDLE_MS = 300_000;

/**
 * What would hold up the event loop goes through here to worker threads. Threads are started when there is work for them.
 * The queue is kept here and not in the pool, whose own bound does not count jobs that can be called off.
 */
export class HeavyWork {
  readonly #pool: Piscina;
  readonly #slots: Slots;
  readonly #limitMs: number;
  readonly #onJob: (report: JobReport) => void;
  #closed = false;

  constructor({ threads, queueLimit = 32 * threads, limitMs = 10_000, onJob, log }: HeavyWorkOptions) {
    this.#slots = new Slots({ places: threads, queueLimit });
    this.#limitMs = limitMs;
    this.#onJob = onJob;
    this.#pool = new Piscina({
      filename: WORKER,
      name: "work",
      minThreads: 0,
      maxThreads: threads,
      idleTimeout: IDLE_MS,
      recordTiming: false,
    });
    this.#pool.on("error", (err) => log.error({ err }, "worker thread failed"));
  }

  /** Threads that are alive. */
  get threads(): number {
    return this.#pool.threads.length;
  }

  /** Whether a job that comes now is run at once. */
  get hasFreeThread(): boolean {
    return this.#slots.isFree;
  }

  /** Jobs that wait for a thread. */
  get queued(): number {
    return this.#slots.waiting;
  }

  /** On behalf of how many members jobs wait. */
  get queues(): number {
    return this.#slots.queues;
  }

  /**
   * Runs a job in a worker thread; members take turns. Refuses with `BUSY` when too many jobs wait, with `RESTARTING` once
   * this is closed, and with `INTERNAL` (its cause within) when the job throws or runs past its limit. When the signal
   * comes, rejects with its reason: at once while the job waits, else as soon as the job has noticed.
   */
  async run<Name extends JobName>(name: Name, input: JobInput<Name>, wanted: Wanted): Promise<JobOutput<Name>> {
    const { signal } = wanted;
    const asked = performance.now();
    let began: number | null = null;
    let outcome: JobReport["outcome"] = "refused";
    try {
      await this.#slots.take(wanted);
      began = performance.now();
      const output = await this.#runNow({ name, input }, signal);
      outcome = "done";
      return output;
    } catch (error) {
      if (signal.aborted) outcome = "called off";
      else if (began !== null) outcome = "failed";
      throw error;
    } finally {
      const ended = performance.now();
      this.#onJob({ name, outcome, waitMs: (began ?? ended) - asked, runMs: began === null ? 0 : ended - began });
    }
  }

  /** Refuses new jobs, ends those that wait or run, and resolves when all threads have gone. */
  async close(): Promise<void> {
    this.#closed = true;
    this.#slots.close();
    await this.#pool.destroy();
  }

  async #runNow<Name extends JobName>(
    job: Pick<Parcel<Name>, "name" | "input">,
    signal: AbortSignal,
  ): Promise<JobOutput<Name>> {
    const calledOff = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
    const callOff = () => Atomics.store(calledOff, 0, 1);
    signal.addEventListener("abort", callOff, { once: true });
    const overdue = new AbortController();
    const limit = setTimeout(() => overdue.abort(), this.#limitMs);
    try {
      signal.throwIfAborted();
      const parcel: Parcel<Name> = { ...job, calledOff };
      // The worker answers each job with its own output.
      const output = (await this.#pool.run(parcel, { signal: overdue.signal })) as JobOutput<Name>;
      signal.throwIfAborted();
      return output;
    } catch (cause) {
      signal.throwIfAborted();
      throw new ClubError(this.#closed ? "RESTARTING" : "INTERNAL", { cause });
    } finally {
      clearTimeout(limit);
      signal.removeEventListener("abort", callOff);
      this.#slots.giveBack();
    }
  }
}
