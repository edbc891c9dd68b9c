import type { Settings } from "@trelyazh/preferans";

/** Returns what has to be written into the pool, by each player or by all together. */
export function poolOf({ closeBy }: Settings): number | string {
  if (closeBy.kind === "each") return closeBy.target;
  return closeBy.kind === "sum" ? closeBy.total : "";
}
