import { actorOf, evolve, project, type GameEvent, type Pulya, type Seat } from "@trelyazh/preferans";
import type { Table } from "@trelyazh/table";
import { TableStore } from "../scene/table-store.ts";
import { nextEvents, tableSeenBy } from "./led-table.ts";

/** A table as its store hears of it: whole at first, then event by event. */
export class ToldTable {
  readonly store: TableStore;
  readonly #you: Seat;
  #pulya: Pulya;
  #seq = 40;
  #turn = 7;

  constructor(you: Seat, pulya: Pulya) {
    this.#you = you;
    this.#pulya = pulya;
    this.store = new TableStore({ id: "ann", name: "ann" });
    this.sendWhole();
  }

  /** As after a break of the line. */
  sendWhole(given: Partial<Table> = {}): void {
    const table = tableSeenBy(this.#you, this.#pulya, { seq: this.#seq, ...given });
    this.store.show({ table, you: this.#you, clockOffsetMs: 0, log: [], lastDeal: null });
  }

  tell(...events: readonly GameEvent[]): void {
    for (const event of events) {
      this.#pulya = evolve(this.#pulya, event);
      this.#seq += 1;
      this.#turn += 1;
      const actor = actorOf(this.#pulya);
      const turn = actor === null ? null : { number: this.#turn, actor, deadlineAt: null };
      const told = { type: "game", event: project(event, this.#you) } as const;
      const envelope = { seq: this.#seq, at: 0, turn, event: told };
      this.store.receive({ kind: "event", serverNow: 0, envelope }, 0);
    }
  }

  /** Has whoever has the turn make a move, always the same one. */
  playOn(): void {
    this.tell(...nextEvents(this.#pulya));
  }

  /** Has the others play on until it is the viewer's turn. */
  playToOwnTurn(): void {
    while (actorOf(this.#pulya) !== this.#you) this.playOn();
  }

  get pulya(): Pulya {
    return this.#pulya;
  }
}
