import { DUMMY, personsAt, type Seat, type Settings } from "@trelyazh/preferans";
import { useMemo } from "react";
import { useTable } from "./table-context.ts";
import { useDeal } from "./use-deal.ts";

/** Where a hand lies on the screen. */
export type Place = "bottom" | "left" | "top" | "right";

interface Chairs {
  /** The viewer's chair; a spectator looks from seat 0. */
  readonly you: Seat | null;
  readonly players: Settings["players"];
  /** Who has dealt the deal that is shown; null before the first one. */
  readonly dealer: Seat | null;
}

const PLACES: readonly Place[] = ["bottom", "left", "right"];
const PLACES_OF_FOUR: readonly Place[] = ["bottom", "left", "top", "right"];

/**
 * Returns the place of each hand, clockwise from the viewer's own. At a table for two the dummy's hand has a place too. At four
 * the dealer, who sits out, goes to the head of the table, so that the hands lie as they do at three; when that is the
 * viewer, the others sit all around.
 */
export function placesFor({ you, players, dealer }: Chairs): ReadonlyMap<Seat, Place> {
  const hands = players === 2 ? [...personsAt(2), DUMMY] : personsAt(players);
  const nearest = you ?? 0;
  const clockwise = [...hands.slice(nearest), ...hands.slice(0, nearest)];
  if (players !== 4 || dealer === null || dealer === nearest) {
    const places = players === 4 ? PLACES_OF_FOUR : PLACES;
    return new Map(clockwise.map((seat, step) => [seat, places[step] ?? "bottom"]));
  }
  const playing = clockwise.filter((seat) => seat !== dealer);
  return new Map([...playing.map((seat, step): [Seat, Place] => [seat, PLACES[step] ?? "bottom"]), [dealer, "top"]]);
}

/** Follows the place of each hand as the viewer sees them. */
export function usePlaces(): ReadonlyMap<Seat, Place> {
  const { you, players } = useTable((scene) => ({ you: scene.you, players: scene.table.settings.players }));
  const dealer = useDeal((deal) => deal.dealer);
  return useMemo(() => placesFor({ you, players, dealer }), [you, players, dealer]);
}
