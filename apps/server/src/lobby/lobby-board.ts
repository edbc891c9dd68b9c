import type { Seat } from "@trelyazh/preferans";
import {
  byLobbyOrder,
  lobbyChanges,
  type LobbyChanges,
  type LobbyList,
  type LobbyMessage,
  type LobbyTable,
  type MyTable,
} from "@trelyazh/protocol";
import type { Table, Member } from "@trelyazh/table";
import type { Clock } from "../clock.ts";
import { includeOneOf, type Happening } from "../happenings.ts";
import { PacedBoard } from "../paced-board.ts";
import type { Lobby } from "./lobby.router.ts";

export interface LobbyOptions {
  readonly clock: Clock;
  /** The shortest time between two messages to one watcher, in milliseconds; 250 unless told. */
  readonly intervalMs?: number | undefined;
}

const INTERVAL_MS = 250;

/** Lines of the list; tables that wait for players come first. */
const LIST_LIMIT = 200;

/** Events after which the list shows a table differently. */
const LISTED: readonly string[] = [
  "seatTaken",
  "seatLeft",
  "keptOut",
  "pulyaStarted",
  "tableClosed",
  "pulyaSettled",
  "dealt",
];

/** What the lobby keeps of a table. */
interface Shown {
  readonly line: LobbyTable;
  /** By seat: who sits there or has that chair kept. */
  readonly userIds: readonly (string | null)[];
}

/** Knows the club's unfinished tables and shows them to whoever is in the lobby. */
export class LobbyBoard implements Lobby {
  readonly #tables = new Map<string, Shown>();
  /** Ids of the tables where somebody sits or has a chair kept, by user. */
  readonly #tablesOf = new Map<string, Set<string>>();
  readonly #board: PacedBoard<LobbyList, LobbyChanges>;
  #version = 0;

  constructor({ clock, intervalMs = INTERVAL_MS }: LobbyOptions) {
    this.#board = new PacedBoard({ clock, intervalMs, read: () => this.#read(), change: lobbyChanges });
  }

  /** Takes in what has become of a table, where that shows. */
  hear(happening: Happening): void {
    if (happening.kind !== "changed" || includeOneOf(LISTED, happening.transitions)) this.note(happening.table);
  }

  /** Takes in how a table stands; finished ones leave the board. */
  note(table: Table): void {
    this.#forget(table.id);
    if (table.status !== "finished") this.#remember(table);
    this.#board.changed();
  }

  list(): LobbyList {
    return this.#board.current;
  }

  /** How many unfinished tables there are, by status. */
  census(): ReadonlyMap<Table["status"], number> {
    const counts = new Map<Table["status"], number>();
    for (const { line } of this.#tables.values()) counts.set(line.status, (counts.get(line.status) ?? 0) + 1);
    return counts;
  }

  mine({ id }: Member): readonly MyTable[] {
    return [...(this.#tablesOf.get(id) ?? [])].flatMap((tableId) => {
      const shown = this.#tables.get(tableId);
      // Chairs are numbered as seats are.
      return shown === undefined ? [] : { ...shown.line, you: shown.userIds.indexOf(id) as Seat };
    });
  }

  watch(): AsyncIterable<LobbyMessage> {
    return this.#board.follow();
  }

  #read(): LobbyList {
    this.#version += 1;
    const lines = Array.from(this.#tables.values(), ({ line }) => line);
    return { kind: "list", version: this.#version, tables: lines.toSorted(byLobbyOrder).slice(0, LIST_LIMIT) };
  }

  #remember(table: Table): void {
    const userIds = table.seats.map((occupant) =>
      occupant?.kind === "human" ? occupant.userId : (occupant?.keptFor ?? null),
    );
    this.#tables.set(table.id, { line: lineOf(table), userIds });
    for (const userId of userIds) {
      if (userId === null) continue;
      const tables = this.#tablesOf.get(userId) ?? new Set();
      this.#tablesOf.set(userId, tables.add(table.id));
    }
  }

  #forget(tableId: string): void {
    const shown = this.#tables.get(tableId);
    if (shown === undefined) return;
    this.#tables.delete(tableId);
    for (const userId of shown.userIds) {
      if (userId === null) continue;
      const tables = this.#tablesOf.get(userId);
      tables?.delete(tableId);
      if (tables?.size === 0) this.#tablesOf.delete(userId);
    }
  }
}

function lineOf(table: Table): LobbyTable {
  const { id, status, settings, turnSeconds, spectatorDelaySeconds, createdAt, pulya } = table;
  const seats = table.seats.map((occupant) => occupant && { kind: occupant.kind, name: occupant.name });
  const dealNumber = pulya?.dealNumber ?? 0;
  return { id, status, settings, turnSeconds, spectatorDelaySeconds, seats, dealNumber, createdAt };
}
