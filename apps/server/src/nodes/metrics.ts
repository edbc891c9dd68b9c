import type { Instruments } from "../metrics/instruments.ts";
import type { LeasedNodes } from "./leased-nodes.ts";

/** What is measured of this node and of those that it knows. */
export function nodeMetrics(
  instruments: Instruments,
  nodes: Pick<LeasedNodes, "alive" | "leaseLeftMs" | "self">,
): void {
  instruments.gauges(
    { name: "trelyazh_nodes", help: "Nodes of the club whose leases hold, this one among them.", labels: ["state"] },
    function* () {
      const leaving = nodes.alive.filter(({ isLeaving }) => isLeaving).length;
      yield [{ state: "staying" }, nodes.alive.length - leaving] as const;
      yield [{ state: "leaving" }, leaving] as const;
    },
  );
  instruments.gauge(
    {
      name: "trelyazh_node_lease_seconds",
      help: "How long this node's lease holds yet by its own clock; 0 if it is over.",
    },
    () => nodes.leaseLeftMs / 1000,
  );
}
