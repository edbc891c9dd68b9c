import type { SeededRandom } from "@trelyazh/testkit";
import { byRoom, roomsWithout, surplusOf, transfersFrom, type TablesOfNodes } from "../../../tables/handover/rooms.ts";
import { keeperOf } from "../../../tables/ownership/rendezvous.ts";
import { seededUuid } from "../../members/seeded-uuid.ts";

/** A table with its node, and the nodes where its people's sockets are. */
interface SpreadTable {
  readonly id: string;
  node: string;
  readonly people: readonly string[];
}

/** How the tables lie on the nodes, as shares of what each would have. */
export interface Spread {
  readonly most: number;
  readonly least: number;
  /** The standard deviation. */
  readonly deviation: number;
}

const MINUTE_MS = 60_000;

/** As often nodes tell one another what they have. */
export const STEP_MS = 10_000;

/** A table lasts so long, any time between equally likely. */
const SHORTEST_MS = 40 * MINUTE_MS;
const LONGEST_MS = 120 * MINUTE_MS;

const PEOPLE = 3;

export interface SpreadClubOptions {
  readonly random: SeededRandom;
  readonly nodes: number;
  readonly tables: number;
  readonly levels: boolean;
}

/**
 * Where the tables of a club are as time passes: one that is over is followed by another, for the same people as often as for new ones. A table
 * is made where one of its people is; new people come to any node, and the others stay where they are. What a node that stops hands on falls to
 * others as in the club, and what a dead one leaves is taken up where it is asked for. If it levels, nodes know what others have, and heed it.
 */
export class SpreadClub {
  readonly #random: SeededRandom;
  readonly #levels: boolean;
  /** Its tables, by node. */
  readonly #nodes = new Map<string, Set<SpreadTable>>();
  /** By the step in which they end. */
  readonly #ending = new Map<number, SpreadTable[]>();
  readonly #size: number;
  #steps = 0;
  #moved = 0;

  constructor({ random, nodes, tables, levels }: SpreadClubOptions) {
    this.#random = random;
    this.#levels = levels;
    this.#size = tables;
    this.add(nodes);
    // Those that are there have begun at any time before.
    for (let made = 0; made < tables; made += 1) this.#open(this.#newcomers(), this.#life() * random.next());
  }

  get nodes(): readonly string[] {
    return [...this.#nodes.keys()];
  }

  /** How many tables were handed on by nodes that had more than others. */
  get moved(): number {
    return this.#moved;
  }

  /** Lets so much time pass. */
  step(): void {
    this.#steps += 1;
    for (const table of this.#ending.get(this.#steps) ?? []) {
      this.#nodes.get(table.node)?.delete(table);
      const isAnotherPulya = this.#random.below(2) === 0;
      this.#open(isAnotherPulya ? table.people.map((node) => this.#nearest(node)) : this.#newcomers(), this.#life());
    }
    this.#ending.delete(this.#steps);
    if (this.#levels) this.#level();
  }

  add(count: number): void {
    for (let added = 0; added < count; added += 1) this.#nodes.set(seededUuid(this.#random), new Set());
  }

  /** It hands its tables on, and its people go elsewhere. */
  stop(nodeId: string): void {
    const rooms = this.#levels ? roomsWithout(nodeId, this.#loads()) : new Map<string, number>();
    const tables = this.#nodes.get(nodeId) ?? [];
    this.#nodes.delete(nodeId);
    const others = this.nodes;
    for (const table of tables) this.#put(table, byRoom(table.id, rooms)[0] ?? keeperOf(table.id, others) ?? nodeId);
  }

  kill(nodeIds: readonly string[]): void {
    const orphans = nodeIds.flatMap((nodeId) => [...(this.#nodes.get(nodeId) ?? [])]);
    for (const nodeId of nodeIds) this.#nodes.delete(nodeId);
    for (const table of orphans) this.#put(table, this.#random.pick(this.nodes));
  }

  spread(): Spread {
    const mean = this.#size / this.#nodes.size;
    const shares = [...this.#nodes.values()].map(({ size }) => size / mean);
    const variance = shares.reduce((sum, share) => sum + (share - 1) ** 2, 0) / shares.length;
    return { most: Math.max(...shares), least: Math.min(...shares), deviation: Math.sqrt(variance) };
  }

  #loads(): TablesOfNodes {
    return new Map([...this.#nodes].map(([nodeId, { size }]) => [nodeId, size]));
  }

  /** All nodes at the same moment, by what they have told. */
  #level(): void {
    const loads = this.#loads();
    for (const [nodeId, tables] of this.#nodes) {
      if (surplusOf(nodeId, loads) === 0) continue;
      const byId = new Map([...tables].map((table) => [table.id, table]));
      for (const { tableId, to } of transfersFrom(nodeId, loads, [...byId.keys()])) {
        const table = byId.get(tableId);
        if (table === undefined) continue;
        tables.delete(table);
        this.#put(table, to);
        this.#moved += 1;
      }
    }
  }

  #put(table: SpreadTable, nodeId: string): void {
    table.node = nodeId;
    this.#nodes.get(nodeId)?.add(table);
  }

  #open(people: readonly string[], lastsMs: number): void {
    const table = { id: seededUuid(this.#random), node: this.#random.pick(people), people };
    this.#put(table, table.node);
    const end = this.#steps + Math.max(1, Math.round(lastsMs / STEP_MS));
    const others = this.#ending.get(end);
    if (others === undefined) this.#ending.set(end, [table]);
    else others.push(table);
  }

  /** Where somebody's socket is by now who had it there: elsewhere, if that node is gone. */
  #nearest(nodeId: string): string {
    return this.#nodes.has(nodeId) ? nodeId : this.#random.pick(this.nodes);
  }

  #newcomers(): readonly string[] {
    const nodes = this.nodes;
    return Array.from({ length: PEOPLE }, () => this.#random.pick(nodes));
  }

  #life(): number {
    return SHORTEST_MS + this.#random.next() * (LONGEST_MS - SHORTEST_MS);
  }
}
