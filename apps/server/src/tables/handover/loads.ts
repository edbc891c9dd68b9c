import type { Bus } from "../../bus/bus.ts";
import type { Clock } from "../../clock.ts";
import type { Nodes } from "../../nodes/nodes.ts";
import type { TableRegistry } from "../table-registry.ts";
import { LOAD } from "./messages.ts";
import { ableOthers } from "./successors.ts";
import type { TablesOfNodes } from "./rooms.ts";

export interface LoadsDeps {
  readonly bus: Bus;
  readonly nodes: Pick<Nodes, "self" | "alive">;
  readonly registry: Pick<TableRegistry, "playableIds">;
  readonly clock: Clock;
}

/** For how long it is believed what a node has told: three words of it may be lost. */
const BELIEVED_MS = 35_000;

/** How many tables each node has, as they tell one another. */
export class Loads implements Disposable {
  readonly #deps: LoadsDeps;
  readonly #heard = new Map<string, { readonly tables: number; readonly at: number }>();
  readonly #hearing: Disposable;

  constructor(deps: LoadsDeps) {
    this.#deps = deps;
    this.#hearing = deps.bus.hear(LOAD, ({ message, from }) => {
      this.#heard.set(from, { tables: message.tables, at: deps.clock.now() });
    });
  }

  tell(): void {
    const { bus, registry } = this.#deps;
    bus.tell(LOAD, { tables: registry.playableIds.length });
  }

  /** This node and all to which it may hand tables; null while it is not known of one of them. */
  known(): TablesOfNodes | null {
    const { nodes, registry, clock } = this.#deps;
    const known = new Map([[nodes.self.id, registry.playableIds.length]]);
    for (const { id } of ableOthers(nodes)) {
      const heard = this.#heard.get(id);
      if (heard === undefined || heard.at < clock.now() - BELIEVED_MS) return null;
      known.set(id, heard.tables);
    }
    this.#forgetOthers();
    return known;
  }

  [Symbol.dispose](): void {
    this.#hearing[Symbol.dispose]();
  }

  #forgetOthers(): void {
    const alive = new Set(this.#deps.nodes.alive.map(({ id }) => id));
    for (const id of this.#heard.keys()) if (!alive.has(id)) this.#heard.delete(id);
  }
}
