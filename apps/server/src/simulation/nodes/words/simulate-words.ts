import { seededRandom, type SeededRandom } from "@trelyazh/testkit";
import { LocalHub } from "../../../bus/local-hub.ts";
import { steadyClock } from "../../../clock.ts";
import { createLogger } from "../../../logger.ts";
import { MemoryStore } from "../../../testing/in-memory/memory-store.ts";
import { seededUuid } from "../../members/seeded-uuid.ts";
import { ModelDatabase } from "../../world/model-database.ts";
import { VirtualProcess, VirtualTime } from "../../world/virtual-time.ts";
import { ModelBooks } from "../model-books.ts";
import { Party } from "./party.ts";
import { PlayingNode, type PlayingWorld } from "./playing-node.ts";
import { reckonWords } from "./reckoning.ts";
import { Sitter } from "./sitter.ts";
import { WordCount, type WordRates } from "./word-count.ts";

export interface WordsStory {
  readonly nodes: number;
  readonly tables: number;
  readonly seed: number;
}

/** What was said in a stretch of that world. */
export interface WordsStretch {
  readonly name: string;
  readonly nodes: number;
  readonly movesPerSecond: number;
  readonly rates: WordRates;
  /** Words a second of each kind as `docs/scale.md` reckons them. */
  readonly reckoned: ReadonlyMap<string, number>;
}

const STRETCH_S = 20;

/** Tables are made and people come to them at this rate, so that the beginning is no flood. */
const TABLES_AT_ONCE = 20;
const SOON_MS = 60_000;

/** Whose socket is cut comes back within that time. */
const BACK_WITHIN_MS = 2000;

/** Counts every word between the nodes of a club at play: in peace, and as half of the nodes die at once. */
export async function simulateWords(
  story: WordsStory,
): Promise<readonly [peace: WordsStretch, death: WordsStretch, after: WordsStretch]> {
  const world = new World(story);
  await world.open();
  return [
    await world.stretch("people play", () => {}),
    await world.stretch("half of the nodes die at once", () => world.killHalf()),
    await world.stretch("people play on", () => {}),
  ];
}

class World {
  readonly #story: WordsStory;
  readonly #time = new VirtualTime();
  readonly #random: SeededRandom;
  readonly #count = new WordCount();
  readonly #parts: PlayingWorld;
  readonly #store: MemoryStore;
  #nodes: PlayingNode[] = [];
  #sitters: Sitter[] = [];
  #parties: Party[] = [];

  constructor(story: WordsStory) {
    this.#story = story;
    const random = seededRandom(story.seed);
    const time = this.#time;
    const log = createLogger("silent");
    const clock = steadyClock(new VirtualProcess(time));
    this.#store = new MemoryStore(() => time.ticks);
    this.#random = random;
    this.#parts = {
      time,
      random,
      log,
      books: new ModelBooks(time, random, this.#store.owners),
      database: new ModelDatabase(time, random, this.#store),
      hub: new LocalHub({
        clock,
        log,
        pass: (passing, deliver) => {
          this.#count.note(passing);
          deliver();
        },
      }),
    };
  }

  /** Has all nodes open, and people sit down at every table. */
  async open(): Promise<void> {
    const { nodes, tables } = this.#story;
    this.#nodes = Array.from({ length: nodes }, () => new PlayingNode(seededUuid(this.#random), this.#parts));
    await this.#until(Promise.all(this.#nodes.map((node) => node.open())));
    const waiting = Array.from({ length: tables }, () => this.#gather());
    const inTurn = async () => {
      for (let next = waiting.shift(); next !== undefined; next = waiting.shift())
        await next.sitDown(seededUuid(this.#random));
    };
    await this.#until(Promise.all(Array.from({ length: TABLES_AT_ONCE }, inTurn)));
    // Until each table has dealt, and plays.
    await this.#time.pass(SOON_MS);
  }

  /** Lets something happen, and counts for a while. */
  async stretch(name: string, happen: () => void): Promise<WordsStretch> {
    const before = this.#progress();
    this.#count.take();
    happen();
    for (let second = 0; second < STRETCH_S; second += 1) {
      await this.#time.pass(1000);
      this.#count.endSecond();
    }
    const after = this.#progress();
    const movesPerSecond = (after.moves - before.moves) / STRETCH_S;
    const dealsPerSecond = (after.deals - before.deals) / STRETCH_S;
    const nodes = this.#nodes.length;
    return {
      name,
      nodes,
      movesPerSecond,
      rates: this.#count.take(),
      reckoned: reckonWords({ nodes, tables: this.#story.tables, movesPerSecond, dealsPerSecond }),
    };
  }

  /** Those of the first half end; the people whose sockets were there come back at others. */
  killHalf(): void {
    const dying = new Set(this.#nodes.slice(0, Math.floor(this.#nodes.length / 2)));
    this.#nodes = this.#nodes.filter((node) => !dying.has(node));
    for (const node of dying) node.kill();
    for (const sitter of this.#sitters)
      if (dying.has(sitter.node))
        this.#time.after(this.#random.below(BACK_WITHIN_MS), () => sitter.moveTo(this.#random.pick(this.#nodes)));
  }

  #gather(): Party {
    const sit = () => {
      const id = seededUuid(this.#random);
      const sitter = new Sitter({ id, name: id.slice(0, 8) }, this.#random.pick(this.#nodes), this.#parts);
      this.#sitters.push(sitter);
      return sitter;
    };
    const party = new Party([sit(), sit(), sit()], this.#parts);
    this.#parties.push(party);
    return party;
  }

  async #until(done: Promise<unknown>): Promise<void> {
    let isDone = false;
    const over = () => (isDone = true);
    done.then(over, over);
    while (!isDone) await this.#time.pass(1000, () => isDone);
    await done;
  }

  #progress(): { readonly moves: number; readonly deals: number } {
    const dealt = this.#store.rows.filter(({ secret }) => secret !== null);
    return { moves: this.#parties.reduce((sum, { moves }) => sum + moves, 0), deals: dealt.length };
  }
}
