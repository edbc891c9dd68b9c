import { DUMMY, personsAt, type Seat, type Settings } from "@trelyazh/preferans";

/** Where a hand lies on the screen. */
export type Place = "bottom" | "left" | "top" | "right";

/** Clockwise from the viewer, by the number of hands. */
const PLACES = { 3: ["bottom", "left", "right"], 4: ["bottom", "left", "top", "right"] } as const;

/**
 * Returns the place of each hand as `you` sees them, clockwise from the viewer's own; a spectator looks from seat 0. At a
 * table for two the dummy's hand has a place too.
 */
export function placesFor(you: Seat | null, players: Settings["players"]): ReadonlyMap<Seat, Place> {
  const hands = players === 2 ? [...personsAt(2), DUMMY] : personsAt(players);
  const places: readonly Place[] = PLACES[players === 4 ? 4 : 3];
  const nearest = you ?? 0;
  const clockwise = [...hands.slice(nearest), ...hands.slice(0, nearest)];
  return new Map(clockwise.map((seat, step) => [seat, places[step] ?? "bottom"]));
}
