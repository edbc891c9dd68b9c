import type { NodeReport } from "@trelyazh/db";

/** Returns what is to be said of a node, in one line. */
export function describeNode({ id, name, release, startedAt, tables, ...node }: NodeReport): string {
  return [
    `${name} (${id})`,
    `release ${release}`,
    leaseOf(node),
    `${tables} ${tables === 1 ? "table" : "tables"}`,
    `since ${new Date(startedAt).toISOString()}`,
  ].join(", ");
}

function leaseOf({ leaseLeftMs, isLeaving }: Pick<NodeReport, "leaseLeftMs" | "isLeaving">): string {
  const seconds = (Math.abs(leaseLeftMs) / 1000).toFixed(1);
  if (leaseLeftMs <= 0) return `lease over for ${seconds} s`;
  return `lease for ${seconds} s${isLeaving ? ", leaving" : ""}`;
}
