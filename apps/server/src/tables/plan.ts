import type { Clock, Timer } from "../clock.ts";

/** Made once: an abort without a reason makes an exception with a stack each time. */
const CALLED_OFF = new DOMException("Something else has happened", "AbortError");

/**
 * What a table is going to do by itself, unless it is called off. Nearly every plan is called off by a move, and a signal
 * costs more than the rest of the move's bookkeeping, so there is one only once the plan's time has come.
 */
export class Plan {
  readonly #timer: Timer;
  #begun: AbortController | null = null;

  /** Calls `begin` at that time, in epoch milliseconds; its signal tells that the plan was called off meanwhile. */
  constructor(clock: Clock, at: number, begin: (calledOff: AbortSignal) => void) {
    this.#timer = clock.schedule(at, () => {
      this.#begun = new AbortController();
      begin(this.#begun.signal);
    });
  }

  cancel(): void {
    this.#timer.cancel();
    this.#begun?.abort(CALLED_OFF);
  }
}
