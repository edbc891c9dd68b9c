import type { Seat, Settlement } from "@trelyazh/preferans";

/** Returns the seats of a finished pulya, the best balance first. */
export function ranking(settled: Settlement, persons: readonly Seat[]): readonly Seat[] {
  const balance = (seat: Seat) => settled.exact[seat] ?? 0;
  return persons.toSorted((a, b) => balance(b) - balance(a));
}
