import type { SeededRandom } from "@trelyazh/testkit";
import type { TableStore } from "../../tables/journal/table-store.ts";
import type { Ownership } from "../../tables/ownership/ownership.ts";
import { loneOwnership } from "../../testing/in-memory/lone-node.ts";
import type { MemoryStore } from "../../testing/in-memory/memory-store.ts";
import type { VirtualProcess, VirtualTime } from "./virtual-time.ts";

/** How the database is to be reached. */
export interface DatabaseWeather {
  /** Nothing arrives there. */
  isAway: boolean;
  /** How many statements of a hundred go wrong on their way there or back. */
  lost: number;
  /** The longest that a statement takes, in milliseconds. */
  slowestMs: number;
}

/** What becomes of a statement: done and answered; not done; done without an answer; or done when nobody expects it any more. */
type Fate = "done" | "refused" | "unanswered" | "late";

const LATE_MS = 3000;

/** A hung connection is given up after so long. */
const HUNG_MS = 5000;

/**
 * The database of a simulated world. It keeps what the contract of `TableStore` says, and loses connections as the weather
 * is: whoever has no answer cannot know whether their statement was carried out, or will be.
 */
export class ModelDatabase {
  readonly store: MemoryStore;
  /** Called when something was written. */
  onWritten = (): void => {};
  readonly weather: DatabaseWeather = { isAway: false, lost: 0, slowestMs: 10 };
  readonly #time: VirtualTime;
  readonly #random: SeededRandom;

  constructor(time: VirtualTime, random: SeededRandom, store: MemoryStore) {
    this.store = store;
    this.#time = time;
    this.#random = random;
  }

  /**
   * The store as that process has it: what it asks goes on there without it, and it hears nothing once it is dead. It is the only node unless
   * told which.
   */
  connect(process: VirtualProcess, nodeId?: string): TableStore {
    const { store } = this;
    const read = <T>(run: () => Promise<T>) => this.#ask(process, run, ["done", "refused"]);
    const write = <T>(run: () => Promise<T>) => this.#ask(process, run, ["done", "refused", "unanswered", "late"]);
    return {
      create: (table, rows) => write(() => store.create(table, rows, nodeId)),
      append: (appends) => write(() => store.append(appends)),
      load: (tableId) => read(() => store.load(tableId)),
      loadAfter: (tableId, seq) => read(() => store.loadAfter(tableId, seq)),
      loadPage: (tableId, page) => read(() => store.loadPage(tableId, page)),
      commandsBefore: (tableId, seq) => read(() => store.commandsBefore(tableId, seq)),
      saveSnapshot: (table) => write(() => store.saveSnapshot(table)),
      deleteOldSnapshots: (before, limit) => write(() => store.deleteOldSnapshots(before, limit)),
      note: (notes) => write(() => store.note(notes)),
      enter: (entry) => write(() => store.enter(entry)),
      endEntry: (id) => write(() => store.endEntry(id)),
      quietTables: (before) => read(() => store.quietTables(before)),
    };
  }

  /** Whose the tables are, as that process has it. */
  ownership(process: VirtualProcess): Ownership {
    const { store } = this;
    return loneOwnership({
      owners: store.owners,
      claim: (tableIds, nodeId) =>
        this.#ask(process, () => store.claim(tableIds, nodeId), ["done", "refused", "unanswered", "late"]),
      unfinishedTables: () => this.#ask(process, () => store.unfinishedTables(), ["done", "refused"]),
    });
  }

  #ask<T>(process: VirtualProcess, run: () => Promise<T>, fates: readonly Fate[]): Promise<T> {
    const fate = this.#fateFrom(fates);
    const [there, back] = [this.#way(), this.#way()];
    return new Promise((resolve, reject) => {
      const tell = (answer: () => void, ms = back) => void process.after(ms, answer);
      const lose = () => reject(connectionLost());
      if (fate === "refused") tell(lose, this.#random.below(10) === 0 ? HUNG_MS : there + back);
      if (fate === "late") tell(lose, there);
      if (fate === "refused") return;
      this.#time.after(fate === "late" ? this.#random.below(LATE_MS) : there, () => {
        const done = run();
        // What it came to, be it a refusal, is told or lost as a whole.
        if (fates.includes("unanswered")) void done.then(this.onWritten, () => {});
        const told = () => tell(fate === "done" ? () => resolve(done) : lose);
        done.then(told, told);
      });
    });
  }

  #fateFrom(fates: readonly Fate[]): Fate {
    const { isAway, lost } = this.weather;
    const isLost = this.#random.below(100) < lost;
    if (isAway) return "refused";
    return isLost ? this.#random.pick(fates.slice(1)) : "done";
  }

  #way(): number {
    return this.#random.below(Math.ceil(this.weather.slowestMs / 2)) + 1;
  }
}

function connectionLost(): Error {
  return Object.assign(new Error("the connection was reset"), { code: "ECONNRESET" });
}
