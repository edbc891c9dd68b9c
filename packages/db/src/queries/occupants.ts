import type { Seat } from "@trelyazh/preferans";
import type { BotLevel, Persona } from "@trelyazh/table";

/** The human or the bot on a chair. `keptFor` is the user whose chair a bot keeps. */
export type StoredOccupant =
  | { readonly kind: "human"; readonly userId: string; readonly name: string }
  | {
      readonly kind: "bot";
      readonly name: string;
      readonly level: BotLevel;
      readonly persona?: Persona;
      readonly keptFor?: string;
    };

export interface StoredSeat {
  readonly seat: Seat;
  readonly occupant: StoredOccupant;
}

interface OccupantColumns {
  readonly userId: string | null;
  readonly botLevel: BotLevel | null;
  readonly persona: Persona | null;
  readonly name: string;
}

export function occupantToColumns(occupant: StoredOccupant): OccupantColumns {
  const { kind, name } = occupant;
  if (kind === "human") return { userId: occupant.userId, botLevel: null, persona: null, name };
  const { keptFor: userId = null, level: botLevel, persona = null } = occupant;
  return { userId, botLevel, persona, name };
}

/** Reads a row of `table_seats`, where a chair without a bot has a user. */
export function occupantFromColumns({ userId, botLevel, persona, name }: OccupantColumns): StoredOccupant {
  if (botLevel !== null)
    return {
      kind: "bot",
      name,
      level: botLevel,
      ...(persona !== null && { persona }),
      ...(userId !== null && { keptFor: userId }),
    };
  if (userId === null) throw new Error("A chair has neither user nor bot");
  return { kind: "human", userId, name };
}
