import type { Nodes } from "../../nodes/nodes.ts";
import { keeperOf } from "../ownership/rendezvous.ts";

type Known = Pick<Nodes, "self" | "alive">;

/** The nodes to which a node that goes may hand its tables. */
export function othersStaying({ self, alive }: Known): Nodes["alive"] {
  return alive.filter(({ id, isLeaving }) => id !== self.id && !isLeaving);
}

/**
 * Returns the nodes that may take the table, the first of them being the one to which it falls. Those of an earlier release come
 * last: they may not understand what a later one has stored, and say so when they have read it.
 */
export function successorsOf(tableId: string, nodes: Known): readonly string[] {
  const others = othersStaying(nodes);
  const { release } = nodes.self;
  const [able, earlier] = [
    others.filter((node) => node.release >= release),
    others.filter((node) => node.release < release),
  ];
  return [...inTurn(tableId, able), ...inTurn(tableId, earlier)];
}

/** Each next one is to whom the table falls when those before are gone. */
function inTurn(tableId: string, nodes: Nodes["alive"]): readonly string[] {
  const ids = nodes.map(({ id }) => id);
  const first = keeperOf(tableId, ids);
  if (first === undefined) return [];
  return [
    first,
    ...inTurn(
      tableId,
      nodes.filter(({ id }) => id !== first),
    ),
  ];
}
