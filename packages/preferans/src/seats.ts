import { at } from "./at.ts";

/** Places at the table, numbered clockwise from 0. A table for three uses 0 to 2. */
export const SEATS = [0, 1, 2, 3] as const;
export type Seat = (typeof SEATS)[number];

/** A seat, or a spectator, who plays no hand. */
export type Viewer = Seat | "spectator";

type Players = 2 | 3 | 4;

/** The hand that nobody holds, at a table for two (SEAT4). */
export const DUMMY: Seat = 2;

/** The people at a table, clockwise. */
export function personsAt(players: Players): readonly Seat[] {
  return SEATS.slice(0, players);
}

export function isSeat(value: unknown): value is Seat {
  return value === 0 || value === 1 || value === 2 || value === 3;
}

/** The length of lists of hands by seat: the people, and the dummy at a table for two. */
export function handCount(players: Players): number {
  return Math.max(players, 3);
}

/** The person on the left. */
export function nextPerson(players: Players, seat: Seat): Seat {
  // A remainder by at most four is a seat.
  return ((seat + 1) % players) as Seat;
}

/**
 * The three hands of a deal, first hand first (SEAT1, SEAT4). At four the dealer sits out; at two the dummy lies between
 * the person who is first hand and the dealer, so that both people meet the same places in turn.
 */
export function handsOfDeal(players: Players, dealer: Seat): readonly Seat[] {
  const first = nextPerson(players, dealer);
  if (players === 2) return [first, DUMMY, dealer];
  const second = nextPerson(players, first);
  return [first, second, nextPerson(players, second)];
}

/** The hand that follows clockwise among the three of a deal. */
export function nextHand(seats: readonly Seat[], seat: Seat): Seat {
  return at(seats, (seats.indexOf(seat) + 1) % seats.length);
}

/** First hand speaks first and leads to the first trick. */
export function firstHand(seats: readonly Seat[]): Seat {
  return at(seats, 0);
}
