import type { Table } from "@trelyazh/protocol";
import type { Receipt } from "../club-services.ts";
import { ClubError } from "../club-error.ts";
import type { LoadedTable } from "./replay.ts";
import type { Order } from "./steps.ts";
import type { JournalRow, PlayerCommand, TableStore } from "./table-store.ts";

/** Answers kept in memory; older ones are in the journal. */
const REMEMBERED = 32;

/** Knows which commands of players have been carried out, so that a repeat gets the first answer and does nothing. */
export class CommandLog {
  readonly #store: Pick<TableStore, "findCommand">;
  readonly #answers = new Map<string, number>();

  constructor(store: Pick<TableStore, "findCommand">, loaded: LoadedTable) {
    this.#store = store;
    this.remember(loaded.rows);
  }

  remember(rows: readonly JournalRow[]): void {
    for (const { command, envelope } of rows) {
      if (command !== null) this.#answers.set(keyOf(command), envelope.seq);
    }
    for (const key of this.#answers.keys()) {
      if (this.#answers.size <= REMEMBERED) break;
      this.#answers.delete(key);
    }
  }

  /** Returns the first answer to that command, or null if it was never carried out. Refuses with `DATABASE_AWAY`. */
  async answerTo(table: Table, { command, player }: Order): Promise<Receipt | null> {
    if (player === undefined || command.type !== "act") return null;
    const seq = this.#answers.get(keyOf(player));
    if (seq !== undefined) return { seq };
    // What answers the present turn cannot have been carried out long ago, so the journal need not be asked.
    if (command.turnNumber === table.turn?.number) return null;
    const stored = await this.#store.findCommand(table.id, player).catch((cause: unknown) => {
      throw new ClubError("DATABASE_AWAY", { cause });
    });
    return stored === null ? null : { seq: stored };
  }
}

function keyOf({ id, seat }: PlayerCommand): string {
  return `${seat}:${id}`;
}
