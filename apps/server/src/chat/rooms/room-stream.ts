import type { ChatItem, ChatLine } from "@trelyazh/protocol";
import { createTopic, type LiveStream, type Topic } from "@trelyazh/ws-adapter";
import { tracked, type TrackedEnvelope } from "@trpc/server";
import { withheld, type SaidLine } from "./said-line.ts";

/** A stream of a room, each line tracked by its number. */
export type RoomLines = LiveStream<TrackedEnvelope<ChatItem>>;

/** Who reads a room. */
export interface RoomReader {
  readonly memberId: string;
}

export interface RoomStreamDeps {
  /** The number of the room's last line. */
  readonly readLast: () => Promise<number>;
  /** The lines after that number, a page of the earliest of them. */
  readonly readAfter: (seq: number) => Promise<readonly SaidLine[]>;
  /** Those who may not read what that user says. */
  readonly hiddenFrom: (userId: string) => Promise<ReadonlySet<string>>;
  /** Called when the last reader has gone. */
  readonly onEmpty: () => void;
  /** Told of what could not be read; it is tried again with the next line, or look. */
  readonly onFault: (error: unknown) => void;
}

/** Lines that may wait for one reader; whoever is further behind reads the past. */
const HELD = 64;

/**
 * A room as this node's readers have it. Lines come in any order from any node; they go out by their numbers, and what is
 * missing in between is read from the database first.
 */
export class RoomStream {
  readonly #deps: RoomStreamDeps;
  readonly #topic: Topic<ChatItem, RoomReader>;
  readonly #ready: Promise<void>;
  readonly #waiting = new Map<number, SaidLine>();
  /** The number of the last line that has gone out. */
  #last = 0;
  /** The number of the last line that there is, as far as it is known. */
  #reached = 0;
  #isPumping = false;

  constructor(deps: RoomStreamDeps) {
    this.#deps = deps;
    this.#topic = createTopic({ heldItems: HELD, onClosed: () => this.#topic.readers === 0 && deps.onEmpty() });
    this.#ready = deps.readLast().then((seq) => {
      this.#last = seq;
    });
    // Whoever waits for it hears of it.
    this.#ready.catch(() => {});
  }

  get readers(): number {
    return this.#topic.readers;
  }

  /** What the reader misses first, and then what is said. */
  follow(reader: RoomReader, history: () => Promise<readonly ChatItem[]>): RoomLines {
    return this.#topic.follow({
      audience: reader,
      backfill: async () => {
        // Nothing that goes out later is left out of what is read now.
        await this.#ready;
        const items = await history();
        return items.map((item) => tracked(String(item.seq), item));
      },
    });
  }

  /** Takes a line that was stored, here or elsewhere. */
  take(said: SaidLine): void {
    this.#waiting.set(said.line.seq, said);
    this.reach(said.line.seq);
  }

  /** To be told that there is a line of that number; what could not be read before is tried again. */
  reach(seq: number): void {
    this.#reached = Math.max(this.#reached, seq);
    if (!this.#isPumping) void this.#pump();
  }

  async #pump(): Promise<void> {
    this.#isPumping = true;
    try {
      await this.#ready;
      while (this.#last < this.#reached) {
        const next = this.#waiting.get(this.#last + 1);
        if (next === undefined) await this.#catchUp();
        else await this.#publish(next);
      }
    } catch (error) {
      this.#deps.onFault(error);
    }
    this.#isPumping = false;
  }

  async #catchUp(): Promise<void> {
    const missing = await this.#deps.readAfter(this.#last);
    for (const said of missing) if (said.line.seq > this.#last) await this.#publish(said);
    // What was deleted meanwhile is missing for good.
    if (missing.length === 0) this.#advance(this.#reached);
  }

  async #publish({ line, players }: SaidLine): Promise<void> {
    const hidden = await this.#deps.hiddenFrom(line.by.id);
    const blank = withheld(line.seq);
    const kept = new Set(players);
    this.#topic.publishEach(line.seq, ({ memberId }): ChatLine | ChatItem =>
      hidden.has(memberId) || kept.has(memberId) ? blank : line,
    );
    this.#advance(line.seq);
  }

  #advance(seq: number): void {
    this.#last = seq;
    for (const number of this.#waiting.keys()) if (number <= seq) this.#waiting.delete(number);
  }
}
