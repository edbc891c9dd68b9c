import type { Clock, Timer } from "../../clock.ts";
import type { Logger } from "../../logger.ts";
import type { Nodes } from "../../nodes/nodes.ts";
import type { TableRegistry } from "../table-registry.ts";
import type { HandingOver } from "./handing-over.ts";
import type { Loads } from "./loads.ts";
import { surplusOf, transfersFrom } from "./rooms.ts";

export interface LevellingDeps {
  readonly loads: Loads;
  readonly handing: Pick<HandingOver, "handEach">;
  readonly nodes: Pick<Nodes, "self" | "isAlone" | "isAlive">;
  readonly registry: Pick<TableRegistry, "playableIds">;
  readonly clock: Clock;
  readonly log: Logger;
}

/** How often nodes tell one another what they have, and hand on what is too much. */
const EVERY_MS = 10_000;

/** Hands tables on when this node has far more of them than others: those have come, or were restarted. */
export class Levelling implements Disposable {
  readonly #deps: LevellingDeps;
  #timer: Timer | null = null;
  #isClosed = false;

  constructor(deps: LevellingDeps) {
    this.#deps = deps;
  }

  /** To be called once the others know this node. */
  start(): void {
    this.#deps.loads.tell();
    this.#later();
  }

  [Symbol.dispose](): void {
    this.#isClosed = true;
    this.#timer?.cancel();
  }

  #later(): void {
    const { clock, nodes } = this.#deps;
    if (this.#isClosed || nodes.isAlone) return;
    this.#timer = clock.schedule(clock.now() + EVERY_MS, () => void this.#level().then(() => this.#later()));
  }

  /** One after the other: those who play here shall not notice. */
  async #level(): Promise<void> {
    const { loads, handing, nodes, registry, clock, log } = this.#deps;
    loads.tell();
    const known = nodes.self.isLeaving || !nodes.isAlive ? null : loads.known();
    if (known === null || surplusOf(nodes.self.id, known) === 0) return;
    const beganAt = clock.now();
    const tables = await handing.handEach(transfersFrom(nodes.self.id, known, registry.playableIds));
    if (tables > 0) log.info({ tables, ms: clock.now() - beganAt }, "tables handed to nodes that had fewer");
  }
}
