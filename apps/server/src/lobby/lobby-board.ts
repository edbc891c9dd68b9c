import { keptSeatOf, seatOf, type LobbyMessage, type LobbyTable, type MyTable, type Table } from "@trelyazh/protocol";
import type { Lobby } from "../club-services.ts";
import type { Clock } from "../clock.ts";
import type { Member } from "../trpc.ts";

export interface LobbyOptions {
  readonly clock: Clock;
  /** The shortest time between two lists for one watcher, in milliseconds. */
  readonly intervalMs: number;
}

/** Lines of the list; tables that wait for players come first. */
const LIST_LIMIT = 200;

/** Knows the club's unfinished tables and shows them to whoever is in the lobby. */
export class LobbyBoard implements Lobby {
  readonly #options: LobbyOptions;
  readonly #tables = new Map<string, Table>();
  readonly #watchers = new Set<() => void>();
  #list: LobbyMessage | null = null;

  constructor(options: LobbyOptions) {
    this.#options = options;
  }

  /** Takes in what has become of a table; finished ones leave the board. */
  note(table: Table): void {
    if (table.status === "finished") this.#tables.delete(table.id);
    else this.#tables.set(table.id, table);
    this.#list = null;
    for (const wake of this.#watchers) wake();
  }

  list(): LobbyMessage {
    this.#list ??= {
      tables: [...this.#tables.values()]
        .toSorted(
          (a, b) => Number(a.status === "playing") - Number(b.status === "playing") || b.createdAt - a.createdAt,
        )
        .slice(0, LIST_LIMIT)
        .map(lineOf),
    };
    return this.#list;
  }

  /** How many unfinished tables there are, by status. */
  census(): ReadonlyMap<Table["status"], number> {
    const counts = new Map<Table["status"], number>();
    for (const { status } of this.#tables.values()) counts.set(status, (counts.get(status) ?? 0) + 1);
    return counts;
  }

  mine(member: Member): readonly MyTable[] {
    return [...this.#tables.values()].flatMap((table) => {
      const you = seatOf(table, member.id) ?? keptSeatOf(table, member.id);
      return you === null ? [] : [{ ...lineOf(table), you }];
    });
  }

  async *watch(signal: AbortSignal): AsyncGenerator<LobbyMessage, void> {
    let changed = Promise.withResolvers<void>();
    const wake = () => changed.resolve();
    this.#watchers.add(wake);
    signal.addEventListener("abort", wake, { once: true });
    try {
      while (!signal.aborted) {
        changed = Promise.withResolvers<void>();
        yield this.list();
        await this.#pause(signal);
        await changed.promise;
      }
    } finally {
      signal.removeEventListener("abort", wake);
      this.#watchers.delete(wake);
    }
  }

  async #pause(signal: AbortSignal): Promise<void> {
    const { clock, intervalMs } = this.#options;
    if (intervalMs === 0 || signal.aborted) return;
    const { promise, resolve } = Promise.withResolvers<void>();
    const timer = clock.schedule(clock.now() + intervalMs, resolve);
    signal.addEventListener("abort", () => resolve(), { once: true });
    await promise;
    timer.cancel();
  }
}

function lineOf(table: Table): LobbyTable {
  const { id, status, settings, turnSeconds, spectatorDelaySeconds, createdAt, pulya } = table;
  const seats = table.seats.map((occupant) => occupant && { kind: occupant.kind, name: occupant.name });
  const dealNumber = pulya?.dealNumber ?? 0;
  return { id, status, settings, turnSeconds, spectatorDelaySeconds, seats, dealNumber, createdAt };
}
