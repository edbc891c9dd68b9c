import type { GameEvent, Seat } from "@trelyazh/preferans";
import type { Away, Occupant, Table } from "./table.ts";

interface Arrival {
  readonly seat: Seat;
  readonly occupant: Occupant;
}

/** Says which players are away, and which no longer are, now that somebody sits down; the chairs themselves are as before. */
export function withArrival(table: Table, { seat, occupant }: Arrival): Table {
  const userId = occupant.kind === "human" ? occupant.userId : occupant.keptFor;
  return withAway(
    table,
    seat,
    newlyAway(table.seats[seat] ?? null, userId, occupant) ?? knownAway(table, seat, userId),
  );
}

function newlyAway(before: Occupant | null, userId: string | undefined, after: Occupant): Away | null {
  if (before?.kind !== "human" || after.kind !== "bot" || before.userId !== userId) return null;
  return { userId, name: before.name, moves: 0 };
}

function knownAway(table: Table, seat: Seat, userId: string | undefined): Away | null {
  const known = table.away?.[seat] ?? null;
  return known?.userId === userId ? known : null;
}

/** Counts a bot's move for the person who is away; a person's own move says that they are not. */
export function withMoveCounted(table: Table, event: GameEvent): Table {
  const seat = moverOf(event);
  const away = seat === null ? null : (table.away?.[seat] ?? null);
  if (seat === null || away === null) return table;
  const isBot = table.seats[seat]?.kind === "bot";
  return withAway(table, seat, isBot ? { ...away, moves: away.moves + 1 } : null);
}

/** Returns the seat that has made the move that an event tells of; null for what answers no turn. */
function moverOf(event: GameEvent): Seat | null {
  switch (event.type) {
    case "called":
    case "ordered":
    case "discarded":
    case "conceded":
    case "whistAnswered":
    case "opennessChosen":
      return event.seat;
    case "cardPlayed":
      return event.by;
    default:
      return null;
  }
}

function withAway(table: Table, seat: Seat, away: Away | null): Table {
  if ((table.away?.[seat] ?? null) === away) return table;
  const before = table.away ?? table.seats.map(() => null);
  return { ...table, away: before.with(seat, away) };
}
