import type { TableEnvelope, TableEvent } from "../state/events.ts";
import type { Away, Guest, Occupant, Table, Visit } from "../state/table.ts";

/** How a deleted player is called; whoever shows it says so in words of the reader's. Nobody can take that name. */
export const DELETED_NAME = "Deleted player";

/** Returns how that user is called now; undefined where that is not known: then it stays as it was told. */
export type NameOf = (userId: string) => string | undefined;

/** Somebody by the name under which a table knows them. */
type Known = Pick<Guest, "userId" | "name">;

/** Returns the people whom a table speaks of by name, as it knows them: those who sit there, are away, were here or are expected. */
export function peopleAtTable({ seats, away = [], guests = [], visits = {} }: Table): readonly Known[] {
  const visitors = Object.entries(visits).map(([userId, { name }]) => ({ userId, name }));
  return [
    ...seats.flatMap((occupant) => personOn(occupant)),
    ...[...away, ...guests].flatMap((one) => one ?? []),
    ...visitors,
  ];
}

/** Returns the people whom an event speaks of by name. */
export function peopleInEvent(event: TableEvent): readonly Known[] {
  if (event.type === "seatTaken") return personOn(event.occupant);
  if (event.type === "keptOut") return [event];
  return event.type === "tableCreated" ? (event.guests ?? []).flatMap((guest) => guest ?? []) : [];
}

/** Returns the table with everybody called as they are now; the very same table where nobody is called otherwise. */
export function namedTable(table: Table, nameOf: NameOf): Table {
  if (peopleAtTable(table).every(({ userId, name }) => (nameOf(userId) ?? name) === name)) return table;
  const { away, guests, visits } = table;
  return {
    ...table,
    seats: table.seats.map((occupant) => namedOccupant(occupant, nameOf)),
    ...(away !== undefined && { away: away.map((one) => named<Away>(one, nameOf)) }),
    ...(guests !== undefined && { guests: guests.map((one) => named<Guest>(one, nameOf)) }),
    ...(visits !== undefined && { visits: namedVisits(visits, nameOf) }),
  };
}

/** Does the same for an event. */
export function namedEnvelope(envelope: TableEnvelope, nameOf: NameOf): TableEnvelope {
  const { event } = envelope;
  if (peopleInEvent(event).every(({ userId, name }) => (nameOf(userId) ?? name) === name)) return envelope;
  return { ...envelope, event: namedEvent(event, nameOf) };
}

function namedEvent(event: TableEvent, nameOf: NameOf): TableEvent {
  switch (event.type) {
    case "seatTaken":
      // There is somebody.
      return { ...event, occupant: namedOccupant(event.occupant, nameOf) ?? event.occupant };
    case "keptOut":
      return { ...event, name: nameOf(event.userId) ?? event.name };
    case "tableCreated":
      return { ...event, guests: (event.guests ?? []).map((guest) => named<Guest>(guest, nameOf)) };
    default:
      return event;
  }
}

function personOn(occupant: Occupant | null): readonly Known[] {
  return occupant?.kind === "human" ? [occupant] : [];
}

function namedOccupant(occupant: Occupant | null, nameOf: NameOf): Occupant | null {
  return occupant?.kind === "human" ? named(occupant, nameOf) : occupant;
}

function named<One extends Known>(one: One | null, nameOf: NameOf): One | null {
  return one && { ...one, name: nameOf(one.userId) ?? one.name };
}

function namedVisits(visits: Readonly<Record<string, Visit>>, nameOf: NameOf): Readonly<Record<string, Visit>> {
  const all = Object.entries(visits);
  return Object.fromEntries(all.map(([userId, visit]) => [userId, { ...visit, name: nameOf(userId) ?? visit.name }]));
}
