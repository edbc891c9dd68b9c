import type { Seat } from "@trelyazh/preferans";
import type { BotLevel } from "@trelyazh/table";

/** The human or the bot on a chair. `keptFor` is the user whose chair a bot keeps. */
export type StoredOccupant =
  | { readonly kind: "human"; readonly userId: string; readonly name: string }
  | { readonly kind: "bot"; readonly name: string; readonly level: BotLevel; readonly keptFor?: string };

export interface StoredSeat {
  readonly seat: Seat;
  readonly occupant: StoredOccupant;
}

interface OccupantColumns {
  readonly userId: string | null;
  readonly botLevel: BotLevel | null;
  readonly name: string;
}

export function occupantToColumns(occupant: StoredOccupant): OccupantColumns {
  if (occupant.kind === "human") return { userId: occupant.userId, botLevel: null, name: occupant.name };
  return { userId: occupant.keptFor ?? null, botLevel: occupant.level, name: occupant.name };
}

/** Reads a row of `table_seats`, where a chair without a bot has a user. */
export function occupantFromColumns({ userId, botLevel, name }: OccupantColumns): StoredOccupant {
  if (botLevel !== null) return { kind: "bot", name, level: botLevel, ...(userId !== null && { keptFor: userId }) };
  if (userId === null) throw new Error("A chair has neither user nor bot");
  return { kind: "human", userId, name };
}
