import type { Instruments } from "../../metrics/instruments.ts";
import type { Nodes } from "../../nodes/nodes.ts";
import type { Ownership } from "./ownership.ts";

/** Counts the tables that this node claims, by why it does. */
export function countedOwnership(
  ownership: Ownership,
  { instruments, nodes }: { readonly instruments: Instruments; readonly nodes: Pick<Nodes, "self"> },
): Ownership {
  const claims = instruments.tallies({
    name: "trelyazh_table_claims_total",
    help: "Tables that this node has claimed: asked for, left behind at the start or by a node that is gone, or its own again.",
    label: "why",
  });
  const counted = async <Claimed extends readonly unknown[]>(why: string, claim: Promise<Claimed>) => {
    const claimed = await claim;
    claims.add(why, claimed.length);
    return claimed;
  };
  return {
    async claim(tableId) {
      const owner = await ownership.claim(tableId);
      if (owner?.nodeId === nodes.self.id) claims.add("asked");
      return owner;
    },
    claimEach: (tableIds) => counted("again", ownership.claimEach(tableIds)),
    claimAtStart: () => counted("start", ownership.claimAtStart()),
    claimOrphans: (limit) => counted("orphan", ownership.claimOrphans(limit)),
    ownerOf: (tableId) => ownership.ownerOf(tableId),
    handOver: (table, to) => ownership.handOver(table, to),
  };
}
