import { BusError } from "../../bus/bus.ts";
import type { Clock } from "../../clock.ts";
import { ClubError } from "../../club-error.ts";
import { Elsewhere } from "../ownership/elsewhere.ts";
import type { TableRegistry } from "../table-registry.ts";
import type { Pauses } from "./pauses.ts";
import type { Whereabouts } from "./whereabouts.ts";

/** How something is done at a table, depending on where that is. */
export interface Ways<T> {
  /** At home; claims the table if nobody has it. Throws `Elsewhere` when somebody has. */
  readonly here: () => Promise<T>;
  /** At another node; throws `Elsewhere` when it is not there either. */
  readonly there: (nodeId: string) => Promise<T>;
}

export interface RoutingDeps {
  readonly registry: Pick<TableRegistry, "has">;
  readonly whereabouts: Whereabouts;
  readonly clock: Clock;
  readonly pauses: Pauses;
}

/** For how long a table is looked for, and its node waited for. */
const PATIENCE_MS = 8000;

/** Waits between tries; the first answer that it is elsewhere costs none. */
const WAITS_MS = [0, 20, 50, 100, 200, 400];
const LONGEST_WAIT_MS = 800;

/** Finds the node that has a table and does there what is to be done. All that is done may be done twice with one result. */
export class Routing {
  readonly #deps: RoutingDeps;

  constructor(deps: RoutingDeps) {
    this.#deps = deps;
  }

  /** Whether the table can be had without a look into the database. */
  knows(tableId: string): boolean {
    return this.#deps.registry.has(tableId) || this.#deps.whereabouts.nodeOf(tableId) !== null;
  }

  /** Refuses with `NODE_AWAY` when no owner could be reached for a while, and with what the table refuses with. */
  async take<T>(tableId: string, ways: Ways<T>): Promise<T> {
    const { registry, whereabouts, clock, pauses } = this.#deps;
    const until = clock.now() + PATIENCE_MS;
    for (let tries = 0; ; tries += 1) {
      const node = registry.has(tableId) ? null : whereabouts.nodeOf(tableId);
      try {
        return await (node === null ? ways.here() : ways.there(node));
      } catch (cause) {
        if (!this.#isOnItsWay(tableId, cause)) throw cause;
        if (clock.now() >= until || pauses.isClosed) throw new ClubError("NODE_AWAY", { cause });
      }
      await pauses.pass(WAITS_MS[tries] ?? LONGEST_WAIT_MS);
    }
  }

  /** Whether it can still be done; keeps in mind what has been learnt of the table. */
  #isOnItsWay(tableId: string, cause: unknown): boolean {
    const { whereabouts } = this.#deps;
    if (cause instanceof Elsewhere) whereabouts.note(tableId, cause.owner);
    // Nothing was done there: perhaps the node is gone, and the database knows.
    else if (cause instanceof BusError && cause.fault === "NOBODY") whereabouts.forget(tableId);
    return cause instanceof Elsewhere || cause instanceof BusError;
  }
}
