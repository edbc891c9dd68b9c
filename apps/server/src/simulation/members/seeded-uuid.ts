import type { SeededRandom } from "@trelyazh/testkit";

/** Returns an id as clients make them. */
export function seededUuid(random: SeededRandom): string {
  const digits = (length: number) => Array.from({ length }, () => random.below(16).toString(16)).join("");
  return `${digits(8)}-${digits(4)}-4${digits(3)}-8${digits(3)}-${digits(12)}`;
}
