import type { Clock, Timer } from "../../clock.ts";

/** Waits between tries, which are over at once when nothing is to be tried any more. */
export class Pauses {
  readonly #clock: Clock;
  readonly #running = new Map<Timer, () => void>();
  #isClosed = false;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Whether nothing is to be tried any more. */
  get isClosed(): boolean {
    return this.#isClosed;
  }

  /** Resolves after so long, and at once for no time at all. */
  async pass(ms: number): Promise<void> {
    if (ms === 0 || this.#isClosed) return;
    const { promise, resolve } = Promise.withResolvers<void>();
    const timer = this.#clock.schedule(this.#clock.now() + ms, resolve);
    this.#running.set(timer, resolve);
    await promise;
    this.#running.delete(timer);
  }

  close(): void {
    this.#isClosed = true;
    for (const [timer, resolve] of this.#running) {
      timer.cancel();
      resolve();
    }
  }
}
