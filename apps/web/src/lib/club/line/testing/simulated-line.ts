import { stepLine, type LineEffect, type LineEvent } from "../line-machine.ts";
import { carrierOf, nameOf, NEW_LINE, wakeAt, type Carrier, type LineName, type LineState } from "../line-state.ts";

/** What a network does to what is opened or sent while it is like that. */
export interface Network {
  /** What becomes of a socket: opened, closed at once, or nothing for ever. */
  readonly upgrade: "opens" | "closes" | "hangs";
  /** Whether frames get through. */
  readonly passes: boolean;
  /** What a probe comes to; null: it gives up by itself. */
  readonly http: "there" | "fails" | "hangs";
  /** There and back. */
  readonly latencyMs: number;
}

export const GOOD_NETWORK: Network = { upgrade: "opens", passes: true, http: "there", latencyMs: 50 };
/** A probe gives up after that. */
const PROBE_MS = 4_000;

interface Coming {
  readonly at: number;
  readonly event: LineEvent;
}

/** A line on a network that a test makes good or bad, with a clock of its own. */
export class SimulatedLine {
  readonly network: { now: Network } = { now: GOOD_NETWORK };
  readonly effects: LineEffect[] = [];
  /** Sockets that were opened and neither dropped nor closed; false: frozen for ever. */
  readonly sockets = new Map<number, { isAlive: boolean }>();
  now = 1_000;
  state: LineState = NEW_LINE;
  #coming: Coming[] = [];

  get name(): LineName {
    return nameOf(this.state, this.now);
  }

  get carrier(): Carrier | null {
    return carrierOf(this.state);
  }

  tell(event: LineEvent): void {
    const { state, effects } = stepLine(this.state, event, { now: this.now, random: () => 0.5 });
    this.state = state;
    for (const effect of effects) this.#do(effect);
  }

  /** Sends something that wants an answer by what carries; nothing if that is no socket. */
  send(): void {
    const { carrier } = this;
    if (carrier?.kind !== "socket") return;
    this.tell({ type: "sent", id: carrier.id });
    this.#answerLater(carrier.id);
  }

  /** Freezes the sockets that are open. */
  freeze(): void {
    for (const socket of this.sockets.values()) socket.isAlive = false;
    this.#coming = this.#coming.filter(({ event }) => !("id" in event));
  }

  /** Closes the socket that carries. */
  close(code: number | null = 1006): void {
    const { carrier } = this;
    if (carrier?.kind === "socket") this.#closed(carrier.id, code);
  }

  advance(ms: number): void {
    const end = this.now + ms;
    for (let next = this.#nextAt(); next !== null && next <= end; next = this.#nextAt()) {
      this.now = next;
      const due = this.#coming.filter(({ at }) => at <= next);
      this.#coming = this.#coming.filter(({ at }) => at > next);
      for (const { event } of due) this.#happen(event);
      this.tell({ type: "tick" });
    }
    this.now = end;
  }

  /** Returns after how many milliseconds that is so; fails after the limit. */
  until(isSo: () => boolean, limitMs: number): number {
    const start = this.now;
    while (!isSo()) {
      if (this.now - start >= limitMs) throw new Error(`${this.name} after ${limitMs} ms`);
      this.advance(10);
    }
    return this.now - start;
  }

  #nextAt(): number | null {
    const own = wakeAt(this.state, this.now);
    const all = [...this.#coming.map(({ at }) => at), ...(own === null ? [] : [own])];
    return all.length === 0 ? null : Math.min(...all);
  }

  #happen(event: LineEvent): void {
    if ("id" in event && this.sockets.get(event.id)?.isAlive !== true) return;
    if (event.type === "closed") this.#closed(event.id, event.code);
    else this.tell(event);
  }

  #closed(id: number, code: number | null): void {
    this.sockets.delete(id);
    this.tell({ type: "closed", id, code });
  }

  #later(ms: number, event: LineEvent): void {
    this.#coming.push({ at: this.now + Math.max(1, ms), event });
  }

  #answerLater(id: number): void {
    const { passes, latencyMs } = this.network.now;
    if (passes && this.sockets.get(id)?.isAlive === true) {
      this.#later(latencyMs, { type: "answered", id, sentAt: this.now });
    }
  }

  #do(effect: LineEffect): void {
    this.effects.push(effect);
    const { upgrade, http, latencyMs } = this.network.now;
    switch (effect.type) {
      case "open":
        this.sockets.set(effect.id, { isAlive: upgrade !== "hangs" });
        if (upgrade === "opens") this.#later(latencyMs, { type: "opened", id: effect.id });
        if (upgrade === "closes") this.#later(latencyMs, { type: "closed", id: effect.id, code: 1006 });
        break;
      case "drop":
        this.sockets.delete(effect.id);
        break;
      case "ping":
        this.#answerLater(effect.id);
        break;
      case "probe":
        this.#later(http === "hangs" ? PROBE_MS : latencyMs, { type: "probed", isThere: http === "there" });
        break;
    }
  }
}
