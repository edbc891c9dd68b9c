import { byLobbyOrder, type LobbyNear, type LobbyTable } from "@trelyazh/protocol";

/** While it is not known what is near to the viewer, and for strangers. */
export const NOTHING_NEAR: LobbyNear = { companions: [], closed: [] };

const people = ({ seats }: LobbyTable) => seats.filter((occupant) => occupant?.kind === "human").length;

/**
 * Returns the tables that are open to the viewer, in the viewer's order: where people sit with whom they have played, or a chair is kept for them, then
 * those that wait, where most people wait first, then those in play; newer ones before older ones. What is beyond the share of
 * its address comes last, whoever sits there.
 */
export function inPersonalOrder(
  tables: readonly LobbyTable[],
  { companions, closed, expected = [] }: LobbyNear,
): LobbyTable[] {
  const known = new Set([...companions, ...expected.map(({ tableId }) => tableId)]);
  const shut = new Set(closed);
  const rank = (table: LobbyTable) => [
    Number(table.isBeyondShare === true),
    Number(!known.has(table.id)),
    Number(table.status !== "waiting"),
    table.status === "waiting" ? -people(table) : 0,
  ];
  return tables
    .filter(({ id }) => !shut.has(id))
    .map((table) => ({ table, rank: rank(table) }))
    .toSorted((a, b) => compareRanks(a.rank, b.rank) || byLobbyOrder(a.table, b.table))
    .map(({ table }) => table);
}

function compareRanks(a: readonly number[], b: readonly number[]): number {
  const [first, other] = a.flatMap((value, index) => (value === b[index] ? [] : [[value, b[index] ?? 0]]))[0] ?? [0, 0];
  return (first ?? 0) - (other ?? 0);
}
