import { followOneOf } from "@trelyazh/ws-adapter";
import type { Bus } from "../../../bus/bus.ts";
import type { Clock, Timer } from "../../../clock.ts";
import type { Nodes } from "../../../nodes/nodes.ts";
import type { Reader } from "../../streams/reader.ts";
import type { MessageStream, Opening } from "../../streams/table-streams.ts";
import { FRAMES } from "../messages.ts";
import { EdgeTable, type EdgeTableDeps } from "./edge-table.ts";
import { Inlet } from "./inlet.ts";

export interface EdgeTablesDeps extends Omit<EdgeTableDeps, "inletOf" | "nextId" | "onAway" | "onEmpty"> {
  readonly bus: Bus;
  readonly nodes: Pick<Nodes, "knows" | "onChange">;
  readonly clock: Clock;
  /** Called for each stream that has to be opened anew. */
  readonly onReopened: () => void;
}

/** How often owners are told who reads, and readers whether their tables' owners can be heard. */
const REPORT_EVERY_MS = 1000;

/** All that is read here of tables that live elsewhere, or have moved since it was opened. */
export class EdgeTables {
  readonly #deps: EdgeTablesDeps;
  readonly #tables = new Map<string, EdgeTable>();
  readonly #inlets = new Map<string, Inlet>();
  readonly #subscriptions: readonly Disposable[];
  #ids = 0;
  #timer: Timer | null = null;

  constructor(deps: EdgeTablesDeps) {
    this.#deps = deps;
    const { bus, nodes } = deps;
    this.#subscriptions = [
      bus.hear(FRAMES, ({ message, body, from }) => this.#inletOf(from).take(message, body)),
      nodes.onChange(() => this.#loseGone()),
    ];
  }

  /** How many streams come from other nodes. */
  get streams(): number {
    return [...this.#inlets.values()].reduce((sum, { size }) => sum + size, 0);
  }

  /** The table as it is read here. */
  of(tableId: string): EdgeTable {
    const known = this.#tables.get(tableId);
    if (known !== undefined) return known;
    const table = new EdgeTable(tableId, {
      ...this.#deps,
      inletOf: (nodeId) => this.#inletOf(nodeId),
      nextId: () => ++this.#ids,
      onAway: () => this.#reportLater(),
      onEmpty: (empty) => this.#forgetLater(empty),
    });
    this.#tables.set(tableId, table);
    return table;
  }

  /** The stream of one person, from that number on. */
  watch(tableId: string, { member, line, lastSeq }: Opening): MessageStream {
    const reader: Reader = { member, line, seat: null };
    return followOneOf(() => this.of(tableId).adopt(reader, lastSeq).topic, { audience: reader });
  }

  /** A table does not live here any more. */
  leftHome(tableId: string): void {
    this.#tables.get(tableId)?.leftHome();
  }

  close(): void {
    this.#timer?.cancel();
    for (const subscription of this.#subscriptions) subscription[Symbol.dispose]();
    for (const table of this.#tables.values()) table.close();
  }

  /** Somebody may be about to open what they were given of it. */
  #forgetLater(table: EdgeTable): void {
    setImmediate(() => {
      if (table.isEmpty && this.#tables.get(table.id) === table) this.#tables.delete(table.id);
    });
  }

  #inletOf(nodeId: string): Inlet {
    const known = this.#inlets.get(nodeId);
    if (known !== undefined) return known;
    const inlet = new Inlet(nodeId, this.#deps);
    this.#inlets.set(nodeId, inlet);
    return inlet;
  }

  /** While somebody reads here what comes from elsewhere. */
  #reportLater(): void {
    const { clock, pauses } = this.#deps;
    if (pauses.isClosed || ![...this.#tables.values()].some(({ isAway }) => isAway)) return;
    this.#timer ??= clock.schedule(clock.now() + REPORT_EVERY_MS, () => {
      this.#timer = null;
      this.#report();
      this.#reportLater();
    });
  }

  #report(): void {
    const now = this.#deps.clock.now();
    for (const inlet of this.#inlets.values()) if (inlet.size > 0) void inlet.report();
    for (const table of this.#tables.values()) table.showLine(now);
  }

  #loseGone(): void {
    for (const [nodeId, inlet] of this.#inlets) {
      if (this.#deps.nodes.knows(nodeId)) continue;
      this.#inlets.delete(nodeId);
      inlet.lose();
    }
  }
}
