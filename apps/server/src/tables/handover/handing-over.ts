import { BusError, type Bus } from "../../bus/bus.ts";
import type { Clock, Timer } from "../../clock.ts";
import type { Logger } from "../../logger.ts";
import type { Nodes } from "../../nodes/nodes.ts";
import type { Owner, Ownership } from "../ownership/ownership.ts";
import type { StandingTable } from "../actor/table-memory.ts";
import type { TableRegistry } from "../table-registry.ts";
import type { Loads } from "./loads.ts";
import { PREPARE, TAKE } from "./messages.ts";
import { roomsWithout, type TablesOfNodes, type Transfer } from "./rooms.ts";
import { othersStaying, successorsOf } from "./successors.ts";

export interface HandingOverDeps {
  readonly bus: Bus;
  readonly nodes: Nodes;
  readonly ownership: Pick<Ownership, "handOver">;
  readonly registry: Pick<TableRegistry, "handOver" | "playableIds">;
  readonly clock: Clock;
  readonly log: Logger;
  /** What the nodes have; null while that is not known. */
  readonly loads: Pick<Loads, "known">;
  /** Hears for how long each table has stood that was handed over. */
  readonly onHandedOver: (stoodMs: number) => void;
}

/** Tables that are handed over at a time: fewer than the pool has connections. */
const AT_ONCE = 8;

/** How long another node is waited for, and after how many silences no more: one that hangs would keep all tables. */
const ANSWER_MS = 2000;
const SILENCES = 3;

/** How soon a node that is empty looks whether it has got another table. */
const AGAIN_MS = 1000;

/** Hands the tables of a node that goes to others, which have read them before. */
export class HandingOver implements Disposable {
  readonly #deps: HandingOverDeps;
  readonly #change: Disposable;
  /** How often in a row another node has not answered. */
  readonly #silences = new Map<string, number>();
  #running: Promise<void> | null = null;
  #again: Timer | null = null;
  #isClosed = false;

  constructor(deps: HandingOverDeps) {
    this.#deps = deps;
    this.#change = deps.nodes.onChange(() => this.#changed());
  }

  /** Whether this node goes and others are there, which take what it has. */
  get isLeaving(): boolean {
    const { nodes } = this.#deps;
    return nodes.self.isLeaving && othersStaying(nodes).length > 0;
  }

  /**
   * Goes: hands the tables on, and then has people go, who are served to the last as ever. Resolves when no table is left here
   * that another node would take. With no other node nothing happens.
   */
  async leave(sendPeople: () => Promise<void>): Promise<void> {
    const { nodes, log } = this.#deps;
    if (othersStaying(nodes).length === 0) return;
    try {
      await nodes.setLeaving(true);
      await this.#empty();
      await sendPeople();
      // What was made here meanwhile.
      await this.#empty();
    } catch (err) {
      // The next start takes them up, or whoever is there once the lease is over.
      log.warn({ err }, "tables could not be handed over");
    }
  }

  /** Hands on those tables, one after the other, for as long as this node stays; resolves with how many were taken. */
  async handEach(transfers: readonly Transfer[]): Promise<number> {
    let handed = 0;
    for (const { tableId, to } of transfers) {
      if (this.#isClosed || this.#deps.nodes.self.isLeaving) break;
      if (await this.#handTo(tableId, to)) handed += 1;
    }
    this.#silences.clear();
    return handed;
  }

  [Symbol.dispose](): void {
    this.#isClosed = true;
    this.#change[Symbol.dispose]();
    this.#again?.cancel();
  }

  #changed(): void {
    if (this.isLeaving) void this.#empty();
    else this.#silences.clear();
  }

  #empty(): Promise<void> {
    this.#again?.cancel();
    this.#running ??= this.#handAll().finally(() => {
      this.#running = null;
      const { clock } = this.#deps;
      // A table may have been made here meanwhile, or asked for.
      this.#again = clock.schedule(clock.now() + AGAIN_MS, () => this.#changed());
    });
    return this.#running;
  }

  async #handAll(): Promise<void> {
    const { registry, nodes, loads, clock, log } = this.#deps;
    const beganAt = clock.now();
    const waiting = [...registry.playableIds];
    if (waiting.length === 0) return;
    const rooms = roomsWithout(nodes.self.id, loads.known() ?? new Map());
    let handed = 0;
    const inTurn = async () => {
      for (let tableId = waiting.shift(); tableId !== undefined; tableId = waiting.shift()) {
        if (await this.#handOn(tableId, rooms)) handed += 1;
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, inTurn));
    const left = registry.playableIds.length;
    log.info({ tables: handed, left, ms: clock.now() - beganAt }, "tables handed over");
  }

  /** A table that nobody takes stays here. */
  async #handOn(tableId: string, rooms: TablesOfNodes): Promise<boolean> {
    for (const to of successorsOf(tableId, this.#deps.nodes, rooms)) if (await this.#handTo(tableId, to)) return true;
    return false;
  }

  /** Hands a table to that node, if it takes it; never rejects. */
  async #handTo(tableId: string, to: string): Promise<boolean> {
    const { registry, log } = this.#deps;
    if (!(await this.#isPreparedBy(to, tableId))) return false;
    try {
      return (await registry.handOver(tableId, (standing) => this.#give(standing, to))) !== null;
    } catch (err) {
      log.warn({ tableId, to, err }, "table could not be handed over");
      return false;
    }
  }

  async #isPreparedBy(to: string, tableId: string): Promise<boolean> {
    const silences = () => this.#silences.get(to) ?? 0;
    if (silences() >= SILENCES) return false;
    try {
      await this.#deps.bus.ask(PREPARE, { tableId }, { to, withinMs: ANSWER_MS });
      this.#silences.delete(to);
      return true;
    } catch (error) {
      if (error instanceof BusError) this.#silences.set(to, silences() + 1);
      return false;
    }
  }

  /** Makes the table another node's, and has that go on with it. */
  async #give(table: StandingTable, to: string): Promise<Owner | null> {
    const { bus, clock, ownership, log, onHandedOver } = this.#deps;
    const { tableId, memory } = table;
    const owner = await ownership.handOver(table, to);
    if (owner === null) return null;
    await bus.ask(TAKE, { ...table, epoch: owner.epoch }, { to, withinMs: ANSWER_MS }).catch((err: unknown) => {
      // It is theirs all the same: they take it up when it is asked for, or when they look after it.
      log.warn({ tableId, to, err }, "table is another node's, which has not answered");
    });
    onHandedOver(clock.now() - memory.heldAt);
    return owner;
  }
}
