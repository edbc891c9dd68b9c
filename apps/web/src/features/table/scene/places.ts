import type { Seat } from "@trelyazh/preferans";

/** Where a hand lies on the screen. Clockwise from the viewer comes the left, then the right. */
export type Place = "bottom" | "left" | "right";

const PLACES: readonly Place[] = ["bottom", "left", "right"];

/** Returns the place of each seat of a table for three, as `you` sees it; a spectator looks from seat 0. */
export function placesFor(you: Seat | null): ReadonlyMap<Seat, Place> {
  const nearest = you ?? 0;
  return new Map(
    PLACES.map((place, step) => {
      // Three consecutive numbers modulo three are the seats of a table for three.
      const seat = ((nearest + step) % 3) as Seat;
      return [seat, place];
    }),
  );
}

/** Returns the seat at a place. */
export function seatAt(you: Seat | null, place: Place): Seat {
  // As above.
  return (((you ?? 0) + PLACES.indexOf(place)) % 3) as Seat;
}
