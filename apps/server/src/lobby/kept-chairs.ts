import { SEATS } from "@trelyazh/preferans";
import { expectedAt } from "@trelyazh/table";
import type { Listed } from "./listed.ts";

/** Free chairs that are kept for people who had them at the table before. */
export interface KeptChairs {
  /** By seat: the user for whom it is kept, and the name. */
  readonly guests: readonly ({ readonly userId: string; readonly name: string } | null)[];
  /** When anyone may have them, in epoch milliseconds. */
  readonly untilAt: number;
}

/** Returns the chairs of a table that are kept at that time; null when there are none. */
export function keptChairsOf({ line: { seats, createdAt }, guests = [] }: Listed, at: number): KeptChairs | null {
  const expected = SEATS.slice(0, seats.length).map((seat) => expectedAt({ seats, createdAt, guests }, seat, at));
  const untilAt = expected.find((guest) => guest !== null)?.untilAt;
  return untilAt === undefined ? null : { guests: expected, untilAt };
}
