import type { Claim } from "@trelyazh/db";
import { steadyClock } from "../../clock.ts";
import type { Logger } from "../../logger.ts";
import { LeasedNodes } from "../../nodes/leased-nodes.ts";
import { LeasedOwnership } from "../../tables/ownership/leased-ownership.ts";
import { Sweep } from "../../tables/ownership/sweep.ts";
import { VirtualProcess, type VirtualTime } from "../world/virtual-time.ts";
import type { ModelBooks } from "./model-books.ts";

export interface NodeWorld {
  readonly time: VirtualTime;
  readonly books: ModelBooks;
  readonly log: Logger;
  /** A node has taken a table up, and people may play there. */
  readonly onPlayable: (tableId: string, node: VirtualNode) => void;
}

/** Tables that a node reads from the journal at a time, as the registry does, and how long one takes. */
const LOADED_AT_ONCE = 8;
const LOAD_MS = 20;

/** A node of a virtual world: lease, claims and sweep are those of the club; of tables it knows only which it has. */
export class VirtualNode {
  readonly id: string;
  readonly tables = new Set<string>();
  readonly #world: NodeWorld;
  readonly #process: VirtualProcess;
  readonly #nodes: LeasedNodes;
  readonly #ownership: LeasedOwnership;
  readonly #sweep: Sweep;
  readonly #underWay = new Set<string>();

  constructor(id: string, world: NodeWorld) {
    this.id = id;
    this.#world = world;
    this.#process = new VirtualProcess(world.time);
    const { nodes, owners } = world.books.connect(this.#process);
    const self = { id, name: id, release: 1 };
    const { log } = world;
    this.#nodes = new LeasedNodes({ self, isAlone: false, book: nodes, time: this.#process, log });
    this.#ownership = new LeasedOwnership(owners, this.#nodes);
    const clock = steadyClock(this.#process);
    const holder = {
      takeUp: (claims: readonly Claim[]) => this.#takeUp(claims),
      letGoOfAll: () => this.#letGoOfAll(),
    };
    const later = { takeWaiting: () => [] };
    this.#sweep = new Sweep({ ownership: this.#ownership, nodes: this.#nodes, clock, holder, later, log });
  }

  get isAlive(): boolean {
    return !this.#process.isDead;
  }

  /** Whether people may come. */
  get isOpen(): boolean {
    return this.isAlive && this.#nodes.isAlive;
  }

  async open(): Promise<void> {
    await this.#nodes.start();
    await this.#sweep.start();
  }

  kill(): void {
    this.#process.kill();
  }

  /** Somebody asks here for a table that nobody answers for; as in the club, whoever is asked claims it if it is nobody's. */
  async askedFor(tableId: string): Promise<void> {
    if (this.#underWay.has(tableId)) return;
    this.#underWay.add(tableId);
    const owner = (await this.#ownership.ownerOf(tableId)) ?? (await this.#ownership.claim(tableId));
    if (owner?.nodeId === this.id && !this.tables.has(tableId)) await this.#load(tableId);
    this.#underWay.delete(tableId);
  }

  async #takeUp(claims: readonly Claim[]): Promise<void> {
    const waiting = [...claims];
    const loadEach = async () => {
      for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) await this.#load(next.tableId);
    };
    await Promise.all(Array.from({ length: LOADED_AT_ONCE }, loadEach));
  }

  #load(tableId: string): Promise<void> {
    return new Promise((resolve) => {
      this.#process.after(LOAD_MS, () => {
        this.tables.add(tableId);
        this.#world.onPlayable(tableId, this);
        resolve();
      });
    });
  }

  #letGoOfAll(): readonly string[] {
    const had = [...this.tables];
    this.tables.clear();
    return had;
  }
}
