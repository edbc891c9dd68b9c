import { alreadyEncoded, Item } from "@trelyazh/ws-adapter";
import { tracked, type TrackedEnvelope } from "@trpc/server";
import { BusError, type Bus } from "../../../bus/bus.ts";
import type { Clock } from "../../../clock.ts";
import type { StreamMessage } from "../../streams/reader.ts";
import { REPORT, UNFOLLOW, type Frames } from "../messages.ts";
import type { EdgeReader } from "./edge-reader.ts";

export interface InletDeps {
  readonly bus: Bus;
  readonly clock: Clock;
  readonly onReopened: () => void;
}

/** How long the owner has for its answer. */
const REPORT_MS = 2000;

/** What comes from one other node: the streams of tables that live there, and how the line to it is. */
export class Inlet {
  readonly nodeId: string;
  readonly #deps: InletDeps;
  /** Those who read, by the ids under which their streams were opened there. */
  readonly #readers = new Map<number, EdgeReader>();
  /** Those of them of which the node knows. */
  readonly #open = new Set<number>();
  #number = 0;
  #wayMs = 0;
  #heardAt: number;
  #isReporting = false;

  constructor(nodeId: string, deps: InletDeps) {
    this.nodeId = nodeId;
    this.#deps = deps;
    this.#heardAt = deps.clock.now();
  }

  /** How many streams are open. */
  get size(): number {
    return this.#readers.size;
  }

  /** When the node was heard last, in epoch milliseconds. */
  get heardAt(): number {
    return this.#heardAt;
  }

  /** Expects what comes under that id, which has never been used. */
  expect(id: number, reader: EdgeReader): void {
    if (this.#readers.size === 0) this.#heardAt = this.#deps.clock.now();
    this.#readers.set(id, reader);
  }

  /** The node has opened the streams of those ids that are still wanted. */
  opened(ids: readonly number[]): void {
    this.#heardAt = this.#deps.clock.now();
    for (const id of ids) if (this.#readers.has(id)) this.#open.add(id);
  }

  /** Wants nothing more under those ids. */
  close(ids: readonly number[]): void {
    const closed = ids.filter((id) => this.#forget(id));
    if (closed.length > 0) this.#deps.bus.tell(UNFOLLOW, { ids: closed }, { to: this.nodeId });
  }

  /** Takes what the node has sent, unless something is missing before it. */
  take({ number, frames, over }: Frames, body: string): void {
    this.#heardAt = this.#deps.clock.now();
    const isNext = number === this.#number + 1;
    this.#number = number;
    if (!isNext) {
      this.lose();
      return;
    }
    let at = 0;
    for (const [ids, seq, length] of frames) {
      const text = body.slice(at, at + length);
      at += length;
      const item = new Item<TrackedEnvelope<StreamMessage>>(seq, tracked(String(seq), alreadyEncoded(text)));
      for (const id of ids) this.#readers.get(id)?.take(item, text);
    }
    for (const { ids, ...how } of over) for (const id of ids) this.#over(id, how);
  }

  /** Tells the node who reads, and hears from it whether anything is missing. Its silence is no fault by itself. */
  async report(): Promise<void> {
    if (this.#isReporting) return;
    this.#isReporting = true;
    const { bus, clock } = this.#deps;
    const open = [...this.#open];
    const asked = { wayMs: this.#wayMs, readers: this.#linesOf(clock.now()) };
    const began = clock.now();
    try {
      const { last, unknown } = await bus.ask(REPORT, asked, { to: this.nodeId, withinMs: REPORT_MS });
      this.#heardAt = clock.now();
      this.#wayMs = this.#heardAt - began;
      if (last > this.#number) this.#miss(last);
      else this.#loseOf(open.filter((id) => unknown.includes(id)));
    } catch (cause) {
      // Anything else is silence, of which its readers hear by and by.
      if (cause instanceof BusError && cause.fault === "NOBODY") this.lose();
    } finally {
      this.#isReporting = false;
    }
  }

  /** Gives up all streams: they are to be opened anew. */
  lose(): void {
    this.#loseOf([...this.#readers.keys()]);
  }

  /** The last messages have not come. */
  #miss(last: number): void {
    this.#number = last;
    this.lose();
  }

  #loseOf(ids: readonly number[]): void {
    const readers = ids.flatMap((id) => this.#readers.get(id) ?? []);
    this.close(ids);
    for (const reader of readers) {
      this.#deps.onReopened();
      reader.lost();
    }
  }

  #over(id: number, how: Omit<Frames["over"][number], "ids">): void {
    const reader = this.#readers.get(id);
    if (!this.#forget(id)) return;
    reader?.over(how);
  }

  #forget(id: number): boolean {
    this.#open.delete(id);
    return this.#readers.delete(id);
  }

  /** For each reader their id, the way to them and their silence. */
  #linesOf(now: number): number[] {
    const lines: number[] = [];
    for (const [id, { line }] of this.#readers) {
      lines.push(id, line?.lagMs ?? -1, line === null ? -1 : Math.max(0, now - line.heardAt));
    }
    return lines;
  }
}
