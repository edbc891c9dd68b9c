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
import type { Member, TableStatus } from "@trelyazh/table";
import type { LiveStream } from "@trelyazh/ws-adapter";
import { tracked } from "@trpc/server";
import { LRUCache } from "lru-cache";
import type { Clock, Timer } from "../clock.ts";
import { includeOneOf, type Happening } from "../happenings.ts";
import { networkOf } from "../limits/network-of.ts";
import { PacedBoard } from "../paced-board.ts";
import { keptChairsOf, type KeptChairs } from "./kept-chairs.ts";
import { listedOf, namedListed, type Faces, type Listed } from "./listed.ts";
import { LobbyPast } from "./lobby-past.ts";
import type { Around, Lobby } from "./lobby.router.ts";
import type { Told } from "./own-lists.ts";

export interface LobbyOptions {
  readonly clock: Clock;
  /** The shortest time between two messages to one watcher, in milliseconds; 250 unless told. */
  readonly intervalMs?: number | undefined;
  /** Its lists are numbered from there on, so that a list of another process is none of this one's; the time unless told. */
  readonly firstVersion?: number;
  /** Returns what stands for the network of an address, if it counts; the network itself unless told. */
  readonly originOf?: (address: string) => string | null;
  /** Returns how somebody is called now, as far as that is known; everybody as the tables say unless told. */
  readonly faces?: Faces | undefined;
  /** Told of what this process' own tables have become, where that shows; must not throw. */
  readonly onListed?: (listed: Listed) => void;
  /** Told of those who sit at a table that looks another way now, or sat there; must not throw. */
  readonly onSeated?: (userIds: readonly string[]) => void;
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
interface Shown extends Listed {
  /** As it was told, before anybody was called as they are now. */
  readonly before: Listed;
  /** The same line of a table beyond the share of the network that it comes from; made once, as a line that looks alike is the same object. */
  late: LobbyTable | null;
  readonly kept: KeptChairs | null;
  /** Rings when the chairs are kept no more. */
  readonly alarm: Timer | null;
}

/** A table where somebody sits, whether the list shows it or not. */
export interface Whereabouts {
  readonly line: LobbyTable;
  /** Everybody who sits there or has a chair kept. */
  readonly userIds: readonly string[];
  readonly isUnlisted: boolean;
  /** The owner of a table that is for friends alone; null for any other. */
  readonly onlyFriendsOf: string | null;
}

/** Tables that are over and of which late word is not believed. */
const OVER = 10_000;

/** Knows the club's unfinished tables and shows them to whoever is in the lobby. */
export class LobbyBoard implements Lobby {
  readonly #tables = new Map<string, Shown>();
  /** Ids of the tables where somebody sits or has a chair kept, by user. */
  readonly #tablesOf = new TablesByUser();
  /** Ids of the tables that are closed to somebody, by user. */
  readonly #closedTo = new TablesByUser();
  /** Ids of the tables where a free chair is kept for somebody, by user. */
  readonly #expecting = new TablesByUser();
  /** Ids of the tables that are for somebody's friends alone, by that owner. */
  readonly #forFriendsOf = new TablesByUser();
  /** Where tables were opened from, as far as it was told. */
  readonly #origins = new Map<string, string>();
  readonly #over = new LRUCache<string, true>({ max: OVER });
  readonly #options: LobbyOptions;
  readonly #board: PacedBoard<Told<LobbyList>, Told<LobbyChanges>>;
  readonly #past = new LobbyPast();
  /** Who is at the table of a line; a line that looks alike is the same object. */
  readonly #atTable = new WeakMap<LobbyTable, readonly string[]>();
  readonly #faces: Faces;
  #version: number;

  constructor(options: LobbyOptions) {
    const { clock, intervalMs = INTERVAL_MS, firstVersion = clock.now() } = options;
    this.#options = options;
    this.#faces = options.faces ?? { of: () => undefined, pictureOf: () => undefined };
    this.#version = firstVersion;
    this.#board = new PacedBoard({
      clock,
      intervalMs,
      read: () => told(this.#read()),
      change: ([, before], [, now]) => told(lobbyChanges(before, now)),
    });
  }

  /** Takes in what has become of a table of this process, where that shows. */
  hear(happening: Happening): void {
    if (happening.kind === "changed" && !includeOneOf(LISTED, happening.transitions)) return;
    const origin = happening.kind === "created" ? this.#originOf(happening) : null;
    const listed = { ...listedOf(happening.table), ...(origin !== null && { origin }) };
    this.note(listed);
    // What was taken up looks as its last owner has told.
    if (happening.kind !== "loaded") this.#options.onListed?.(namedListed(listed, this.#faces));
  }

  /** Takes in how a table stands, unless something later is known of it; finished ones leave the board. */
  note(listed: Listed): void {
    const { line, seq, origin } = listed;
    if (this.#over.has(line.id)) return;
    // Only its first word says where a table comes from, and that may come after others.
    if (origin !== undefined) this.#origins.set(line.id, origin);
    const known = this.#tables.get(line.id);
    if (known === undefined || known.seq < seq) this.#replace(known, listed);
    this.#board.changed();
  }

  #replace(known: Shown | undefined, listed: Listed): void {
    const { id, status } = listed.line;
    this.#options.onSeated?.([...listed.userIds, ...(known?.userIds ?? [])].flatMap((userId) => userId ?? []));
    if (known !== undefined) this.#forget(known);
    if (status !== "finished") this.#remember(listed);
    else {
      this.#over.set(id, true);
      this.#origins.delete(id);
    }
  }

  /** Shows somebody by another name than before. */
  renamed(userId: string): void {
    for (const tableId of [...this.#tablesOf.get(userId), ...this.#expecting.get(userId)]) {
      const known = this.#tables.get(tableId);
      if (known === undefined || namedListed(known, this.#faces) === known) continue;
      this.#replace(known, known.before);
      this.#board.changed();
    }
  }

  list(): LobbyList {
    return this.#board.current[1];
  }

  /** The tables of the list with everybody who sits there or has a chair kept, by seat. */
  seated(): readonly Pick<Listed, "line" | "userIds">[] {
    return this.list().tables.flatMap(({ id }) => this.#tables.get(id) ?? []);
  }

  /** How many unfinished tables there are, by status. */
  census(): ReadonlyMap<TableStatus, number> {
    const counts = new Map<TableStatus, number>();
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

  /** Where somebody sits: at the newest of the tables where they have not left their chair to a bot; null if nowhere. */
  whereabouts(userId: string): Whereabouts | null {
    const tables = this.#tablesOf.get(userId).flatMap((tableId) => this.#tables.get(tableId) ?? []);
    const sitting = tables.filter(({ line, userIds }) => line.seats[userIds.indexOf(userId)]?.kind === "human");
    const at = sitting.toSorted((one, other) => byLobbyOrder(one.line, other.line))[0];
    if (at === undefined) return null;
    const { line, userIds, isUnlisted, onlyFriendsOf = null } = at;
    return { line, userIds: userIds.flatMap((id) => id ?? []), isUnlisted: isUnlisted === true, onlyFriendsOf };
  }

  /** What a member wants to know of the tables beside the list. */
  near({ id }: Member, { companions, hidden, avoided, friends }: Around): LobbyNear {
    const isHidden = (userId: string | null) => userId !== null && hidden?.has(userId) !== false;
    const isShown = (tableId: string) => {
      const shown = this.#tables.get(tableId);
      return shown?.isUnlisted !== true && shown?.userIds.some(isHidden) !== true;
    };
    const tablesOf = (userIds: Iterable<string>) =>
      [...new Set([...userIds].flatMap((userId) => this.#tablesOf.get(userId)))].filter(isShown);
    const expected = this.#expecting.get(id).map((tableId) => {
      const guests = this.#tables.get(tableId)?.kept?.guests ?? [];
      // Chairs are numbered as seats are.
      return { tableId, seat: guests.findIndex((guest) => guest?.userId === id) as Seat };
    });
    const closed = this.#closedTo.get(id);
    const forFriends = [...friends, id]
      .flatMap((owner) => this.#forFriendsOf.get(owner))
      .flatMap((tableId) => this.#tables.get(tableId) ?? [])
      .filter(({ line, userIds }) => !closed.includes(line.id) && !userIds.some(isHidden))
      .map(({ line }) => line);
    return { companions: tablesOf(companions), closed, expected, avoided: tablesOf(avoided), forFriends };
  }

  /** Nothing that it shows becomes another by itself any more. */
  close(): void {
    for (const { alarm } of this.#tables.values()) alarm?.cancel();
  }

  /** Everybody who sits at the table of that line of its own, or has a chair kept there. */
  atTable(line: LobbyTable): readonly string[] {
    return this.#atTable.get(line) ?? [];
  }

  knows(version: number): boolean {
    return this.#past.knows(version);
  }

  watch(since?: number): LiveStream<Told<LobbyMessage>> {
    return this.#board.follow(([, present]) => {
      const before = since === undefined ? null : this.#past.at(since);
      return before === null ? undefined : told(lobbyChanges(before, present));
    });
  }

  #read(): LobbyList {
    this.#version += 1;
    const listed = [...this.#tables.values()].filter(({ isUnlisted }) => isUnlisted !== true);
    const all = listed.toSorted((a, b) => byLobbyOrder(a.line, b.line));
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
    const origin = this.#origins.get(line.id);
    if (origin === undefined) return line;
    const used = (shares.get(origin) ?? 0) + 1;
    shares.set(origin, used);
    if (used <= SHARE_OF_ADDRESS) return line;
    shown.late ??= { ...line, isBeyondShare: true };
    this.#atTable.set(shown.late, this.atTable(line));
    return shown.late;
  }

  #originOf({ address }: Extract<Happening, { kind: "created" }>): string | null {
    const { originOf = networkOf } = this.#options;
    return address === undefined ? null : originOf(address);
  }

  #remember(before: Listed): void {
    const { clock } = this.#options;
    const listed = namedListed(before, this.#faces);
    const kept = keptChairsOf(listed, clock.now());
    const alarm = kept && clock.schedule(kept.untilAt, () => this.#freeChairs(before));
    const line =
      kept === null ? listed.line : { ...listed.line, kept: kept.guests.map((guest) => guest?.name ?? null) };
    const shown: Shown = { ...listed, before, line, late: null, kept, alarm };
    this.#tables.set(line.id, shown);
    this.#atTable.set(
      line,
      [...listed.userIds, ...(kept?.guests ?? []).map((guest) => guest?.userId)].flatMap((id) => id ?? []),
    );
    for (const [tables, userIds] of this.#byUser(shown)) for (const id of userIds) tables.add(id, line.id);
  }

  #forget(shown: Shown): void {
    const { id: tableId } = shown.line;
    shown.alarm?.cancel();
    this.#tables.delete(tableId);
    for (const [tables, userIds] of this.#byUser(shown)) for (const id of userIds) tables.delete(id, tableId);
  }

  /** Shows the same table anew, at a time when its chairs are kept no more. */
  #freeChairs(listed: Listed): void {
    this.#replace(this.#tables.get(listed.line.id), listed);
    this.#board.changed();
  }

  /** Where it is noted which users have something to do with a table, and who they are. */
  #byUser({ userIds, keptOut, kept, onlyFriendsOf }: Shown): readonly (readonly [TablesByUser, readonly string[]])[] {
    const expected = kept?.guests.flatMap((guest) => guest?.userId ?? []) ?? [];
    const seated = userIds.flatMap((userId) => userId ?? []);
    return [
      [this.#tablesOf, seated],
      [this.#closedTo, keptOut],
      [this.#expecting, expected],
      [this.#forFriendsOf, onlyFriendsOf === undefined ? [] : [onlyFriendsOf]],
    ];
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
