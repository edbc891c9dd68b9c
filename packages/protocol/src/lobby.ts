import type { Seat, Settings } from "@trelyazh/preferans";
import type { TableStatus } from "./table.ts";

/** A table as a line of the lobby's list. */
export interface LobbyTable {
  readonly id: string;
  readonly status: TableStatus;
  readonly settings: Settings;
  readonly turnSeconds: number;
  /** How much later than the players spectators see it. */
  readonly spectatorDelaySeconds: number;
  /** By seat. */
  readonly seats: readonly ({ readonly kind: "human" | "bot"; readonly name: string } | null)[];
  readonly dealNumber: number;
  readonly createdAt: number;
}

/** What `lobby.tables` sends: the whole list, first at once and then after each change; the latest counts. */
export interface LobbyMessage {
  readonly tables: readonly LobbyTable[];
}

/** An unfinished table of one's own: one sits there, or a bot keeps one's chair. */
export interface MyTable extends LobbyTable {
  readonly you: Seat;
}
