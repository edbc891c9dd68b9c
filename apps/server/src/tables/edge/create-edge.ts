import type { ErrorCode } from "@trelyazh/protocol";
import { getTRPCErrorFromUnknown } from "@trpc/server";
import type { Bus } from "../../bus/bus.ts";
import type { Clock } from "../../clock.ts";
import { clubCodeOf } from "../../club-error.ts";
import type { Logger } from "../../logger.ts";
import type { Instruments } from "../../metrics/instruments.ts";
import type { Nodes } from "../../nodes/nodes.ts";
import type { MemberLimit } from "../../trpc.ts";
import type { LiveTables } from "../table-service.ts";
import type { TableRegistry } from "../table-registry.ts";
import { TableHost } from "./host/table-host.ts";
import { EdgeTables } from "./readers/edge-tables.ts";
import { PlanReaders } from "./readers/plan-readers.ts";
import { RoutedTables } from "./routed-tables.ts";
import { reopenedStreams, streamGauges } from "./metrics.ts";
import { Pauses } from "./pauses.ts";
import { Routing } from "./routing.ts";
import { Whereabouts } from "./whereabouts.ts";

export interface EdgeParts {
  readonly bus: Bus;
  readonly nodes: Nodes;
  readonly registry: TableRegistry;
  readonly tables: LiveTables;
  readonly clock: Clock;
  readonly lookUp: MemberLimit;
  readonly log: Logger;
  readonly instruments: Instruments;
}

/** What lets members use tables at any node, and this node's tables from any other. */
export interface Edge {
  readonly service: RoutedTables;
  /** To be told when the catchers at a table that lives here have planned something else. */
  planned(tableId: string): void;
  /** To be called once nobody here plays or reads any more. */
  close(): Promise<void>;
}

export function createEdge(parts: EdgeParts): Edge {
  const { bus, nodes, registry, tables, clock, lookUp, log, instruments } = parts;
  const whereabouts = new Whereabouts(nodes);
  const pauses = new Pauses(clock);
  const routing = new Routing({ registry, whereabouts, clock, pauses });
  const base = { bus, nodes, registry, tables, clock, routing, whereabouts, pauses };
  const host = new TableHost({ ...base, codeOf: (error) => codeOf(error, log) });
  const readers = new EdgeTables({ ...base, onReopened: reopenedStreams(instruments) });
  const planReaders = new PlanReaders(base);
  streamGauges(instruments, { from: () => readers.streams, to: () => host.streams });
  const goneSubscription = registry.onGone(({ table: { id }, streams }, owner) => {
    whereabouts.note(id, owner);
    host.moved(id, owner);
    readers.leftHome(id);
    streams.leave((reader, lastSeq) => readers.of(id).adopt(reader, lastSeq).topic);
  });
  return {
    service: new RoutedTables({ ...base, readers, planReaders, lookUp }),
    planned: (tableId) => planReaders.planned(tableId),
    close() {
      goneSubscription[Symbol.dispose]();
      pauses.close();
      planReaders.close();
      host.close();
      readers.close();
      return Promise.resolve();
    },
  };
}

/** What another node is told of a stream that has failed here, where alone the fault is known. */
function codeOf(err: unknown, log: Logger): ErrorCode {
  const code = clubCodeOf(getTRPCErrorFromUnknown(err));
  if (code === "INTERNAL") log.error({ err }, "a stream for another node failed");
  return code;
}
