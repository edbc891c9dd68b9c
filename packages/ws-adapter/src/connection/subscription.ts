import { TRPCError } from "@trpc/server";
import { isObservable, type Observable } from "@trpc/server/observable";
import { LiveStream } from "../streams/live-stream.ts";
import type { Call } from "../wire/messages.ts";
import type { SubscriptionEnd } from "../metrics.ts";
import { ResyncError } from "../resync-error.ts";
import type { Item, Sink } from "../streams/sink.ts";
import { resultHead, STARTED, STOPPED, type Bytes, type Codec } from "../wire/wire.ts";

/** What a subscription needs of its connection. */
export interface Carrier {
  readonly codec: Codec;
  readonly isCongested: boolean;
  push(head: Bytes, body: Bytes): void;
  whenDrained(run: () => void): void;
  refuse(call: Call, cause: unknown): void;
  disconnect(): void;
  faulted(cause: unknown): void;
  /** Called once; the id may be used again. */
  ended(call: Call, how: SubscriptionEnd): void;
}

const nothing = (): void => {};

/** Made once: an abort without a reason makes an exception with a stack for each client that leaves. */
export const NO_LONGER_WANTED = new DOMException("The client has stopped or left", "AbortError");

/** Says whether that can be streamed. */
export function isStream(source: unknown): source is AsyncIterable<unknown> | Observable<unknown, unknown> {
  return isObservable(source) || (typeof source === "object" && source !== null && Symbol.asyncIterator in source);
}

/** One subscription of one client, whatever its source is. */
export class Subscription implements Sink<unknown> {
  readonly #call: Call;
  readonly #carrier: Carrier;
  readonly #head: Bytes;
  readonly #abort = new AbortController();
  /** Lets go of the source. */
  #release: () => unknown = nothing;
  #isStopping = false;
  #isEnded = false;

  constructor(call: Call, carrier: Carrier) {
    this.#call = call;
    this.#carrier = carrier;
    this.#head = resultHead(call);
  }

  /** Aborted when the client stops or leaves, and when the source has failed. */
  get signal(): AbortSignal {
    return this.#abort.signal;
  }

  get isCongested(): boolean {
    return this.#carrier.isCongested;
  }

  /** Takes what the procedure returned; throws what that throws, which is then for `reject`. */
  run(source: unknown): void {
    if (!isStream(source)) {
      const message = `Subscription ${this.#call.path} did not return an observable or a AsyncGenerator`;
      throw new TRPCError({ code: "INTERNAL_SERVER_ERROR", message });
    }
    if (this.#isEnded) {
      dispose(source);
      return;
    }
    if (isObservable(source)) {
      this.#observe(source);
      return;
    }
    this.#carrier.push(this.#head, STARTED);
    if (source instanceof LiveStream) this.#follow(source);
    else this.#iterate(source[Symbol.asyncIterator]());
  }

  /**
   * There is no stream that could stop: the procedure has refused, or what it returned cannot be opened, sent or closed.
   * The error is all that the client is told, as in stock.
   */
  reject(cause: unknown): void {
    if (this.#isEnded) return;
    this.#isEnded = true;
    this.#isStopping = true;
    this.#carrier.refuse(this.#call, cause);
    this.#carrier.ended(this.#call, "failed");
    this.#abort.abort(NO_LONGER_WANTED);
    this.#letGo().catch(nothing);
  }

  /** The client wants no more; it is told once the source has let go. */
  stop(): void {
    if (this.#isStopping) return;
    this.#isStopping = true;
    this.#abort.abort(NO_LONGER_WANTED);
    this.#letGo().then(
      () => this.#finish("stopped"),
      (cause: unknown) => this.reject(cause),
    );
  }

  /** The client has left: nobody hears an answer. */
  abandon(): void {
    if (this.#isEnded) return;
    this.#isEnded = true;
    this.#isStopping = true;
    this.#abort.abort(NO_LONGER_WANTED);
    this.#letGo().catch(nothing);
    this.#carrier.ended(this.#call, "disconnected");
  }

  whenDrained(run: () => void): void {
    this.#carrier.whenDrained(run);
  }

  write(item: Item<unknown>): void {
    if (this.#isStopping) return;
    try {
      this.#carrier.push(this.#head, item.bodyFor(this.#carrier.codec));
    } catch (cause) {
      this.reject(cause);
    }
  }

  complete(): void {
    if (!this.#isStopping) this.#finish("completed");
  }

  /** Tells the client of the error, and then that the stream is over. */
  fail(cause: unknown): void {
    if (this.#isEnded) return;
    this.#isStopping = true;
    this.#carrier.refuse(this.#call, cause);
    this.#finish(cause instanceof ResyncError ? "resync" : "failed");
    this.#abort.abort(NO_LONGER_WANTED);
    this.#letGo().catch(nothing);
  }

  disconnect(): void {
    this.#carrier.disconnect();
  }

  faulted(cause: unknown): void {
    this.#carrier.faulted(cause);
  }

  #finish(how: SubscriptionEnd): void {
    if (this.#isEnded) return;
    this.#isEnded = true;
    this.#carrier.push(this.#head, STOPPED);
    this.#carrier.ended(this.#call, how);
  }

  async #letGo(): Promise<void> {
    const release = this.#release;
    this.#release = nothing;
    await release();
  }

  /** As long as the source may still throw, nothing of it is sent, as in stock. */
  #observe(source: Observable<unknown, unknown>): void {
    const early: (() => void)[] = [];
    let heed: (word: () => void) => unknown = (word) => early.push(word);
    const subscription = source.subscribe({
      next: (value) => heed(() => this.#send(value)),
      error: (cause) => heed(() => this.#broke(cause)),
      complete: () => heed(() => this.complete()),
    });
    this.#release = () => subscription.unsubscribe();
    this.#carrier.push(this.#head, STARTED);
    heed = (word) => word();
    // Taken out: what the source is told by keeps this list.
    for (const word of early.splice(0)) word();
  }

  #iterate(iterator: AsyncIterator<unknown>): void {
    this.#release = () => iterator.return?.();
    this.#pump(iterator, (value) => this.#send(value))
      .then(() => this.complete())
      .catch((cause: unknown) => this.#broke(cause));
  }

  #follow(stream: LiveStream<unknown>): void {
    const follower = stream.open(this);
    const history = stream.history(this.signal);
    if (history === null) {
      this.#goLive(follower);
      return;
    }
    this.#release = () => {
      follower.detach();
      return history.return();
    };
    const send = (value: unknown): void => {
      follower.passed(value);
      this.#send(value);
    };
    this.#pump(history, send)
      .then(() => {
        if (!this.#isStopping) this.#goLive(follower);
      })
      .catch((cause: unknown) => this.#broke(cause));
  }

  /** On its own, so that what it keeps for the end is the follower, and no longer the history that it has read. */
  #goLive(follower: ReturnType<LiveStream<unknown>["open"]>): void {
    this.#release = () => follower.detach();
    follower.goLive();
  }

  /** Hands on values until there are no more, at the pace of the client. */
  async #pump(iterator: AsyncIterator<unknown>, send: (value: unknown) => void): Promise<void> {
    while (!this.#isStopping) {
      const next = await iterator.next();
      if (next.done === true || this.#isStopping) return;
      send(next.value);
      if (this.isCongested) await new Promise<void>((resolve) => this.whenDrained(resolve));
    }
  }

  /** The source says that it has failed, which is of interest while it is wanted. */
  #broke(cause: unknown): void {
    if (!this.#isStopping) this.fail(cause);
  }

  #send(value: unknown): void {
    if (this.#isStopping) return;
    try {
      this.#carrier.push(this.#head, this.#carrier.codec.item(value));
    } catch (cause) {
      this.reject(cause);
    }
  }
}

/** Ends a source that nobody has begun to read. */
function dispose(source: AsyncIterable<unknown> | Observable<unknown, unknown>): void {
  if (isObservable(source) || source instanceof LiveStream) return;
  const closing = source[Symbol.asyncIterator]().return?.();
  closing?.catch(nothing);
}
