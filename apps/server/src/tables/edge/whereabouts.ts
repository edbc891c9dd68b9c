import { LRUCache } from "lru-cache";
import type { Nodes } from "../../nodes/nodes.ts";
import type { Owner } from "../ownership/ownership.ts";

/** Tables of which a node keeps in mind where they live. */
const KNOWN = 50_000;

/** Where tables live that are not at home, as it was last heard. It may be wrong: whoever is asked there knows better. */
export class Whereabouts {
  readonly #nodes: Pick<Nodes, "self" | "knows">;
  readonly #owners = new LRUCache<string, string>({ max: KNOWN });

  constructor(nodes: Pick<Nodes, "self" | "knows">) {
    this.#nodes = nodes;
  }

  /** The other node that has the table; null if none is known, or it is gone. */
  nodeOf(tableId: string): string | null {
    const nodeId = this.#owners.get(tableId);
    return nodeId !== undefined && this.#nodes.knows(nodeId) ? nodeId : null;
  }

  note(tableId: string, owner: Owner | null): void {
    if (owner === null || owner.nodeId === this.#nodes.self.id) this.#owners.delete(tableId);
    else this.#owners.set(tableId, owner.nodeId);
  }

  forget(tableId: string): void {
    this.#owners.delete(tableId);
  }
}
