import type { Bus } from "../../bus/bus.ts";
import type { Clock, Timer } from "../../clock.ts";
import { ClubError } from "../../club-error.ts";
import type { Logger } from "../../logger.ts";
import type { Nodes } from "../../nodes/nodes.ts";
import { continued, rebuild, type LoadedTable } from "../journal/replay.ts";
import { whyUnread } from "../journal/store-faults.ts";
import type { TableStore } from "../journal/table-store.ts";
import type { Ownership } from "../ownership/ownership.ts";
import type { TableRegistry } from "../table-registry.ts";
import { PREPARE, TAKE, type Handed } from "./messages.ts";

export interface TakingOverDeps {
  readonly bus: Bus;
  readonly nodes: Pick<Nodes, "self">;
  readonly ownership: Pick<Ownership, "ownerOf">;
  readonly registry: Pick<TableRegistry, "get" | "isClosed" | "takeOver">;
  readonly store: Pick<TableStore, "load" | "loadAfter">;
  readonly clock: Clock;
  readonly log: Logger;
}

/** A table that has been read for this node, and is another's so far. */
interface Prepared {
  readonly loaded: LoadedTable;
  readonly end: Timer;
}

/** For how long a table that was read is waited for. */
const EXPECTED_MS = 5000;

/** What a node does for one that goes: it reads tables before it gets them, and goes on with them at once when it has. */
export class TakingOver implements Disposable {
  readonly #deps: TakingOverDeps;
  readonly #prepared = new Map<string, Prepared>();
  readonly #answers = new DisposableStack();

  constructor(deps: TakingOverDeps) {
    this.#deps = deps;
    this.#answers.use(deps.bus.answer(PREPARE, ({ tableId }) => this.#prepare(tableId)));
    this.#answers.use(deps.bus.answer(TAKE, (handed) => this.#take(handed)));
  }

  [Symbol.dispose](): void {
    this.#answers.dispose();
    for (const { end } of this.#prepared.values()) end.cancel();
    this.#prepared.clear();
  }

  /** Refuses when it will not go on with the table. */
  async #prepare(tableId: string): Promise<Record<string, never>> {
    const { clock, nodes, registry } = this.#deps;
    if (nodes.self.isLeaving || registry.isClosed) throw new ClubError("RESTARTING");
    const loaded = await this.#read(tableId);
    this.#forget(tableId);
    const end = clock.schedule(clock.now() + EXPECTED_MS, () => void this.#lookAfter(tableId));
    this.#prepared.set(tableId, { loaded, end });
    return {};
  }

  async #take({ tableId, epoch, seq, memory, lastOpenAt }: Handed): Promise<Record<string, never>> {
    const { registry, store } = this.#deps;
    const known = this.#prepared.get(tableId)?.loaded ?? (await this.#read(tableId));
    const missing = known.table.seq < seq ? await store.loadAfter(tableId, known.table.seq) : [];
    registry.takeOver({ ...continued(known, missing), epoch, memory }, lastOpenAt);
    this.#forget(tableId);
    return {};
  }

  async #read(tableId: string): Promise<LoadedTable> {
    const stored = await this.#deps.store.load(tableId).catch((cause: unknown) => {
      throw whyUnread(cause);
    });
    if (stored === null) throw new ClubError("TABLE_NOT_FOUND");
    return rebuild(tableId, stored);
  }

  #forget(tableId: string): void {
    this.#prepared.get(tableId)?.end.cancel();
    this.#prepared.delete(tableId);
  }

  /** Whoever was to hand it over has not said any more: perhaps they could not. */
  async #lookAfter(tableId: string): Promise<void> {
    const { nodes, ownership, registry, log } = this.#deps;
    this.#forget(tableId);
    try {
      const owner = await ownership.ownerOf(tableId);
      if (owner?.nodeId === nodes.self.id) await registry.get(tableId);
    } catch (err) {
      log.warn({ tableId, err }, "table that was to be handed over not looked after");
    }
  }
}
