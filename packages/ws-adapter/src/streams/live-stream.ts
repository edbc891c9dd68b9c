import type { Follower } from "./follower.ts";
import type { Item, Sink } from "./sink.ts";

/** What was published before a reader came; read only once everything new is being held for that reader. */
export type Backfill<Output> = (
  signal: AbortSignal,
) => Iterable<Output> | AsyncIterable<Output> | Promise<Iterable<Output> | AsyncIterable<Output>>;

type Open<Output> = (sink: Sink<Output>) => Pick<Follower<Output, unknown>, "passed" | "goLive" | "detach">;

/**
 * A topic as one reader sees it: history first, then what is published. It is an ordinary async iterable, for any tRPC
 * adapter; this package's own takes the short way past iterators, and writes frames that were encoded once.
 */
export class LiveStream<Output> implements AsyncIterable<Output, void, undefined> {
  readonly open: Open<Output>;
  readonly #backfill: Backfill<Output> | undefined;

  constructor(open: Open<Output>, backfill: Backfill<Output> | undefined) {
    this.open = open;
    this.#backfill = backfill;
  }

  /** Returns what came before, or null if nothing is to be sent. */
  history(signal: AbortSignal): AsyncGenerator<Output, void> | null {
    return this.#backfill === undefined ? null : historyOf(this.#backfill, signal);
  }

  [Symbol.asyncIterator](): AsyncIterator<Output, void, undefined> {
    return new LiveIterator(this);
  }
}

async function* historyOf<Output>(backfill: Backfill<Output>, signal: AbortSignal): AsyncGenerator<Output, void> {
  yield* await backfill(signal);
}

const nothing = (): void => {};

/** Hands a live stream to one consumer who asks for item after item. */
class LiveIterator<Output> implements AsyncIterator<Output, void, undefined>, Sink<Output> {
  readonly #follower: ReturnType<Open<Output>>;
  readonly #abort = new AbortController();
  #history: AsyncGenerator<Output, void> | null;
  #isLive = false;
  #isDone = false;
  #failure: Error | null = null;
  #asked: PromiseWithResolvers<IteratorResult<Output, void>> | null = null;
  #resume = nothing;

  constructor(stream: LiveStream<Output>) {
    this.#follower = stream.open(this);
    this.#history = stream.history(this.#abort.signal);
  }

  get isCongested(): boolean {
    return this.#asked === null;
  }

  whenDrained(run: () => void): void {
    this.#resume = run;
  }

  write(item: Item<Output>): void {
    this.#asked?.resolve({ done: false, value: item.output });
    this.#asked = null;
  }

  complete(): void {
    this.#finish();
  }

  fail(error: Error): void {
    if (this.#asked === null) this.#failure = error;
    this.#asked?.reject(error);
    this.#asked = null;
    this.#finish();
  }

  disconnect(): void {
    this.#finish();
  }

  /** Whoever asks for items is not to be troubled by it, and nobody else is known here. */
  faulted(): void {}

  async next(): Promise<IteratorResult<Output, void>> {
    const past = await this.#nextOfHistory();
    if (past !== null) return past;
    if (this.#failure !== null) {
      const failure = this.#failure;
      this.#failure = null;
      throw failure;
    }
    if (this.#isDone) return { done: true, value: undefined };
    const asked = Promise.withResolvers<IteratorResult<Output, void>>();
    this.#asked = asked;
    this.#pull();
    return asked.promise;
  }

  return(): Promise<IteratorResult<Output, void>> {
    this.#follower.detach();
    this.#finish();
    return Promise.resolve({ done: true, value: undefined });
  }

  async #nextOfHistory(): Promise<IteratorYieldResult<Output> | null> {
    if (this.#history === null) return null;
    try {
      const next = await this.#history.next();
      if (next.done !== true) {
        this.#follower.passed(next.value);
        return { done: false, value: next.value };
      }
    } catch (cause) {
      await this.return();
      throw cause;
    }
    this.#history = null;
    return null;
  }

  #pull(): void {
    const resume = this.#resume;
    this.#resume = nothing;
    if (this.#isLive) {
      resume();
      return;
    }
    this.#isLive = true;
    this.#follower.goLive();
  }

  #finish(): void {
    this.#isDone = true;
    // History may be waiting for something that does not look at its signal: nobody waits for it.
    this.#history?.return().catch(nothing);
    this.#history = null;
    this.#abort.abort();
    this.#asked?.resolve({ done: true, value: undefined });
    this.#asked = null;
  }
}
