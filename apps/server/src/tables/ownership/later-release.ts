import type { Claim } from "@trelyazh/db";
import type { Logger } from "../../logger.ts";
import type { ClubNode, Nodes } from "../../nodes/nodes.ts";
import { NOBODYS, type Owner, type Ownership } from "./ownership.ts";
import { keeperOf } from "./rendezvous.ts";

export interface LaterReleaseDeps {
  readonly nodes: Pick<Nodes, "self" | "alive">;
  readonly ownership: Pick<Ownership, "handOver">;
  readonly log: Logger;
}

/** Tables whose latest events a later release has written, and this node does not understand: they are for nodes of that release. */
export class LaterRelease {
  readonly #deps: LaterReleaseDeps;
  /** Tables for which there was no such node. */
  readonly #waiting = new Set<string>();

  constructor(deps: LaterReleaseDeps) {
    this.#deps = deps;
  }

  /** Hands a table to a node of a later release; returns whose it is then, or null while there is no such node. */
  async handOn({ tableId, epoch }: Claim): Promise<Owner | null> {
    const { ownership, log } = this.#deps;
    const to = keeperOf(
      tableId,
      this.#laterNodes().map(({ id }) => id),
    );
    if (to === undefined) {
      this.#waiting.add(tableId);
      return null;
    }
    log.info({ tableId, epoch, to }, "table handed to a later release");
    // What nobody has to own is read there as it is.
    return epoch === NOBODYS ? { nodeId: to, epoch } : await ownership.handOver({ tableId, epoch }, to);
  }

  /** Takes out the tables that have waited for a node of a later release, once there is one. */
  takeWaiting(): readonly string[] {
    if (this.#laterNodes().length === 0) return [];
    const tableIds = [...this.#waiting];
    this.#waiting.clear();
    return tableIds;
  }

  #laterNodes(): readonly ClubNode[] {
    const { self, alive } = this.#deps.nodes;
    return alive.filter(({ release, isLeaving }) => release > self.release && !isLeaving);
  }
}
