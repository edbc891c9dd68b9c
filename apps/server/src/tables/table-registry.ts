import { ClubError } from "../club-error.ts";
import { rebuild, type LoadedTable } from "./replay.ts";
import { TableActor, type TableDeps } from "./table-actor.ts";

/** The tables that this process holds. One that nobody holds is brought back when somebody asks for it. */
export class TableRegistry {
  readonly #deps: TableDeps;
  readonly #actors = new Map<string, Promise<TableActor>>();
  #closed = false;

  constructor(deps: TableDeps) {
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
    if (actor.table.status === "finished" && !actor.watched) this.#actors.delete(actor.table.id);
  }

  /** Takes up every unfinished table that the last process left behind; returns how many could not be. */
  async recoverAll(): Promise<number> {
    const ids = await this.#deps.store.openTables();
    const outcomes = await Promise.allSettled(ids.map((id) => this.get(id)));
    let failed = 0;
    for (const [index, outcome] of outcomes.entries()) {
      if (outcome.status === "fulfilled") continue;
      failed += 1;
      this.#deps.log.error({ tableId: ids[index], err: outcome.reason }, "table could not be recovered");
    }
    return failed;
  }

  /** Refuses what comes from now on, and resolves when all that was taken is done. */
  async close(): Promise<void> {
    this.#closed = true;
    const actors = await Promise.allSettled(this.#actors.values());
    await Promise.all(actors.map((outcome) => (outcome.status === "fulfilled" ? outcome.value.stop() : undefined)));
  }

  async #load(tableId: string): Promise<TableActor> {
    const { store, clock } = this.#deps;
    const stored = await store.load(tableId).catch((cause: unknown) => {
      throw new ClubError("DATABASE_AWAY", { cause });
    });
    if (stored === null) throw new ClubError("TABLE_NOT_FOUND");
    const loaded = rebuild(tableId, stored);
    const actor = new TableActor(loaded, this.#deps);
    if (loaded.table.status === "playing") {
      const outageMs = Math.max(0, clock.now() - (loaded.recent.at(-1)?.at ?? clock.now()));
      await actor.perform({ command: { type: "recover", outageMs } });
    }
    actor.run();
    return actor;
  }
}
