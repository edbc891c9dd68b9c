import type { Item } from "@trelyazh/ws-adapter";
import type { ErrorCode } from "@trelyazh/protocol";
import type { Bus } from "../../../bus/bus.ts";
import type { Clock, Timer } from "../../../clock.ts";
import type { Nodes } from "../../../nodes/nodes.ts";
import { Elsewhere } from "../../ownership/elsewhere.ts";
import type { Owner } from "../../ownership/ownership.ts";
import type { LiveTables } from "../../table-service.ts";
import type { TableRegistry } from "../../table-registry.ts";
import {
  COMMANDS,
  FOLLOW,
  FRAMES,
  PAST,
  PLAN,
  REPORT,
  SEE,
  STANDING,
  UNFOLLOW,
  type CommandName,
  type Commands,
  type ElsewhereAnswer,
  type Following,
} from "../messages.ts";
import { Outlet } from "./outlet.ts";
import { RemoteLine } from "./remote-line.ts";

export interface TableHostDeps {
  readonly bus: Bus;
  readonly nodes: Pick<Nodes, "knows" | "onChange">;
  readonly registry: Pick<TableRegistry, "get">;
  readonly tables: LiveTables;
  readonly clock: Clock;
  readonly codeOf: (error: unknown) => ErrorCode;
}

/** How long the readers of a node that says nothing are taken for there. */
const SILENT_MS = 4000;
const LOOK_EVERY_MS = 1000;

/** Lets members at other nodes use the tables that live here. */
export class TableHost {
  readonly #deps: TableHostDeps;
  readonly #outlets = new Map<string, Outlet>();
  readonly #ready = new Set<Outlet>();
  readonly #subscriptions: readonly Disposable[];
  #timer: Timer | null = null;

  constructor(deps: TableHostDeps) {
    this.#deps = deps;
    const { bus, nodes, tables } = deps;
    this.#subscriptions = [
      // What `keys` returns are the names.
      ...(Object.keys(COMMANDS) as CommandName[]).map((name) => this.#carryOut(name)),
      bus.answer(SEE, ({ member, table }) =>
        hereOrElsewhere(async () => {
          await tables.see(member, table.tableId);
          return {};
        }),
      ),
      bus.answer(STANDING, ({ member, table }) => hereOrElsewhere(() => tables.standing(member, table.tableId))),
      bus.answer(PAST, ({ member, page }) => hereOrElsewhere(() => tables.past(member, page))),
      bus.answer(PLAN, ({ member, table }) =>
        hereOrElsewhere(async () => ({ plan: await tables.planFor(member, table.tableId) })),
      ),
      bus.answer(FOLLOW, (following, from) => hereOrElsewhere(() => this.#follow(following, from))),
      bus.answer(REPORT, (report, from) => Promise.resolve(this.#outletFor(from).report(report))),
      bus.hear(UNFOLLOW, ({ message, from }) => this.#outlets.get(from)?.close(message.ids)),
      nodes.onChange(() => this.#closeSilent()),
    ];
  }

  /** How many streams are read at other nodes. */
  get streams(): number {
    return [...this.#outlets.values()].reduce((sum, { size }) => sum + size, 0);
  }

  /** Tells those who read a table that it has left. */
  moved(tableId: string, owner: Owner | null): void {
    for (const outlet of this.#outlets.values()) outlet.moved(tableId, owner);
  }

  close(): void {
    this.#timer?.cancel();
    this.#flush();
    for (const subscription of this.#subscriptions) subscription[Symbol.dispose]();
    for (const outlet of this.#outlets.values()) outlet.closeAll();
    this.#outlets.clear();
  }

  #carryOut<Name extends CommandName>(name: Name): Disposable {
    const commands: Commands = this.#deps.tables;
    return this.#deps.bus.answer(COMMANDS[name], ({ member, input }) =>
      hereOrElsewhere(async () => {
        const { seq } = await commands[name](member, input);
        return { seq };
      }),
    );
  }

  async #follow({ tableId, readers, presence }: Following, from: string): Promise<Record<string, never>> {
    const { registry, tables, clock } = this.#deps;
    await registry.get(tableId);
    const outlet = this.#outletFor(from);
    for (const { id, member, lastSeq, line: told } of readers) {
      const line = told && new RemoteLine(told, clock.now());
      try {
        outlet.open(id, { tableId, stream: await tables.follow(tableId, { member, line, lastSeq }), line });
      } catch (error) {
        if (error instanceof Elsewhere) throw error;
        outlet.refuse(id, error);
      }
    }
    if (presence !== null) outlet.open(presence, { tableId, stream: await tables.followPresence(tableId), line: null });
    this.#lookLater();
    return {};
  }

  #outletFor(nodeId: string): Outlet {
    const known = this.#outlets.get(nodeId);
    if (known !== undefined) return known;
    const { bus, clock, codeOf } = this.#deps;
    const outlet = new Outlet({
      clock,
      codeOf,
      onReady: (ready) => this.#flushLater(ready),
      tell: (frames, body) => bus.tell(FRAMES, frames, { to: nodeId, body }),
    });
    this.#outlets.set(nodeId, outlet);
    return outlet;
  }

  /** What several tables publish at once, as they do when a batch was stored, goes together. */
  #flushLater(outlet: Outlet): void {
    if (this.#ready.size === 0) setImmediate(() => this.#flush());
    this.#ready.add(outlet);
  }

  #flush(): void {
    const texts = new Map<Item<unknown>, string>();
    for (const outlet of this.#ready) outlet.flush(texts);
    this.#ready.clear();
  }

  #lookLater(): void {
    const { clock } = this.#deps;
    if (![...this.#outlets.values()].some(({ size }) => size > 0)) return;
    this.#timer ??= clock.schedule(clock.now() + LOOK_EVERY_MS, () => {
      this.#timer = null;
      this.#closeSilent();
      this.#lookLater();
    });
  }

  /** Readers of a node that has gone have gone as well. */
  #closeSilent(): void {
    const { nodes, clock } = this.#deps;
    for (const [nodeId, outlet] of this.#outlets) {
      if (!nodes.knows(nodeId)) this.#outlets.delete(nodeId);
      else if (outlet.heardAt > clock.now() - SILENT_MS) continue;
      outlet.closeAll();
    }
  }
}

/** A table that is not here is no refusal among nodes. */
async function hereOrElsewhere<T>(run: () => Promise<T>): Promise<T | ElsewhereAnswer> {
  try {
    return await run();
  } catch (cause) {
    if (cause instanceof Elsewhere) return { elsewhere: cause.owner };
    throw cause;
  }
}
