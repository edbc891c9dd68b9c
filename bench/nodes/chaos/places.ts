import type { Random } from "@trelyazh/solver";
import type { ClubNode } from "../machine/club-node.ts";

/** Who is where. */
interface Chair {
  readonly table: number;
  readonly seat: number;
}

/**
 * Sends people to nodes as a proxy in front of them does, so that they sit elsewhere than their table: whoever opens a
 * table does so at its first node, and is with the others at other nodes from then on.
 */
export class Places {
  readonly #nodes: readonly ClubNode[];
  readonly #random: Random;
  readonly #opened = new Set<number>();

  constructor(nodes: readonly ClubNode[], random: Random) {
    this.#nodes = nodes;
    this.#random = random;
  }

  /** Of the sockets of that node which somebody is sent to this time. */
  urlFor({ table, seat }: Chair): string {
    const home = this.#nodes[table % this.#nodes.length];
    if (seat === 0 && home !== undefined && !this.#opened.has(table)) {
      this.#opened.add(table);
      return home.url;
    }
    const others = this.#nodes.filter((node) => node.isUp && node !== home);
    const node = others[this.#random(Math.max(1, others.length))] ?? home;
    if (node === undefined) throw new Error("a club without nodes");
    return node.url;
  }
}
