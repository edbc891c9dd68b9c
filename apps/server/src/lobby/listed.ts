import type { ListedTable } from "@trelyazh/db";
import { SEATS, type Settings } from "@trelyazh/preferans";
import type { LobbyTable } from "@trelyazh/protocol";
import { TABLE_STATUSES, type Occupant, type Table } from "@trelyazh/table";
import { z } from "zod";
import type { Notice } from "../bus/bus.ts";

/** What the lobby has to know of a table, from wherever it has heard of it. */
export interface Listed {
  /** The number of the event after which it is so. */
  readonly seq: number;
  readonly line: LobbyTable;
  /** By seat: who sits there or has that chair kept. */
  readonly userIds: readonly (string | null)[];
  readonly keptOut: readonly string[];
  /** For the network from which it was opened, as far as that was told. */
  readonly origin?: string | undefined;
}

const Chair = z.object({ kind: z.enum(["human", "bot"]), name: z.string() });

const Line = z.object({
  id: z.uuid(),
  status: z.enum(TABLE_STATUSES),
  poolTarget: z.number().nullable(),
  turnSeconds: z.number(),
  spectatorDelaySeconds: z.number(),
  seats: z.array(Chair.nullable()).max(4),
  dealNumber: z.number(),
  createdAt: z.number(),
});

/** A table looks another way in the list since its owner has stored that. */
export const TABLE_LISTED: Notice<Listed> = {
  name: "lobby.listed",
  version: 1,
  schema: z.object({
    seq: z.int().positive(),
    line: Line,
    userIds: z.array(z.string().nullable()).max(4),
    keptOut: z.array(z.string()),
    origin: z.string().optional(),
  }),
};

/** A table as its owner has it. */
export function listedOf(table: Table): Listed {
  const { seq, keptOut = [], seats, pulya } = table;
  return {
    seq,
    line: lineOf(table, { seats, dealNumber: pulya?.dealNumber ?? 0 }),
    userIds: seats.map(userIdOf),
    keptOut,
  };
}

/** A table as the database has it. */
export function listedFrom(stored: ListedTable): Listed {
  const { tableId, seq, keptOut, dealNumber } = stored;
  const seats = SEATS.slice(0, stored.settings.players).map(
    (seat) => stored.seats.find((taken) => taken.seat === seat)?.occupant ?? null,
  );
  return {
    seq,
    line: lineOf({ ...stored, id: tableId }, { seats, dealNumber }),
    userIds: seats.map(userIdOf),
    keptOut,
  };
}

type Chair = Pick<Occupant, "kind" | "name"> | null;

function lineOf(
  table: Omit<LobbyTable, "seats" | "dealNumber" | "poolTarget"> & { readonly settings: Settings },
  { seats, dealNumber }: { readonly seats: readonly Chair[]; readonly dealNumber: number },
): LobbyTable {
  const { id, status, settings, turnSeconds, spectatorDelaySeconds, createdAt } = table;
  const { closeBy } = settings;
  const poolTarget = closeBy.kind === "each" ? closeBy.target : null;
  const chairs = seats.map((occupant) => occupant && { kind: occupant.kind, name: occupant.name });
  return { id, status, poolTarget, turnSeconds, spectatorDelaySeconds, seats: chairs, dealNumber, createdAt };
}

function userIdOf(
  occupant: (Pick<Occupant, "kind"> & { readonly userId?: string; readonly keptFor?: string }) | null,
): string | null {
  return occupant?.userId ?? occupant?.keptFor ?? null;
}
