import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { setTimeout as delay } from "node:timers/promises";
import { DatabaseStartError } from "../../database-start-error.ts";
import { endsTooOften, pauseAfter, RecentEnds } from "./restart-policy.ts";

/** Hears what becomes of a server that is kept running. */
export interface ServerWatch {
  /** It has ended without having been asked to, by that signal or with that code, and is being started again. */
  readonly onDown: (how: string) => void;
  /** It takes connections again, that long after its end. */
  readonly onBack: (downMs: number) => void;
  /** It cannot be started any more. */
  readonly onLost: (error: DatabaseStartError) => void;
}

export interface KeeperDeps {
  /** Starts the server on the same data and the same port. */
  readonly restart: () => Promise<ChildProcess>;
  /** Returns the last lines that it wrote. */
  readonly readLog: () => Promise<readonly string[]>;
  readonly watch: ServerWatch;
}

/** Starts a server again whenever it ends by itself, until it is told to let it go. */
export class Keeper {
  readonly #deps: KeeperDeps;
  readonly #leaving = new AbortController();
  readonly #ends = new RecentEnds();
  readonly #kept: Promise<void>;
  #child: ChildProcess;

  constructor(child: ChildProcess, deps: KeeperDeps) {
    this.#child = child;
    this.#deps = deps;
    this.#kept = this.#keep();
  }

  /** The server's process, or the latest one while there is none. */
  get child(): ChildProcess {
    return this.#child;
  }

  /** Lets the server end for good; resolves when none will be started any more. */
  async letGo(): Promise<ChildProcess> {
    this.#leaving.abort();
    await this.#kept;
    return this.#child;
  }

  async #keep(): Promise<void> {
    const { signal } = this.#leaving;
    try {
      while (await this.#endedByItself()) {
        const since = performance.now();
        this.#deps.watch.onDown(this.#child.signalCode ?? `code ${this.#child.exitCode}`);
        if (this.#ends.note(since)) throw endsTooOften(await this.#deps.readLog());
        await this.#startAgain();
        this.#deps.watch.onBack(performance.now() - since);
      }
    } catch (error) {
      if (!signal.aborted) this.#deps.watch.onLost(lossOf(error));
    }
  }

  /** Resolves when the server has ended: false if it was let go before that. */
  async #endedByItself(): Promise<boolean> {
    const { signal } = this.#leaving;
    if (signal.aborted) return false;
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return true;
    await once(this.#child, "exit", { signal }).catch(() => undefined);
    return !signal.aborted;
  }

  async #startAgain(): Promise<void> {
    for (let failures = 0; ;) {
      try {
        this.#child = await this.#deps.restart();
        return;
      } catch (error) {
        failures += 1;
        const pauseMs = pauseAfter(failures, error);
        if (pauseMs === null) throw error;
        await delay(pauseMs, undefined, { signal: this.#leaving.signal });
      }
    }
  }
}

function lossOf(cause: unknown): DatabaseStartError {
  if (cause instanceof DatabaseStartError) return cause;
  return new DatabaseStartError("START_FAILED", {
    message: `PostgreSQL has ended and could not be started again: ${String(cause)}`,
    remedy: "Start the club anew; if that fails too, its words say more.",
    cause,
  });
}
