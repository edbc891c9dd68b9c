/** What a club is made of, for the arithmetic of `docs/scale.md`. */
export interface ClubSize {
  readonly nodes: number;
  readonly tables: number;
  readonly movesPerSecond: number;
  readonly dealsPerSecond: number;
}

/** Of three players, those whose node is not the table's: it is made, and taken up, where one of them is. */
const ELSEWHERE = 2;
const PLAYERS = 3;

/** How often each node tells all others how many tables it has. */
const LOAD_EVERY_S = 10;

/**
 * Reckons the words a second that nodes hear from one another, as `docs/scale.md` does: each table is at the node of one of its three players, the
 * others are at any nodes, and nothing goes together with anything else.
 */
export function reckonWords({ nodes, tables, movesPerSecond, dealsPerSecond }: ClubSize): ReadonlyMap<string, number> {
  const away = 1 - 1 / nodes;
  // Of all nodes but the table's own, those where at least one of its players is.
  const nodesOfReaders = (nodes - 1) * (1 - away ** ELSEWHERE);
  const pairs = nodes * (nodes - 1);
  const readingPairs = pairs * (1 - (1 - 1 / nodes ** 2) ** (ELSEWHERE * tables));
  return new Map([
    ["table.act", (2 * movesPerSecond * away * ELSEWHERE) / PLAYERS],
    ["table.frames", movesPerSecond * nodesOfReaders],
    ["table.report", 2 * readingPairs],
    ["table.load", pairs / LOAD_EVERY_S],
    ["lobby.listed", dealsPerSecond * (nodes - 1)],
  ]);
}
