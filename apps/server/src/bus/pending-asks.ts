import type { Clock, Timer } from "../clock.ts";
import { BusError, type BusFault } from "./bus.ts";

/** Returns what is answered there, or null for what is no answer; may throw a refusal. */
type ReadAnswer<Answer> = (text: string) => { readonly answer: Answer } | null;

interface Pending {
  /** Returns whether that was an answer. */
  readonly take: (text: string) => boolean;
  readonly fail: (fault: BusFault) => void;
}

/** What has been asked and not been answered yet. */
export class PendingAsks {
  readonly #clock: Clock;
  readonly #pending = new Map<number, Pending>();
  #asked = 0;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Calls `send` with the number of a new question, and resolves with what is answered to it. */
  ask<Answer>(withinMs: number, read: ReadAnswer<Answer>, send: (number: number) => void): Promise<Answer> {
    const number = ++this.#asked;
    const { promise, resolve, reject } = Promise.withResolvers<Answer>();
    const timer = this.#clock.schedule(this.#clock.now() + withinMs, () => this.fail(number, "TIMEOUT"));
    const settle = (by: () => void) => this.#settle(number, timer, by);
    this.#pending.set(number, {
      fail: (fault) => settle(() => reject(new BusError(fault))),
      take(text) {
        try {
          const found = read(text);
          if (found !== null) settle(() => resolve(found.answer));
          return found !== null;
        } catch (refusal) {
          settle(() => reject(refusal instanceof Error ? refusal : new Error("refused", { cause: refusal })));
          return true;
        }
      },
    });
    send(number);
    return promise;
  }

  /** Returns whether that was an answer; undefined if nobody waits for one any more. */
  answer(number: number, text: string): boolean | undefined {
    return this.#pending.get(number)?.take(text);
  }

  fail(number: number, fault: BusFault): void {
    this.#pending.get(number)?.fail(fault);
  }

  failAll(fault: BusFault): void {
    for (const pending of this.#pending.values()) pending.fail(fault);
  }

  #settle(number: number, timer: Timer, by: () => void): void {
    this.#pending.delete(number);
    timer.cancel();
    by();
  }
}
