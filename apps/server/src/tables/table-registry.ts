import type { Table } from "@trelyazh/protocol";
import { ClubError } from "../club-error.ts";
import { rebuild, type LoadedTable } from "./replay.ts";
import { TableActor, type TableDeps } from "./table-actor.ts";

export interface RegistryDeps extends TableDeps {
  /** Called with each table that was brought back, and the time of its last event; must not throw. */
  readonly onLoaded: (table: Table, at: number) => void;
}

/** The tables that this process holds. One that nobody holds is brought back when somebody asks for it. */
export class TableRegistry {
  readonly #deps: RegistryDeps;
  readonly #actors = new Map<string, Promise<TableActor>>();
  #closed = false;

  constructor(deps: RegistryDeps) {
    this.#deps = deps;
  }

  /** Refuses with `TABLE_NOT_FOUND`, `RESTARTING` or `DATABASE_AWAY`. */
  get(tableId: string): Promise<TableActor> {
    const held = this.#actors.get(tableId);
    if (held !== undefined) return held;
    if (this.#closed) return Promise.reject(new ClubError("RESTARTING"));
    const loading = this.#load(tableId);
    this.#actors.set(tableId, loading);
    loading.catch(() => this.#actors.delete(tableId));
    return loading;
  }

  /** Takes up a table that has just been made. */
  add(loaded: LoadedTable): TableActor {
    const actor = new TableActor(loaded, this.#deps);
    this.#actors.set(loaded.table.id, Promise.resolve(actor));
    actor.run();
    return actor;
  }

  /** Lets go of a table that is over, unless somebody still looks at it. */
  release(actor: TableActor): void {
    if (actor.table.status === "finished" && !actor.streams.isWatched) this.#actors.delete(actor.table.id);
  }

  /** Takes up every unfinished table that the last process left behind. One that is broken must not keep the others. */
  async recoverAll(): Promise<void> {
    const ids = await this.#deps.store.unfinishedTables();
    const outcomes = await Promise.allSettled(ids.map((id) => this.get(id)));
    for (const [index, outcome] of outcomes.entries()) {
      if (outcome.status === "fulfilled") this.release(outcome.value);
      else this.#deps.log.error({ tableId: ids[index], err: outcome.reason }, "table could not be recovered");
    }
  }

  /** Refuses what comes from now on, and resolves when all that was taken is done. */
  async close(): Promise<void> {
    this.#closed = true;
    const outcomes = await Promise.allSettled(this.#actors.values());
    const actors = outcomes.flatMap((outcome) => (outcome.status === "fulfilled" ? [outcome.value] : []));
    await Promise.all(actors.map((actor) => actor.stop()));
  }

  async #load(tableId: string): Promise<TableActor> {
    const { store, clock } = this.#deps;
    const stored = await store.load(tableId).catch((cause: unknown) => {
      throw new ClubError("DATABASE_AWAY", { cause });
    });
    if (stored === null) throw new ClubError("TABLE_NOT_FOUND");
    const loaded = rebuild(tableId, stored);
    const actor = new TableActor(loaded, this.#deps);
    const lastAt = loaded.recent.at(-1)?.at ?? clock.now();
    if (loaded.table.status === "playing") {
      await actor.perform({ command: { type: "recover", outageMs: Math.max(0, clock.now() - lastAt) } });
    }
    this.#deps.onLoaded(actor.table, lastAt);
    actor.run();
    return actor;
  }
}
