import type { SeededRandom } from "@trelyazh/testkit";
import { receive, type TableMessage } from "@trelyazh/protocol";
import type { Seat } from "@trelyazh/preferans";
import type { Projected, Table } from "@trelyazh/table";
import type { TrackedEnvelope } from "@trpc/server";
import { refusalIn, type Line, type Network } from "../world/line.ts";
import type { Truth } from "../truth/truth.ts";

/** Members who do not read for a while take so long, and forget nothing. */
const SLOW_MS = 15_000;
const AGAIN_MS = 1000;

const FINAL = ["TABLE_NOT_FOUND", "TABLE_BROKEN", "BAD_INPUT", "FORBIDDEN"];

type Told = TrackedEnvelope<Projected<TableMessage>>;

interface Parts {
  readonly line: Line;
  readonly network: Network;
  readonly random: SeededRandom;
  readonly truth: Truth;
  /** How many messages of a thousand find a reader who does not read for a while. */
  readonly slow: number;
  /** After which event they want to go on at first; from the beginning unless told. */
  readonly from?: string;
}

/** A table as a member has it open: resumed after each break, begun anew after each gap, and checked at each message. */
export class Watch {
  readonly tableId: string;
  table: Table | null = null;
  you: Seat | null = null;
  readonly #parts: Parts;
  #stream: AsyncIterator<Told> | null = null;
  #lastEventId: string | null = null;
  #isClosed = false;
  #changed = Promise.withResolvers<void>();

  constructor(tableId: string, parts: Parts) {
    this.tableId = tableId;
    this.#parts = parts;
    this.#lastEventId = parts.from ?? null;
    void this.#follow();
  }

  get isClosed(): boolean {
    return this.#isClosed;
  }

  /** Resolves when the table may have changed, or after so long. */
  change(withinMs: number): Promise<void> {
    const { time } = this.#parts.network;
    return Promise.race([this.#changed.promise, time.wait(withinMs)]);
  }

  /** Resolves when the table is shown so far, or is closed. */
  async reach(seq: number): Promise<void> {
    while (!this.#isClosed && (this.table?.seq ?? 0) < seq) await this.change(AGAIN_MS);
  }

  /** The line breaks; the club may notice later than the member. */
  cut(): void {
    const stream = this.#stream;
    this.#stream = null;
    this.#parts.network.time.after(this.#parts.random.below(10_000), () => void stream?.return?.().catch(() => {}));
  }

  close(): void {
    this.#isClosed = true;
    void this.#stream?.return?.().catch(() => {});
    this.#stream = null;
    this.#tell();
  }

  async #follow(): Promise<void> {
    const { line, network } = this.#parts;
    while (!this.#isClosed) {
      try {
        const { tableId } = this;
        const lastEventId = this.#lastEventId;
        const stream = await line.open(async (api) => toldBy(await api.table.events({ tableId, lastEventId })));
        this.#stream = stream;
        await this.#read(stream);
      } catch (error) {
        if (FINAL.includes(refusalIn(error) ?? "")) this.close();
        else await network.time.wait(AGAIN_MS);
      }
    }
  }

  async #read(stream: AsyncIterator<Told>): Promise<void> {
    const { line, network, random, truth, slow } = this.#parts;
    while (this.#stream === stream) {
      const next = await stream.next();
      if (next.done === true) return;
      const [id, message] = next.value;
      truth.sent({ tableId: this.tableId, userId: line.member.id, message });
      await network.time.wait(random.below(network.weather.slowestMs));
      if (this.#stream !== stream) return;
      const isLost = random.below(1000) < network.weather.lost;
      if (!isLost && !this.#take(id, message)) {
        this.#lastEventId = null;
        void stream.return?.();
        return;
      }
      if (random.below(100) < network.weather.doubled) this.#take(id, message);
      // As a socket does, they take the first message at once.
      if (random.below(1000) < slow) await network.time.wait(random.below(SLOW_MS));
    }
  }

  /** Returns whether nothing is missing before that message. */
  #take(id: string, message: TableMessage): boolean {
    const table = receive(this.table, message);
    if (table === null) return false;
    if (message.kind === "snapshot") this.you = message.you;
    this.table = table;
    this.#lastEventId = id;
    this.#parts.truth.shown(this.tableId, this.#parts.line.member.id, { table, you: this.you });
    this.#tell();
    return true;
  }

  #tell(): void {
    this.#changed.resolve();
    this.#changed = Promise.withResolvers();
  }
}

/** A caller within the process gets what the procedure returns, though tRPC's types tell what clients make of it. */
function toldBy(stream: AsyncIterable<unknown>): AsyncIterable<Told> {
  return stream as AsyncIterable<Told>;
}
