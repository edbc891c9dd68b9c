import { tracked, type TrackedEnvelope } from "@trpc/server";
import { Follower, type Overflow, type Source } from "./follower.ts";
import { LiveStream, type Backfill } from "./live-stream.ts";
import { Item, type Sink } from "./sink.ts";

/** Items that may wait for one reader. */
const DEFAULT_HELD_ITEMS = 256;

/** Calls back when streams open and close. */
export interface ReaderHooks<Audience = undefined> {
  /** Called once the reader listens, and before they get anything; a reader for whom it throws gets that for an error. */
  readonly onOpened?: (audience: Audience) => void;
  /** What it throws is told to the metrics of the socket's handler, if the reader was on one, and changes nothing. */
  readonly onClosed?: (audience: Audience) => void;
}

export interface TopicOptions<Audience = undefined> extends ReaderHooks<Audience> {
  /** What happens to a reader who falls behind; a board is the topic where only the latest counts. */
  readonly overflow?: Exclude<Overflow, "latest">;
  /** Items that may wait for one reader, while history is read or the socket is full; 256 by default. */
  readonly heldItems?: number;
}

export interface FollowOptions<Output, Audience> {
  /** What comes first: the tracked items that this reader misses, or a snapshot tracked by the number it stands at. */
  readonly backfill?: Backfill<Output>;
  /** Who reads; given to the projection of `publishEach`. */
  readonly audience: Audience;
}

type MaybeAudience<Output, Audience> = undefined extends Audience
  ? [options?: Partial<FollowOptions<Output, Audience>>]
  : [options: FollowOptions<Output, Audience>];

interface ReadershipOptions<Audience> extends ReaderHooks<Audience> {
  readonly overflow: Overflow;
  readonly heldItems: number;
}

/** Those who read one source. */
class Readership<Output, Audience> implements Source<Output, Audience> {
  readonly #options: ReadershipOptions<Audience>;
  readonly #readers = new Set<Follower<Output, Audience>>();
  #isEnded = false;

  constructor(options: ReadershipOptions<Audience>) {
    this.#options = options;
  }

  get overflow(): Overflow {
    return this.#options.overflow;
  }

  get heldItems(): number {
    return this.#options.heldItems;
  }

  get size(): number {
    return this.#readers.size;
  }

  [Symbol.iterator](): Iterator<Follower<Output, Audience>> {
    return this.#readers.values();
  }

  add(sink: Sink<Output>, audience: Audience): Follower<Output, Audience> {
    const follower = new Follower(this, { sink, audience });
    this.#take(follower);
    try {
      this.#options.onOpened?.(audience);
    } catch (cause) {
      this.#readers.delete(follower);
      throw cause;
    }
    return follower;
  }

  remove(follower: Follower<Output, Audience>): void {
    if (!this.#readers.delete(follower)) return;
    try {
      this.#options.onClosed?.(follower.audience);
    } catch (cause) {
      follower.faulted(cause);
    }
  }

  handOver(to: Readership<Output, Audience>, fits: (audience: Audience) => boolean): void {
    for (const follower of [...this.#readers].filter(({ audience }) => fits(audience))) {
      this.#readers.delete(follower);
      follower.source = to;
      to.#take(follower);
    }
  }

  end(): void {
    this.#isEnded = true;
    for (const follower of this.#readers) follower.end();
  }

  fail(error: Error, fits: (audience: Audience) => boolean = () => true): void {
    for (const follower of [...this.#readers].filter(({ audience }) => fits(audience))) follower.fail(error);
  }

  #take(follower: Follower<Output, Audience>): void {
    this.#readers.add(follower);
    if (this.#isEnded) follower.end();
  }
}

/** Numbered events for many readers. */
export class Topic<T, Audience = undefined> {
  readonly #readers: Readership<TrackedEnvelope<T>, Audience>;
  #last = Number.NEGATIVE_INFINITY;

  constructor({ overflow = "resync", heldItems = DEFAULT_HELD_ITEMS, ...hooks }: TopicOptions<Audience>) {
    this.#readers = new Readership({ overflow, heldItems, ...hooks });
  }

  /** How many streams are open. */
  get readers(): number {
    return this.#readers.size;
  }

  /** Who reads: one for each stream that is open. */
  get audiences(): readonly Audience[] {
    return Array.from(this.#readers, ({ audience }) => audience);
  }

  /** Sends that to every reader; numbers grow, and are the ids by which clients resume. */
  publish(seq: number, value: T): void {
    this.pass(new Item(seq, tracked(String(seq), value)));
  }

  /** Sends that to every reader as well: an item that other topics may pass on too, and that is encoded once for all of them. */
  pass(item: Item<TrackedEnvelope<T>>): void {
    this.#advance(item.seq);
    for (const follower of this.#readers) follower.deliver(item);
  }

  /** Sends each reader what the projection makes of their audience. What is the same object is encoded once. */
  publishEach(seq: number, project: (audience: Audience) => T): void {
    this.#advance(seq);
    const items = new Map<T, Item<TrackedEnvelope<T>>>();
    for (const follower of this.#readers) {
      const value = project(follower.audience);
      const item = items.get(value) ?? new Item(seq, tracked(String(seq), value));
      items.set(value, item);
      follower.deliver(item);
    }
  }

  /** Returns a stream to be returned by a subscription procedure; it listens from the moment it is consumed. */
  follow(...options: MaybeAudience<TrackedEnvelope<T>, Audience>): LiveStream<TrackedEnvelope<T>> {
    return followOneOf<T, Audience>(() => this, ...options);
  }

  /**
   * Lets those readers go on with another topic, from the next item that they have not had by its number: both must
   * number the same events. Their streams stay open, and no hook is called.
   */
  handOver(to: Topic<T, Audience>, fits: (audience: Audience) => boolean): void {
    this.#readers.handOver(to.#readers, fits);
  }

  /** Opens the stream of one reader. */
  join(sink: Sink<TrackedEnvelope<T>>, audience: Audience): Follower<TrackedEnvelope<T>, Audience> {
    return this.#readers.add(sink, audience);
  }

  /** Completes all streams, and those that are opened later once their history is sent. */
  end(): void {
    this.#readers.end();
  }

  /** Ends the streams that are open with that error. */
  fail(error: Error): void {
    this.#readers.fail(error);
  }

  /** The same for some of those who read. */
  failThose(fits: (audience: Audience) => boolean, error: Error): void {
    this.#readers.fail(error, fits);
  }

  #advance(seq: number): void {
    if (!Number.isSafeInteger(seq) || seq <= this.#last) {
      throw new RangeError(`Item ${seq} cannot follow item ${this.#last}`);
    }
    this.#last = seq;
  }
}

/** A value that many watch: each reader gets the present one, then the changes, and skips what came too fast. */
export class Board<T, Change = never> {
  readonly #readers: Readership<T | Change, undefined>;
  #present: Item<T> | null = null;
  #versions = 0;

  constructor(hooks: ReaderHooks) {
    this.#readers = new Readership({ overflow: "latest", heldItems: 1, ...hooks });
  }

  /** How many streams are open. */
  get readers(): number {
    return this.#readers.size;
  }

  /** Sends that to every reader; if a change is given, those who have had the value before get only that. */
  publish(value: T, change?: Change): void {
    this.#present = new Item(++this.#versions, value);
    const item: Item<T | Change> = change === undefined ? this.#present : new Item<T | Change>(this.#versions, change);
    for (const follower of this.#readers) follower.deliver(this.#present, item);
  }

  /**
   * Returns a stream to be returned by a subscription procedure. It begins with what `begin` makes of the present value, for
   * a reader who has had an earlier one; with the value itself unless told, or where there is nothing else.
   */
  follow(begin?: (present: T) => Change | undefined): LiveStream<T | Change> {
    return new LiveStream((sink) => {
      const follower = this.#readers.add(sink, undefined);
      if (this.#present !== null) follower.deliver(this.#beginning(this.#present, begin));
      return follower;
    }, undefined);
  }

  /** Completes all streams. */
  end(): void {
    this.#readers.end();
  }

  /** Ends the streams that are open with that error. */
  fail(error: Error): void {
    this.#readers.fail(error);
  }

  #beginning(present: Item<T>, begin?: (present: T) => Change | undefined): Item<T | Change> {
    const change = begin?.(present.output);
    return change === undefined ? present : new Item<T | Change>(present.seq, change);
  }
}

/** Returns a topic of numbered events without readers. */
export function createTopic<T, Audience = undefined>(options: TopicOptions<Audience> = {}): Topic<T, Audience> {
  return new Topic(options);
}

/** Returns a board without a value and without readers. */
export function createBoard<T, Change = never>(hooks: ReaderHooks = {}): Board<T, Change> {
  return new Board(hooks);
}

/** Returns a stream like `Topic.follow`, of the topic that `choose` names at the moment when the stream is opened. */
export function followOneOf<T, Audience = undefined>(
  choose: () => Topic<T, Audience>,
  ...[options]: MaybeAudience<TrackedEnvelope<T>, Audience>
): LiveStream<TrackedEnvelope<T>> {
  // MaybeAudience lets the audience be left out only where undefined is one.
  const audience = options?.audience as Audience;
  return new LiveStream((sink) => choose().join(sink, audience), options?.backfill);
}
