import { keptSeatOf, seatOf, type LobbyMessage, type LobbyTable, type MyTable, type Table } from "@trelyazh/protocol";
import type { Lobby } from "../club-services.ts";
import type { Clock } from "../clock.ts";
import { PacedBoard } from "../paced-board.ts";
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
  readonly #tables = new Map<string, Table>();
  /** Ids of the tables where somebody sits or has a chair kept, by user. */
  readonly #tablesOf = new Map<string, Set<string>>();
  readonly #board: PacedBoard<LobbyMessage>;
  #list: LobbyMessage | null = null;

  constructor({ clock, intervalMs }: LobbyOptions) {
    this.#board = new PacedBoard({ clock, intervalMs, read: () => this.list() });
  }

  /** Takes in what has become of a table; finished ones leave the board. */
  note(table: Table): void {
    this.#forget(table.id);
    if (table.status !== "finished") this.#remember(table);
    this.#list = null;
    this.#board.changed();
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

  mine({ id }: Member): readonly MyTable[] {
    return [...(this.#tablesOf.get(id) ?? [])].flatMap((tableId) => {
      const table = this.#tables.get(tableId);
      const you = table === undefined ? null : (seatOf(table, id) ?? keptSeatOf(table, id));
      return table === undefined || you === null ? [] : [{ ...lineOf(table), you }];
    });
  }

  watch(): AsyncIterable<LobbyMessage> {
    return this.#board.follow();
  }

  #remember(table: Table): void {
    this.#tables.set(table.id, table);
    for (const userId of usersOf(table)) {
      const tables = this.#tablesOf.get(userId) ?? new Set();
      this.#tablesOf.set(userId, tables.add(table.id));
    }
  }

  #forget(tableId: string): void {
    const table = this.#tables.get(tableId);
    if (table === undefined) return;
    this.#tables.delete(tableId);
    for (const userId of usersOf(table)) {
      const tables = this.#tablesOf.get(userId);
      tables?.delete(tableId);
      if (tables?.size === 0) this.#tablesOf.delete(userId);
    }
  }
}

/** Everybody who sits there or has a chair kept. */
function usersOf({ seats }: Table): readonly string[] {
  return seats.flatMap((occupant) => (occupant?.kind === "human" ? occupant.userId : (occupant?.keptFor ?? [])));
}

function lineOf(table: Table): LobbyTable {
  const { id, status, settings, turnSeconds, spectatorDelaySeconds, createdAt, pulya } = table;
  const seats = table.seats.map((occupant) => occupant && { kind: occupant.kind, name: occupant.name });
  const dealNumber = pulya?.dealNumber ?? 0;
  return { id, status, settings, turnSeconds, spectatorDelaySeconds, seats, dealNumber, createdAt };
}
