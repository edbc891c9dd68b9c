import { weightOf } from "../ownership/rendezvous.ts";

/** A number of tables for each node, by its id. */
export type TablesOfNodes = ReadonlyMap<string, number>;

/** A table, and the node that it is to be handed to. */
export interface Transfer {
  readonly tableId: string;
  readonly to: string;
}

/** A node with more than so many times what each would have hands some on, if it has so many more: with fewer tables it does not matter. */
const TOO_FULL = 1.2;
const LEAST_MORE = 8;

/** Of what it has too much it hands on a part at a time, so that others who do the same do not fill one node together. */
const PART = 1 / 4;
const MOST_AT_A_TIME = 32;

/** What all would have who stay, if each had the same. */
function meanOf(loads: TablesOfNodes): number {
  return [...loads.values()].reduce((sum, tables) => sum + tables, 0) / loads.size;
}

/** What each of these nodes lacks of so many tables; those that lack none are left out. */
function roomsIn(loads: TablesOfNodes, upTo: number): TablesOfNodes {
  return new Map([...loads].flatMap(([id, tables]) => (tables < upTo ? [[id, upTo - tables] as const] : [])));
}

/**
 * Returns the nodes that have room, for that table: the more room, the more tables have a node for their first one. All who know the same say
 * the same, and what one more table changes for one node changes nothing between the others.
 */
export function byRoom(tableId: string, rooms: TablesOfNodes): readonly string[] {
  // Weighted rendezvous: of so many draws at once, one for each place that is free, the best.
  const drawn = [...rooms].map(([id, room]) => ({ id, draw: -Math.log((weightOf(tableId, id) + 1) / 2 ** 32) / room }));
  return drawn.toSorted((a, b) => a.draw - b.draw).map(({ id }) => id);
}

/** What each of the others lacks of what it will have when a node has gone; nothing where that is not known. */
export function roomsWithout(selfId: string, loads: TablesOfNodes): TablesOfNodes {
  const others = new Map([...loads].filter(([id]) => id !== selfId));
  const tables = [...loads.values()].reduce((sum, each) => sum + each, 0);
  return others.size === 0 ? others : roomsIn(others, tables / others.size);
}

/** Returns how many tables a node hands on at this moment, because it has far more than others; 0 when it has not. */
export function surplusOf(selfId: string, loads: TablesOfNodes): number {
  const mean = meanOf(loads);
  const more = (loads.get(selfId) ?? 0) - mean;
  if (more < LEAST_MORE || more < (TOO_FULL - 1) * mean) return 0;
  return Math.min(MOST_AT_A_TIME, Math.ceil(more * PART));
}

/**
 * Returns which of its tables a node hands on at this moment, and to whom. What all nodes hand on that know the same is a quarter of what the
 * others lack, or less, so that none of these gets too much by it.
 */
export function transfersFrom(selfId: string, loads: TablesOfNodes, tableIds: readonly string[]): readonly Transfer[] {
  const rooms = roomsIn(loads, meanOf(loads));
  return leastOf(selfId, tableIds)
    .slice(0, surplusOf(selfId, loads))
    .flatMap((tableId) =>
      byRoom(tableId, rooms)
        .slice(0, 1)
        .map((to) => ({ tableId, to })),
    );
}

/** Those first that fall least to that node. */
function leastOf(nodeId: string, tableIds: readonly string[]): readonly string[] {
  return tableIds
    .map((tableId) => ({ tableId, weight: weightOf(tableId, nodeId) }))
    .toSorted((a, b) => a.weight - b.weight)
    .map(({ tableId }) => tableId);
}
