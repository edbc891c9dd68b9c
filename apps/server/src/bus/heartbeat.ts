import type { Clock, Timer } from "../clock.ts";

export interface HeartbeatParts {
  readonly clock: Clock;
  readonly everyMs: number;
  /** Resolves when the other end has answered. */
  readonly ping: () => Promise<void>;
  /** So many beats have had no answer. */
  readonly onSilence: () => void;
}

/** Of a beat that has not been answered when so many more are due nobody expects an answer any more. */
const SILENT_BEATS = 3;

/**
 * Asks the other end regularly whether it is there, and measures how long the answer takes. It counts beats, not
 * time: a process that was stopped for long finds all answers waiting.
 */
export class Heartbeat implements Disposable {
  readonly #parts: HeartbeatParts;
  #timer: Timer;
  #silent = 0;
  #roundTripMs = 0;

  constructor(parts: HeartbeatParts) {
    this.#parts = parts;
    this.#timer = this.#wait();
    this.#ping();
  }

  get roundTripMs(): number {
    return this.#roundTripMs;
  }

  [Symbol.dispose](): void {
    this.#timer.cancel();
  }

  #wait(): Timer {
    const { clock, everyMs } = this.#parts;
    return clock.schedule(clock.now() + everyMs, () => this.#beat());
  }

  #beat(): void {
    if (this.#silent >= SILENT_BEATS) {
      this.#parts.onSilence();
      return;
    }
    this.#timer = this.#wait();
    this.#ping();
  }

  #ping(): void {
    this.#silent += 1;
    const askedAt = performance.now();
    const answered = () => {
      this.#silent = 0;
      this.#roundTripMs = performance.now() - askedAt;
    };
    // A line that ends tells so by itself.
    this.#parts.ping().then(answered, () => undefined);
  }
}
