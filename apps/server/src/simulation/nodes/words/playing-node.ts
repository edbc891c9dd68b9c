import type { SeededRandom } from "@trelyazh/testkit";
import { steadyClock, type Clock } from "../../../clock.ts";
import { ClubError } from "../../../club-error.ts";
import { readConfig } from "../../../config/config.ts";
import type { LocalHub } from "../../../bus/local-hub.ts";
import { createLobby } from "../../../lobby/create-lobby.ts";
import type { Logger } from "../../../logger.ts";
import { Instruments } from "../../../metrics/instruments.ts";
import { LeasedNodes } from "../../../nodes/leased-nodes.ts";
import { becomeKnown, meetNodes } from "../../../nodes/meeting.ts";
import { createTables, type Tables } from "../../../tables/create-tables.ts";
import { LeasedOwnership } from "../../../tables/ownership/leased-ownership.ts";
import type { TableService } from "../../../tables/table.router.ts";
import { seededChance } from "../../../testing/in-memory/seeded-chance.ts";
import type { ModelDatabase } from "../../world/model-database.ts";
import { VirtualLimits } from "../../world/virtual-limits.ts";
import { VirtualProcess, type VirtualTime } from "../../world/virtual-time.ts";
import type { ModelBooks } from "../model-books.ts";
import { NO_NAMES } from "../../../testing/in-memory/no-names.ts";

export interface PlayingWorld {
  readonly time: VirtualTime;
  readonly random: SeededRandom;
  readonly books: ModelBooks;
  readonly database: ModelDatabase;
  readonly hub: LocalHub;
  readonly log: Logger;
}

const PACE = { botDelayMs: 800, dealDelayMs: 8000, nonceWaitMs: 1000 };

/** A node of a virtual world with its tables: all that nodes say to each other about these is said by the club's own code. */
export class PlayingNode {
  readonly id: string;
  readonly clock: Clock;
  readonly #world: PlayingWorld;
  readonly #process: VirtualProcess;
  readonly #nodes: LeasedNodes;
  readonly #tables: Tables;
  readonly #becomeKnown: () => Promise<void>;
  readonly #gone = Promise.withResolvers<never>();

  constructor(id: string, world: PlayingWorld) {
    this.id = id;
    this.#world = world;
    this.#process = new VirtualProcess(world.time);
    this.clock = steadyClock(this.#process);
    this.#gone.promise.catch(() => {});
    const { log, random } = world;
    const books = world.books.connect(this.#process);
    const self = { id, name: id, release: 1 };
    this.#nodes = new LeasedNodes({ self, isAlone: false, book: books.nodes, time: this.#process, log });
    const instruments = new Instruments();
    const bus = world.hub.join(id, { knows: (nodeId) => this.#nodes.knows(nodeId), instruments });
    const meeting = { bus, nodes: this.#nodes, clock: this.clock };
    meetNodes(meeting);
    this.#becomeKnown = () => becomeKnown(meeting);
    const limits = new VirtualLimits(instruments, this.clock);
    const base = { clock: this.clock, instruments, limits, limitSettings: readConfig({}).limits, log };
    const lobby = createLobby({ ...base, cluster: { nodeId: id, bus, nodes: this.#nodes } });
    this.#tables = createTables({
      ...base,
      store: world.database.connect(this.#process, id),
      ownership: new LeasedOwnership(books.owners, this.#nodes),
      nodes: this.#nodes,
      bus,
      chance: seededChance(random.below(2 ** 31)),
      names: NO_NAMES,
      pace: PACE,
      // Only people play here; a bot that keeps somebody's chair has no thread to think in.
      think: () => Promise.reject(new ClubError("BUSY")),
      tablesOf: (member) => lobby.tablesOf(member),
      listeners: { lobby: (happening) => lobby.board.hear(happening) },
      journal: { everyMs: 0 },
    });
  }

  /** What people ask for here. */
  get service(): TableService {
    return this.#tables.service;
  }

  get tables(): number {
    return this.#tables.registry.size;
  }

  /** Whether people may come. */
  get isOpen(): boolean {
    return !this.#process.isDead && this.#nodes.isAlive;
  }

  /** Rejects when the node has died, and never resolves. */
  get gone(): Promise<never> {
    return this.#gone.promise;
  }

  async open(): Promise<void> {
    await this.#nodes.start();
    await this.#becomeKnown();
    await this.#tables.start();
  }

  /** Ends it as `kill -9` does: its connection to the bus ends with it. */
  kill(): void {
    this.#process.kill();
    this.#world.hub.cut(this.id);
    this.#gone.reject(new Error("the node is gone"));
  }
}
