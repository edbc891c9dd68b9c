import { systemClock, type Clock } from "../clock.ts";
import { createLogger, type Logger } from "../logger.ts";
import { Instruments } from "../metrics/instruments.ts";
import type { Bus } from "./bus.ts";
import { busCounts } from "./bus-counts.ts";
import { LineBus } from "./line-bus.ts";
import type { Arrival, Departure, Line, LineEars } from "./line.ts";

/** A message on its way from one node of the hub to another. */
export interface Passing extends Departure {
  readonly from: string;
  readonly to: string;
}

/** What becomes of a message: to call `deliver` later is to delay it, never is to lose it, and twice is to repeat it. */
export type Pass = (passing: Passing, deliver: () => void) => void;

export interface LocalHubOptions {
  readonly clock?: Clock;
  readonly log?: Logger;
  /** Everything arrives unless told. */
  readonly pass?: Pass;
}

interface Listener {
  readonly line: LocalLine;
  readonly hear: (arrival: Arrival) => void;
}

/** The nodes of one process. A club without NATS has one with a single member, where nothing is carried. */
export class LocalHub {
  readonly #options: LocalHubOptions;
  readonly #lines = new Map<string, LocalLine>();
  /** By the subject; an open last word is left out. */
  readonly #listeners = new Map<string, Set<Listener>>();
  #underWay: (() => void)[] = [];

  constructor(options: LocalHubOptions = {}) {
    this.#options = options;
  }

  /** Adds a node. It hears all members of the hub unless told whom it knows. */
  join(
    nodeId: string,
    {
      knows = (id: string) => this.#lines.has(id),
      instruments = new Instruments(),
    }: { readonly knows?: (nodeId: string) => boolean; readonly instruments?: Instruments } = {},
  ): Bus {
    const { clock = systemClock, log = createLogger("silent") } = this.#options;
    const line = this.connect(nodeId);
    return new LineBus({ nodeId, line, knows, clock, counts: busCounts(instruments), log });
  }

  /** Adds a line, with nobody who speaks as nodes do. */
  connect(nodeId: string): Line {
    const line = new LocalLine(this, nodeId);
    this.#lines.set(nodeId, line);
    return line;
  }

  /** Cuts a node off from all others; what is under way to it is lost. */
  cut(nodeId: string): void {
    this.#lines.get(nodeId)?.turn(false);
  }

  mend(nodeId: string): void {
    this.#lines.get(nodeId)?.turn(true);
  }

  leave(line: LocalLine): void {
    if (this.#lines.get(line.nodeId) === line) this.#lines.delete(line.nodeId);
  }

  listen(subject: string, listener: Listener): Disposable {
    const key = subject.replace(/\*$/, "");
    const listeners = this.#listeners.get(key) ?? new Set();
    this.#listeners.set(key, listeners.add(listener));
    return {
      [Symbol.dispose]: () => {
        listeners.delete(listener);
        if (listeners.size === 0 && this.#listeners.get(key) === listeners) this.#listeners.delete(key);
      },
    };
  }

  /** Whoever else listens there and is not cut off. */
  others(subject: string, self: LocalLine): readonly Listener[] {
    const open = subject.slice(0, subject.lastIndexOf(".") + 1);
    const listeners = [...(this.#listeners.get(subject) ?? []), ...(this.#listeners.get(open) ?? [])];
    return listeners.filter(({ line }) => line !== self && line.isUp);
  }

  send(from: LocalLine, departure: Departure): void {
    const { subject, text, replyTo = null } = departure;
    const others = this.others(subject, from);
    for (const { line, hear } of others) {
      const deliver = () => this.#later(() => line.isUp && hear({ subject, text, replyTo }));
      const passing = { ...departure, from: from.nodeId, to: line.nodeId };
      if (this.#options.pass === undefined) deliver();
      else this.#options.pass(passing, deliver);
    }
    if (others.length === 0 && replyTo !== null) this.#later(() => from.tellOfNobody(replyTo));
  }

  /** In the order of sending, once whatever runs now is done. */
  #later(run: () => void): void {
    if (this.#underWay.push(run) === 1) queueMicrotask(() => this.#deliver());
  }

  #deliver(): void {
    const arrived = this.#underWay;
    this.#underWay = [];
    for (const run of arrived) run();
  }
}

class LocalLine implements Line {
  readonly nodeId: string;
  readonly roundTripMs = 0;
  readonly #hub: LocalHub;
  #ears: LineEars | null = null;
  #isUp = true;
  #isClosed = false;

  constructor(hub: LocalHub, nodeId: string) {
    this.#hub = hub;
    this.nodeId = nodeId;
  }

  get isUp(): boolean {
    return this.#isUp && !this.#isClosed;
  }

  attach(ears: LineEars): void {
    this.#ears = ears;
  }

  turn(isUp: boolean): void {
    if (this.#isClosed || isUp === this.#isUp) return;
    this.#isUp = isUp;
    this.#ears?.onTurn();
  }

  tellOfNobody(replyTo: string): void {
    this.#ears?.onNobody(replyTo);
  }

  reaches(subject: string): boolean {
    return this.isUp && this.#hub.others(subject, this).length > 0;
  }

  send(departure: Departure): void {
    if (this.isUp) this.#hub.send(this, departure);
  }

  listen(subject: string, hear: (arrival: Arrival) => void): Disposable {
    return this.#hub.listen(subject, { line: this, hear });
  }

  async close(): Promise<void> {
    // What has been sent is under way by itself.
    await Promise.resolve();
    this.#isClosed = true;
    this.#hub.leave(this);
  }
}
