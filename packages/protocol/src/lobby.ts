import type { Progress, Seat } from "@trelyazh/preferans";
import type { Persona, TableStatus } from "@trelyazh/table";

/** Somebody on a chair, as the list shows them. */
export interface LobbyOccupant {
  readonly kind: "human" | "bot";
  readonly name: string;
  /** A person's, see `figureOf`; absent where an earlier release tells. */
  readonly figure?: number | undefined;
  /** A person's who has one: the hash of it, see `pictureAddress`. */
  readonly picture?: string | undefined;
  /** Who a bot is; absent for one that only keeps a chair, and where an earlier release tells. */
  readonly persona?: Persona | undefined;
}

/** A table as a line of the lobby's list. */
export interface LobbyTable {
  readonly id: string;
  readonly status: TableStatus;
  /** Points that each player has to write into the pool; null where something else ends the pulya. */
  readonly poolTarget: number | null;
  /** On what is played there, as `printSettings` says it; absent for Sochi at three with a pool for each, and where an earlier release tells. */
  readonly settings?: string | undefined;
  readonly turnSeconds: number;
  /** One person plays there with bots alone, and no clock runs. */
  readonly isUntimed?: true | undefined;
  /** How much later than the players spectators see it. */
  readonly spectatorDelaySeconds: number;
  /** By seat. */
  readonly seats: readonly (LobbyOccupant | null)[];
  /** By seat: the name of the person for whom that free chair is kept a while; absent where none is kept. */
  readonly kept?: readonly (string | null)[];
  readonly dealNumber: number;
  /** How far the pulya is: whole points of all pools that count, or deals; absent before its first deal, and where an earlier release tells. */
  readonly progress?: Pick<Progress, "by" | "reached" | "goal"> | undefined;
  readonly createdAt: number;
  /** From where it was opened come more tables than their share of the list: its place is after all others'. */
  readonly isBeyondShare?: true;
}

/** The tables that the lobby shows, in `byLobbyOrder`. */
export interface LobbyList {
  readonly kind: "list";
  /** Grows by one whenever the list becomes another; a later process of the server begins with a higher one. */
  readonly version: number;
  readonly tables: readonly LobbyTable[];
}

/** What makes the list of an earlier version into that of this one. */
export interface LobbyChanges {
  readonly kind: "changes";
  readonly version: number;
  /** The earlier version; mostly the one before. */
  readonly since: number;
  /** New lines, and those that look different. */
  readonly put: readonly LobbyTable[];
  /** Ids of the tables that are not shown any more. */
  readonly removed: readonly string[];
}

/**
 * What `lobby.tables` sends, each tracked by its version: the whole list first, or what has changed since the version that
 * the client had; the list again to a client that has fallen behind, and to others what has changed.
 */
export type LobbyMessage = LobbyList | LobbyChanges;

/** An unfinished table of one's own: one sits there, or a bot keeps one's chair. */
export interface MyTable extends LobbyTable {
  readonly you: Seat;
}

/** What a member may want to know of the lobby's tables; its list is the same for everybody. */
export interface LobbyNear {
  /** Ids of the tables where people sit with whom the member has finished a pulya. */
  readonly companions: readonly string[];
  /** Ids of the tables whose owners keep the member out. */
  readonly closed: readonly string[];
  /** Free chairs that are kept for the member; absent where a server of an earlier release tells. */
  readonly expected?: readonly { readonly tableId: string; readonly seat: Seat }[];
  /** Ids of the tables where somebody sits with whom the member does not want to play; absent where an earlier release tells. */
  readonly avoided?: readonly string[];
  /** Tables for the friends of those who own them, friends of the member; the list does not have them. Absent where an earlier release tells. */
  readonly forFriends?: readonly LobbyTable[];
}

/** Compares by place in the lobby: tables that are not played at yet come first, and newer ones before older ones. */
export function byLobbyOrder(
  a: Pick<LobbyTable, "id" | "status" | "createdAt" | "isBeyondShare">,
  b: typeof a,
): number {
  const isBeyondShare = Number(a.isBeyondShare === true) - Number(b.isBeyondShare === true);
  const isPlaying = Number(a.status === "playing") - Number(b.status === "playing");
  return isBeyondShare || isPlaying || b.createdAt - a.createdAt || (a.id < b.id ? -1 : Number(a.id > b.id));
}

/**
 * Folds a message into the list as it is known. Changes that are in it already leave it as it is. Returns null when
 * something is missing in between: then the whole list is to be asked for.
 */
export function receiveLobby(known: LobbyList | undefined, message: LobbyMessage): LobbyList | null {
  if (message.kind === "list") return message;
  if (known !== undefined && message.version <= known.version) return known;
  if (known?.version !== message.since) return null;
  const { version, put, removed } = message;
  const others = new Map(known.tables.map((table) => [table.id, table]));
  for (const id of removed) others.delete(id);
  for (const table of put) others.set(table.id, table);
  return { kind: "list", version, tables: [...others.values()].toSorted(byLobbyOrder) };
}

/** Returns what makes the one list into the other; lines that look alike are the same objects. */
export function lobbyChanges(before: LobbyList, { version, tables }: LobbyList): LobbyChanges {
  const old = new Set(before.tables);
  const ids = new Set(tables.map(({ id }) => id));
  return {
    kind: "changes",
    version,
    since: before.version,
    put: tables.filter((table) => !old.has(table)),
    removed: before.tables.flatMap(({ id }) => (ids.has(id) ? [] : id)),
  };
}
