import { Item, type LiveStream, type Sink } from "@trelyazh/ws-adapter";
import { isTrackedEnvelope } from "@trpc/server";

export interface FeedEvents<Output> {
  readonly onItem: (item: Item<Output>) => void;
  /** The stream has ended by itself; null when nothing was wrong. */
  readonly onOver: (error: unknown) => void;
}

const NO_LONGER_WANTED = new DOMException("The reader has left", "AbortError");

const nothing = (): void => {};

/** Reads a stream of a table that lives here for somebody whose socket is elsewhere, or was. It takes whatever comes at once. */
export class Feed<Output> implements Sink<Output> {
  readonly isCongested = false;
  readonly #events: FeedEvents<Output>;
  readonly #abort = new AbortController();
  readonly #follower: ReturnType<LiveStream<Output>["open"]>;
  #isOver = false;

  constructor(stream: LiveStream<Output>, events: FeedEvents<Output>) {
    this.#events = events;
    this.#follower = stream.open(this);
    const history = stream.history(this.#abort.signal);
    if (history === null) this.#follower.goLive();
    else void this.#readFirst(history);
  }

  /** Closes the stream; nothing comes of it any more. Idempotent. */
  close(): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#follower.detach();
    this.#abort.abort(NO_LONGER_WANTED);
  }

  whenDrained(run: () => void): void {
    run();
  }

  write(item: Item<Output>): void {
    if (!this.#isOver) this.#events.onItem(item);
  }

  complete(): void {
    this.#end(null);
  }

  fail(error: unknown): void {
    this.#end(error);
  }

  disconnect(): void {
    this.#end(null);
  }

  /** Whoever reads here has no hooks that could throw. */
  faulted = nothing;

  async #readFirst(history: AsyncIterable<Output>): Promise<void> {
    try {
      for await (const output of history) {
        if (this.#isOver) return;
        this.#follower.passed(output);
        this.write(new Item(isTrackedEnvelope(output) ? Number(output[0]) : 0, output));
      }
    } catch (error) {
      this.fail(error);
      return;
    }
    if (!this.#isOver) this.#follower.goLive();
  }

  #end(error: unknown): void {
    if (this.#isOver) return;
    this.close();
    this.#events.onOver(error);
  }
}
