import type { Timer } from "../clock.ts";
import type { Hub } from "./hub.ts";

/** Milliseconds between two rounds, unless something has to be noticed sooner. */
const ROUND_MS = 1_000;
const SHORTEST_ROUND_MS = 10;

/** One timer for all connections, running while there are any. */
export class Housekeeping {
  readonly #hub: Hub;
  readonly #roundMs: number;
  #timer: Timer | null = null;

  constructor(hub: Hub) {
    this.#hub = hub;
    const { keepAlive, limits } = hub;
    const soonest = Math.min(ROUND_MS, keepAlive.pingMs, keepAlive.pongWaitMs, limits.paramsDeadlineMs, limits.slowMs);
    this.#roundMs = Math.max(soonest, SHORTEST_ROUND_MS);
  }

  wake(): void {
    const { clock } = this.#hub;
    this.#timer ??= clock.schedule(clock.now() + this.#roundMs, () => this.#round());
  }

  stop(): void {
    this.#timer?.cancel();
    this.#timer = null;
  }

  #round(): void {
    this.#timer = null;
    const { clock, connections } = this.#hub;
    const now = clock.now();
    for (const connection of connections) connection.check(now);
    if (connections.size > 0) this.wake();
  }
}
