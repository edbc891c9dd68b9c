import type { Nodes } from "../../nodes/nodes.ts";
import { keepersOf } from "../ownership/rendezvous.ts";
import { byRoom, type TablesOfNodes } from "./rooms.ts";

type Known = Pick<Nodes, "self" | "alive">;

/** The nodes to which a node that goes may hand its tables. */
export function othersStaying({ self, alive }: Known): Nodes["alive"] {
  return alive.filter(({ id, isLeaving }) => id !== self.id && !isLeaving);
}

/** Those of them that understand whatever this node has stored. */
export function ableOthers(nodes: Known): Nodes["alive"] {
  return othersStaying(nodes).filter(({ release }) => release >= nodes.self.release);
}

/**
 * Returns the nodes that may take the table: first those that have room, then the others, as it falls to them. Those of an earlier release come
 * last: they may not understand what a later one has stored, and say so when they have read it.
 */
export function successorsOf(tableId: string, nodes: Known, rooms: TablesOfNodes = new Map()): readonly string[] {
  const able = new Set(ableOthers(nodes).map(({ id }) => id));
  const earlier = othersStaying(nodes).flatMap(({ id }) => (able.has(id) ? [] : [id]));
  const roomy = byRoom(tableId, rooms).filter((id) => able.has(id));
  return [...new Set([...roomy, ...keepersOf(tableId, [...able]), ...keepersOf(tableId, earlier)])];
}
