import type { Seat } from "@trelyazh/preferans";
import {
  byLobbyOrder,
  lobbyChanges,
  type LobbyChanges,
  type LobbyList,
  type LobbyMessage,
  type LobbyNear,
  type LobbyTable,
  type MyTable,
} from "@trelyazh/protocol";
import type { Table, Member } from "@trelyazh/table";
import { tracked } from "@trpc/server";
import type { Clock } from "../clock.ts";
import { includeOneOf, type Happening } from "../happenings.ts";
import { networkOf } from "../limits/network-of.ts";
import { PacedBoard } from "../paced-board.ts";
import { LobbyPast } from "./lobby-past.ts";
import type { Lobby, Told } from "./lobby.router.ts";

export interface LobbyOptions {
  readonly clock: Clock;
  /** The shortest time between two messages to one watcher, in milliseconds; 250 unless told. */
  readonly intervalMs?: number | undefined;
}

const INTERVAL_MS = 250;

/** Lines of the list; tables that wait for players come first. */
const LIST_LIMIT = 200;

/** Lines that tables opened from one address have there; the rest come after all others'. */
const SHARE_OF_ADDRESS = LIST_LIMIT / 10;

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
  /** The same line of a table beyond the share of the address that it comes from; made once, as a line that looks alike is the same object. */
  late: LobbyTable | null;
  /** By seat: who sits there or has that chair kept. */
  readonly userIds: readonly (string | null)[];
  readonly keptOut: readonly string[];
}

/** Knows the club's unfinished tables and shows them to whoever is in the lobby. */
export class LobbyBoard implements Lobby {
  readonly #tables = new Map<string, Shown>();
  /** Ids of the tables where somebody sits or has a chair kept, by user. */
  readonly #tablesOf = new TablesByUser();
  /** Ids of the tables that are closed to somebody, by user. */
  readonly #closedTo = new TablesByUser();
  /** Where tables were opened from, as far as this process has seen it. */
  readonly #networks = new Map<string, string>();
  readonly #board: PacedBoard<Told<LobbyList>, Told<LobbyChanges>>;
  readonly #past = new LobbyPast();
  #version: number;

  constructor({ clock, intervalMs = INTERVAL_MS }: LobbyOptions) {
    // A list of an earlier process is none of this one's.
    this.#version = clock.now();
    this.#board = new PacedBoard({
      clock,
      intervalMs,
      read: () => told(this.#read()),
      change: ([, before], [, now]) => told(lobbyChanges(before, now)),
    });
  }

  /** Takes in what has become of a table, where that shows. */
  hear(happening: Happening): void {
    if (happening.kind === "created") this.#noteOrigin(happening);
    if (happening.kind !== "changed" || includeOneOf(LISTED, happening.transitions)) this.note(happening.table);
  }

  /** Takes in how a table stands; finished ones leave the board. */
  note(table: Table): void {
    this.#forget(table.id);
    if (table.status === "finished") this.#networks.delete(table.id);
    else this.#remember(table);
    this.#board.changed();
  }

  list(): LobbyList {
    return this.#board.current[1];
  }

  /** How many unfinished tables there are, by status. */
  census(): ReadonlyMap<Table["status"], number> {
    const counts = new Map<Table["status"], number>();
    for (const { line } of this.#tables.values()) counts.set(line.status, (counts.get(line.status) ?? 0) + 1);
    return counts;
  }

  mine({ id }: Member): readonly MyTable[] {
    return this.#tablesOf.get(id).flatMap((tableId) => {
      const shown = this.#tables.get(tableId);
      // Chairs are numbered as seats are.
      return shown === undefined ? [] : { ...shown.line, you: shown.userIds.indexOf(id) as Seat };
    });
  }

  /** What a member wants to know of the tables beside the list. */
  near({ id }: Member, companions: readonly string[]): LobbyNear {
    const tables = new Set(companions.flatMap((companion) => this.#tablesOf.get(companion)));
    return { companions: [...tables], closed: this.#closedTo.get(id) };
  }

  knows(version: number): boolean {
    return this.#past.knows(version);
  }

  watch(since?: number): AsyncIterable<Told<LobbyMessage>> {
    return this.#board.follow(([, present]) => {
      const before = since === undefined ? null : this.#past.at(since);
      return before === null ? undefined : told(lobbyChanges(before, present));
    });
  }

  #read(): LobbyList {
    this.#version += 1;
    const all = [...this.#tables.values()].toSorted((a, b) => byLobbyOrder(a.line, b.line));
    const shares = new Map<string, number>();
    const lines = all.map((shown) => this.#lineIn(shares, shown));
    const tables = lines.toSorted(byLobbyOrder).slice(0, LIST_LIMIT);
    const list: LobbyList = { kind: "list", version: this.#version, tables };
    this.#past.add(list);
    return list;
  }

  /** Returns a table's line, after all others' if its address has had its share. */
  #lineIn(shares: Map<string, number>, shown: Shown): LobbyTable {
    const { line } = shown;
    const network = this.#networks.get(line.id);
    if (network === undefined) return line;
    const used = (shares.get(network) ?? 0) + 1;
    shares.set(network, used);
    return used <= SHARE_OF_ADDRESS ? line : (shown.late ??= { ...line, isBeyondShare: true });
  }

  #noteOrigin({ table, address }: Extract<Happening, { kind: "created" }>): void {
    const network = address === undefined ? null : networkOf(address);
    if (network !== null) this.#networks.set(table.id, network);
  }

  #remember(table: Table): void {
    const userIds = table.seats.map((occupant) =>
      occupant?.kind === "human" ? occupant.userId : (occupant?.keptFor ?? null),
    );
    const { keptOut = [] } = table;
    this.#tables.set(table.id, { line: lineOf(table), late: null, userIds, keptOut });
    for (const userId of userIds) if (userId !== null) this.#tablesOf.add(userId, table.id);
    for (const userId of keptOut) this.#closedTo.add(userId, table.id);
  }

  #forget(tableId: string): void {
    const shown = this.#tables.get(tableId);
    if (shown === undefined) return;
    this.#tables.delete(tableId);
    for (const userId of shown.userIds) if (userId !== null) this.#tablesOf.delete(userId, tableId);
    for (const userId of shown.keptOut) this.#closedTo.delete(userId, tableId);
  }
}

/** Ids of tables that have something to do with users. */
class TablesByUser {
  readonly #tables = new Map<string, Set<string>>();

  get(userId: string): readonly string[] {
    return [...(this.#tables.get(userId) ?? [])];
  }

  add(userId: string, tableId: string): void {
    const tables = this.#tables.get(userId) ?? new Set();
    this.#tables.set(userId, tables.add(tableId));
  }

  delete(userId: string, tableId: string): void {
    const tables = this.#tables.get(userId);
    tables?.delete(tableId);
    if (tables?.size === 0) this.#tables.delete(userId);
  }
}

/** A message with the version after which a client goes on. */
function told<Message extends LobbyMessage>(message: Message): Told<Message> {
  return tracked(String(message.version), message);
}

function lineOf(table: Table): LobbyTable {
  const { id, status, settings, turnSeconds, spectatorDelaySeconds, createdAt, pulya } = table;
  const { closeBy } = settings;
  const poolTarget = closeBy.kind === "each" ? closeBy.target : null;
  const seats = table.seats.map((occupant) => occupant && { kind: occupant.kind, name: occupant.name });
  const dealNumber = pulya?.dealNumber ?? 0;
  return { id, status, poolTarget, turnSeconds, spectatorDelaySeconds, seats, dealNumber, createdAt };
}
