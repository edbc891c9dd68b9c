import { isFinisher, type FinishRate, type LobbyTable } from "@trelyazh/protocol";

/** How those who sit at the tables finish what they begin, by table and seat. */
export type Rates = Readonly<Record<string, readonly (FinishRate | null)[]>>;

/** While it is not known, and for strangers. */
export const NO_RATES: Rates = {};

/** Says whether people sit at the table of whom it is as good as sure that they finish their pulyas, and nobody else. */
export function isOfFinishers({ id, seats }: Pick<LobbyTable, "id" | "seats">, rates: Rates): boolean {
  const people = seats.flatMap((occupant, seat) => (occupant?.kind === "human" ? [rates[id]?.[seat] ?? null] : []));
  return people.length > 0 && people.every((rate) => rate !== null && isFinisher(rate));
}
