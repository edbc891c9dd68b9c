import { randomUUID } from "node:crypto";
import { setImmediate as nextTurnOfLoop } from "node:timers/promises";
import { legalMoves, type Move, type Seat } from "@trelyazh/preferans";
import { receive, type TableMessage } from "@trelyazh/protocol";
import type { Table } from "@trelyazh/table";
import { TRPCClientError } from "@trpc/client";
import { clubCodeIn, type Guest } from "./guest.ts";

/** Picks one of several; what a seeded generator offers. */
export interface Picker {
  pick<T>(items: readonly T[]): T;
}

/** Somebody who watches a table, keeps their own copy of it up to date, and may play at it. */
export class Player implements Disposable {
  readonly guest: Guest;
  readonly messages: TableMessage[] = [];
  /** Messages before which something was missing. */
  readonly gaps: TableMessage[] = [];
  readonly #tableId: string;
  readonly #waiting = new Set<() => void>();
  #table: Table | null = null;
  #you: Seat | null = null;
  #stop: () => void = () => {};

  constructor(guest: Guest, tableId: string) {
    this.guest = guest;
    this.#tableId = tableId;
  }

  /** Subscribes, from that event on if there is one, and resolves with the first message. */
  async watch(lastEventId: string | null = null): Promise<this> {
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const subscription = this.guest.api.table.events.subscribe(
      { tableId: this.#tableId, lastEventId },
      {
        onData: ({ data }) => {
          this.#take(data);
          resolve();
        },
        onError: reject,
      },
    );
    this.#stop = () => subscription.unsubscribe();
    await promise;
    return this;
  }

  get table(): Table {
    if (this.#table === null) throw new Error("nothing has been seen of the table yet");
    return this.#table;
  }

  get seat(): Seat | null {
    return this.#you;
  }

  /** Resolves as soon as what this player sees of the table fits. */
  async until(fits: (table: Table) => boolean): Promise<Table> {
    while (this.#table === null || !fits(this.#table)) {
      await new Promise<void>((resolve) => this.#waiting.add(resolve));
    }
    return this.#table;
  }

  /** What this player may do now; nothing unless it is their turn. */
  moves(): readonly Move[] {
    const { turn, pulya } = this.table;
    if (turn === null || pulya === null || turn.actor !== this.#you) return [];
    return legalMoves(pulya, turn.actor);
  }

  act(
    { seat: _seat, ...move }: Move,
    options: { commandId?: string; turnNumber?: number } = {},
  ): Promise<{ seq: number }> {
    const { commandId = randomUUID(), turnNumber = this.table.turn?.number ?? 0 } = options;
    return this.guest.api.table.act.mutate({
      tableId: this.#tableId,
      commandId,
      turnNumber,
      move,
    });
  }

  /** Acts as a good client does: while the connection, the database or another node fails it asks again, by the same id. */
  async actForSure(move: Move, commandId: string = randomUUID()): Promise<{ seq: number }> {
    const turnNumber = this.table.turn?.number ?? 0;
    for (;;) {
      try {
        return await this.act(move, { commandId, turnNumber });
      } catch (error) {
        const unanswered = [undefined, "DATABASE_AWAY", "NODE_AWAY", "BUSY"].includes(clubCodeIn(error));
        if (!(error instanceof TRPCClientError) || !unanswered) throw error;
        await nextTurnOfLoop();
      }
    }
  }

  [Symbol.dispose](): void {
    this.#stop();
  }

  #take(message: TableMessage): void {
    this.messages.push(message);
    const next = receive(this.#table, message);
    if (next === null) this.gaps.push(message);
    else this.#table = next;
    if (message.kind === "snapshot") this.#you = message.you;
    const waiting = [...this.#waiting];
    this.#waiting.clear();
    for (const wake of waiting) wake();
  }
}

/** A legal move by chance, but no bold one, so that pulyas end: sixes are bid and ordered, and nothing higher. */
export function modestMove(moves: readonly Move[], random: Picker): Move {
  const modest = moves.filter((move) => {
    if (move.type === "call") return move.call === "pass" || move.call === "6s";
    return move.type !== "order" || move.contract.startsWith("6");
  });
  return random.pick(modest.length > 0 ? modest : moves);
}

/** Plays by chance whenever it is this player's turn, until the table fits; returns the table as it is then. */
export async function playUntil(player: Player, random: Picker, fits: (table: Table) => boolean): Promise<Table> {
  for (;;) {
    const table = await player.until((seen) => fits(seen) || seen.turn?.actor === player.seat);
    if (fits(table)) return table;
    const { seq } = await player.actForSure(modestMove(player.moves(), random));
    await player.until((seen) => seen.seq >= seq);
  }
}
