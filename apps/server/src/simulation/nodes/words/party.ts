import { legalMoves, type Seat } from "@trelyazh/preferans";
import { evolveTable, type Table } from "@trelyazh/table";
import { rebuild } from "../../../tables/journal/replay.ts";
import { modestMove } from "../../../testing/people/player.ts";
import type { PlayingWorld } from "./playing-node.ts";
import type { Sitter } from "./sitter.ts";

/** From one move at a table to the next. */
const QUICKEST_MS = 2000;
const SLOWEST_MS = 6000;

/** Nothing is asked of anybody; it is looked again. */
const LOOK_MS = 500;

const WISH = { preset: "sochi", poolTarget: 50, turnSeconds: 90, bots: 0, resultSeconds: 15 } as const;

/** Three people at a table who play at a steady pace; each knows of the table what its journal says. */
export class Party {
  /** Moves made so far. */
  moves = 0;
  readonly #sitters: readonly [Sitter, Sitter, Sitter];
  readonly #world: PlayingWorld;
  #table: Table | null = null;

  constructor(sitters: readonly [Sitter, Sitter, Sitter], world: PlayingWorld) {
    this.#sitters = sitters;
    this.#world = world;
  }

  /** The table is made at the first one's node; the others come to it. */
  async sitDown(tableId: string): Promise<void> {
    const [first, ...others] = this.#sitters;
    await first.node.service.create(first.member, { ...WISH, tableId });
    this.#world.books.addTable(tableId);
    // Chairs are numbered as seats are.
    for (const [index, sitter] of others.entries()) await sitter.join(tableId, (index + 1) as Seat);
    for (const sitter of this.#sitters) sitter.open(tableId);
    void this.#play(tableId);
  }

  async #play(tableId: string): Promise<never> {
    const { time, random } = this.#world;
    let readDeal = 0;
    for (;;) {
      const table = await this.#look(tableId);
      const { turn, pulya } = table;
      if (turn !== null && pulya !== null) {
        await time.wait(QUICKEST_MS + random.below(SLOWEST_MS - QUICKEST_MS));
        await this.#move(table);
        continue;
      }
      const deal = pulya?.dealNumber ?? 0;
      if (deal > readDeal) {
        readDeal = deal;
        for (const sitter of this.#sitters) void sitter.ready(tableId, deal);
      }
      await time.wait(LOOK_MS);
    }
  }

  async #move({ id: tableId, turn, pulya }: Table): Promise<void> {
    if (turn === null || pulya === null) return;
    const { seat, ...move } = modestMove(legalMoves(pulya, turn.actor), this.#world.random);
    await this.#sitters.at(seat)?.act({ tableId, turnNumber: turn.number, move });
    this.moves += 1;
  }

  async #look(tableId: string): Promise<Table> {
    const { store } = this.#world.database;
    if (this.#table === null) {
      const stored = await store.load(tableId);
      if (stored === null) throw new Error("the table is not stored");
      return (this.#table = rebuild(tableId, stored).table);
    }
    for (const { envelope } of await store.loadAfter(tableId, this.#table.seq))
      this.#table = evolveTable(this.#table, envelope);
    return this.#table;
  }
}
