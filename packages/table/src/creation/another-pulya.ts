import type { Seat } from "@trelyazh/preferans";
import type { Member } from "../commands/member.ts";
import type { TableRefusal } from "../commands/refusals.ts";
import type { TableEvent } from "../state/events.ts";
import type { Guest, Occupant, Table } from "../state/table.ts";
import type { Conditions } from "./conditions.ts";
import type { NewBot, NewTable } from "./create-table.ts";

type Created = Extract<TableEvent, { type: "tableCreated" }>;

export type AnotherPulya =
  | { readonly ok: true; readonly wanted: Omit<NewTable, "id" | "at"> }
  | { readonly ok: false; readonly code: TableRefusal };

/**
 * Returns the table at which the people of a settled pulya play another one: the same conditions, each on the chair they had,
 * the same bots on theirs (AGAIN1). Its owner is whoever of them wishes for it first. `created` is the table's first event, which
 * alone says how full its banks were.
 */
export function anotherPulya(table: Table, created: Created, member: Member): AnotherPulya {
  if (table.pulya === null || table.pulya.settlement === null) return { ok: false, code: "PULYA_IN_PROGRESS" };
  const people = table.seats.map((_, seat) => personAt(table, seat));
  const own = people.findIndex((person) => person?.userId === member.id);
  if (own < 0) return { ok: false, code: "NOT_SEATED" };
  const guests = people.map((person, seat) => (seat === own ? null : person));
  const bots = table.seats.flatMap(botsOwnChair);
  const conditions = { ...conditionsOf(table, created), guests };
  return { ok: true, wanted: { owner: member, seat: own as Seat, bots, conditions } };
}

/** A bot that played for itself plays on as the one it is, wherever it has come to sit. */
function botsOwnChair(occupant: Occupant | null, seat: number): readonly NewBot[] {
  if (occupant?.kind !== "bot" || occupant.keptFor !== undefined) return [];
  const { level, persona } = occupant;
  // Chairs are numbered as seats are.
  return [{ seat: seat as Seat, level, ...(persona !== undefined && { persona }) }];
}

/** Who plays on that chair, or has only been away from it. */
function personAt({ seats, away }: Table, seat: number): Guest | null {
  const occupant = seats[seat];
  if (occupant?.kind === "human") return { userId: occupant.userId, name: occupant.name };
  const gone = away?.[seat];
  return gone && gone.userId === occupant?.keptFor ? { userId: gone.userId, name: gone.name } : null;
}

/** What held at the last table from its beginning; boards are played once. Anyone who was kept out stays out. */
function conditionsOf({ id, keptOut }: Table, created: Created): Conditions {
  const { type: _type, ownerId: _ownerId, deckSource: _deckSource, ...conditions } = created;
  return { ...conditions, firstTableId: created.firstTableId ?? id, ...(keptOut !== undefined && { keptOut }) };
}
