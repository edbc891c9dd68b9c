import type { ListedTable } from "@trelyazh/db";
import {
  blankSheet,
  differences,
  PRESETS,
  printSettings,
  progressOf,
  SEATS,
  settingsOfStored,
  type Pulya,
  type Settings,
} from "@trelyazh/preferans";
import { figureOf, type LobbyOccupant, type LobbyTable } from "@trelyazh/protocol";
import {
  isUntimed,
  PERSONAS,
  TABLE_STATUSES,
  type Guest,
  type NameOf,
  type Occupant,
  type Table,
} from "@trelyazh/table";
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
  /** Only those who sit there have it among their tables. */
  readonly isUnlisted?: true | undefined;
  /** The owner of a table that is for friends alone, which is unlisted for others. */
  readonly onlyFriendsOf?: string | undefined;
  /** By seat: for whom a chair is kept as long as the table is new; absent where nobody is expected. */
  readonly guests?: readonly (Guest | null)[] | undefined;
  /** For the network from which it was opened, as far as that was told. */
  readonly origin?: string | undefined;
}

const ChairForm = z.object({
  kind: z.enum(["human", "bot"]),
  name: z.string(),
  figure: z.int().optional(),
  picture: z.string().max(64).optional(),
  // Of one that only a later release knows, nothing is said.
  persona: z.enum(PERSONAS).optional().catch(undefined),
});

const Line = z.object({
  id: z.uuid(),
  status: z.enum(TABLE_STATUSES),
  poolTarget: z.number().nullable(),
  settings: z.string().max(3000).optional(),
  turnSeconds: z.number(),
  isUntimed: z.literal(true).optional(),
  spectatorDelaySeconds: z.number(),
  seats: z.array(ChairForm.nullable()).max(4),
  dealNumber: z.number(),
  progress: z.object({ by: z.enum(["each", "sum", "deals"]), reached: z.number(), goal: z.number() }).optional(),
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
    isUnlisted: z.literal(true).optional(),
    onlyFriendsOf: z.string().optional(),
    guests: z
      .array(z.object({ userId: z.string(), name: z.string() }).nullable())
      .max(4)
      .optional(),
    origin: z.string().optional(),
  }),
};

/** A table as its owner has it. */
export function listedOf(table: Table): Listed {
  const { seq, keptOut = [], seats, guests, pulya } = table;
  return {
    seq,
    line: lineOf(table, { seats, ...standingIn(pulya) }),
    userIds: seats.map(userIdOf),
    keptOut,
    ...(table.isUnlisted !== undefined && { isUnlisted: table.isUnlisted }),
    ...(table.isFriendsOnly === true && { onlyFriendsOf: table.ownerId }),
    ...(guests !== undefined && { guests }),
  };
}

/** How people are called and look now; undefined where that is not known, or where there is no picture. */
export interface Faces {
  readonly of: NameOf;
  readonly pictureOf: NameOf;
}

/** The same with everybody called, and looking, as they do now; the very same where nobody does otherwise. */
export function namedListed(listed: Listed, { of: nameOf, pictureOf }: Faces): Listed {
  const { line, userIds, guests } = listed;
  const nameOn = (seat: number, name: string) => nameOf(userIds[seat] ?? "") ?? name;
  const pictureOn = (seat: number) => pictureOf(userIds[seat] ?? "");
  const isNamed = (chair: Chair, seat: number) =>
    chair?.kind !== "human" || (nameOn(seat, chair.name) === chair.name && pictureOn(seat) === chair.picture);
  const areExpected = guests?.every((guest) => guest === null || (nameOf(guest.userId) ?? guest.name) === guest.name);
  if (line.seats.every(isNamed) && areExpected !== false) return listed;
  const seats = line.seats.map((chair, seat) =>
    chair?.kind === "human" ? { ...chair, name: nameOn(seat, chair.name), picture: pictureOn(seat) } : chair,
  );
  const expected = guests?.map((guest) => guest && { ...guest, name: nameOf(guest.userId) ?? guest.name });
  return { ...listed, line: { ...line, seats }, ...(expected !== undefined && { guests: expected }) };
}

/** A table as the database has it. */
export function listedFrom(stored: ListedTable): Listed {
  const { tableId, seq, keptOut, dealNumber, reached, status, guests } = stored;
  const seats = SEATS.slice(0, stored.settings.players).map(
    (seat) => stored.seats.find((taken) => taken.seat === seat)?.occupant ?? null,
  );
  return {
    seq,
    line: lineOf({ ...stored, id: tableId }, { seats, dealNumber, reached }),
    userIds: seats.map(userIdOf),
    keptOut,
    ...(stored.isUnlisted && { isUnlisted: true }),
    ...(stored.isFriendsOnly && { onlyFriendsOf: stored.ownerId }),
    // Once play has begun nobody is expected any more.
    ...(guests !== null && status === "waiting" && { guests }),
  };
}

type Chair = LobbyOccupant | null;

/** Somebody on a chair, as a table and its record have them. */
type Sitting =
  | Pick<Extract<Occupant, { kind: "human" }>, "kind" | "name" | "userId">
  | (LobbyOccupant & { readonly kind: "bot" });

interface Told extends Pick<LobbyTable, "id" | "status" | "turnSeconds" | "spectatorDelaySeconds" | "createdAt"> {
  readonly settings: Settings;
  readonly untimedAlone?: boolean;
}

/** What of a pulya is noted in its table's row. */
type Standing = Pick<ListedTable, "dealNumber" | "reached">;

function standingIn(pulya: Pulya | null): Standing {
  if (pulya === null) return { dealNumber: 0, reached: null };
  return { dealNumber: pulya.dealNumber, reached: Math.floor(progressOf(pulya).reached) };
}

/** How far a pulya is, told by what is noted of it; nothing before its first deal, and where an older release has noted it. */
function farIn(settings: Settings, { dealNumber, reached }: Standing): Pick<LobbyTable, "progress"> {
  if (dealNumber === 0 || reached === null) return {};
  const { by, goal } = progressOf({ settings, sheet: blankSheet(settings.players), dealNumber });
  return { progress: { by, goal, reached } };
}

function lineOf(
  table: Told,
  { seats, ...standing }: Standing & { readonly seats: readonly (Sitting | null)[] },
): LobbyTable {
  const { id, status, turnSeconds, spectatorDelaySeconds, createdAt } = table;
  const settings = settingsOfStored(table.settings);
  return {
    id,
    status,
    ...conditionsOf(settings),
    turnSeconds,
    ...(isUntimed({ ...table, seats }) && { isUntimed: true }),
    spectatorDelaySeconds,
    seats: seats.map((occupant) => occupant && chairOf(occupant)),
    dealNumber: standing.dealNumber,
    ...farIn(settings, standing),
    createdAt,
  };
}

/** Most tables are played as the club has always had it: their lines need say no more than the size of the pool. */
function conditionsOf(settings: Settings): Pick<LobbyTable, "poolTarget" | "settings"> {
  const poolTarget = settings.closeBy.kind === "each" ? settings.closeBy.target : null;
  const isUsual = differences(settings, PRESETS.sochi).every(({ setting }) => setting === "closeBy.target");
  return { poolTarget, ...(!isUsual && { settings: printSettings(settings) }) };
}

function chairOf(occupant: Sitting): LobbyOccupant {
  const { kind, name } = occupant;
  if (kind === "human") return { kind, name, figure: figureOf(occupant.userId) };
  return { kind, name, ...(occupant.persona !== undefined && { persona: occupant.persona }) };
}

function userIdOf(
  occupant: (Pick<Occupant, "kind"> & { readonly userId?: string; readonly keptFor?: string }) | null,
): string | null {
  return occupant?.userId ?? occupant?.keptFor ?? null;
}
