import { seededRandom, type SeededRandom } from "@trelyazh/testkit";
import { createLogger } from "../../logger.ts";
import { seededUuid } from "../members/seeded-uuid.ts";
import { VirtualTime } from "../world/virtual-time.ts";
import { ModelBooks, type Asked } from "./model-books.ts";
import { VirtualNode } from "./virtual-node.ts";

export interface NodesStory {
  readonly nodes: number;
  readonly tables: number;
  readonly seed: number;
}

/** What happens in a stretch of that world. */
export interface Stretch {
  readonly name: string;
  readonly nodes: number;
  readonly lastedMs: number;
  /** For how long each table that lost its node could not be played at, in milliseconds, the shortest first. */
  readonly awayMs: readonly number[];
  /** Tables that two living nodes believe to have. */
  readonly twice: number;
  /** Tables of the fullest node, and those that each would have. */
  readonly most: number;
  readonly mean: number;
  /** What the database was asked for, by the kind of statement. */
  readonly asked: ReadonlyMap<string, Asked>;
  /** The most statements of any second. */
  readonly busiest: number;
}

const CALM_MS = 20_000;
const PATIENCE_MS = 120_000;
const STEP_MS = 100;
/** How often somebody at each table tries something. */
const ASKED_EVERY_MS = 1_000;

/** Lets half of all nodes die at once, and others come in their place: leases, claims and sweep are the club's own, time is not. */
export async function simulateNodes(story: NodesStory): Promise<readonly Stretch[]> {
  const world = new World(story);
  const stretches = [
    await world.stretch("all nodes come, and take up what a club has left", () => world.add(story.nodes)),
  ];
  stretches.push(await world.stretch("nothing happens", () => {}));
  stretches.push(await world.stretch("half of them die at once", () => world.killHalf()));
  stretches.push(await world.stretch("as many come anew", () => world.add(story.nodes - Math.floor(story.nodes / 2))));
  stretches.push(await world.stretch("the others die at once", () => world.killHalf()));
  return stretches;
}

class World {
  readonly #time = new VirtualTime();
  readonly #random: SeededRandom;
  readonly #books: ModelBooks;
  readonly #log = createLogger("silent");
  /** Since when nobody can play there, on the world's ticks; absent for a table that is played at. */
  readonly #away = new Map<string, number>();
  readonly #tableIds: readonly string[];
  #nodes: VirtualNode[] = [];
  #awayMs: number[] = [];

  constructor({ seed, tables }: NodesStory) {
    this.#random = seededRandom(seed);
    this.#books = new ModelBooks(this.#time, this.#random);
    this.#tableIds = Array.from({ length: tables }, () => seededUuid(this.#random));
    for (const tableId of this.#tableIds) {
      this.#books.addTable(tableId);
      this.#away.set(tableId, 0);
    }
  }

  /** Lets something happen, and time pass until every table is played at, and for a while then. */
  async stretch(name: string, happen: () => void): Promise<Stretch> {
    this.#awayMs = [];
    this.#books.asked.clear();
    const beganAt = this.#time.ticks;
    happen();
    let busiest = 0;
    let before = this.#statements();
    while (!this.#isSettled(beganAt)) {
      if (this.#time.ticks - beganAt > PATIENCE_MS) throw new Error(`${this.#away.size} tables are played at no more`);
      await this.#second();
      busiest = Math.max(busiest, this.#statements() - before);
      before = this.#statements();
    }
    const sizes = this.#nodes.map(({ tables }) => tables.size);
    return {
      name,
      nodes: this.#nodes.length,
      lastedMs: this.#time.ticks - beganAt,
      awayMs: this.#awayMs.toSorted((a, b) => a - b),
      twice:
        sizes.reduce((sum, size) => sum + size, 0) - new Set(this.#nodes.flatMap(({ tables }) => [...tables])).size,
      most: Math.max(...sizes),
      mean: this.#tableIds.length / this.#nodes.length,
      asked: new Map([...this.#books.asked].map(([kind, asked]) => [kind, { ...asked }])),
      busiest,
    };
  }

  /** They come one after the other within a second, as machines do. */
  add(count: number): void {
    for (let number = 0; number < count; number += 1) {
      const node = new VirtualNode(seededUuid(this.#random), {
        time: this.#time,
        books: this.#books,
        log: this.#log,
        onPlayable: (tableId) => this.#played(tableId),
      });
      this.#nodes.push(node);
      this.#time.after(this.#random.below(1_000), () => void node.open());
    }
  }

  /** The first half: those that have been there longest. */
  killHalf(): void {
    const dying = this.#nodes.slice(0, Math.floor(this.#nodes.length / 2));
    for (const node of dying) {
      node.kill();
      for (const tableId of node.tables) this.#away.set(tableId, this.#time.ticks);
    }
    this.#nodes = this.#nodes.filter((node) => node.isAlive);
  }

  #isSettled(beganAt: number): boolean {
    return this.#away.size === 0 && this.#time.ticks - beganAt >= CALM_MS;
  }

  async #second(): Promise<void> {
    for (let passed = 0; passed < 1_000; passed += STEP_MS) {
      this.#askAround();
      await this.#time.pass(STEP_MS);
    }
  }

  /** Whoever sits at a table that does not answer asks at the node that they are connected to, which may be any. */
  #askAround(): void {
    const open = this.#nodes.filter(({ isOpen }) => isOpen);
    if (open.length === 0) return;
    for (const tableId of this.#away.keys()) {
      if (this.#random.below(ASKED_EVERY_MS) < STEP_MS) void this.#random.pick(open).askedFor(tableId);
    }
  }

  #played(tableId: string): void {
    const since = this.#away.get(tableId);
    if (since === undefined) return;
    this.#away.delete(tableId);
    this.#awayMs.push(this.#time.ticks - since);
  }

  #statements(): number {
    return [...this.#books.asked.values()].reduce((sum, { statements }) => sum + statements, 0);
  }
}
