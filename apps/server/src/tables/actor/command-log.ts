import { isUniqueViolation } from "@trelyazh/db";
import type { Ack } from "./ack.ts";
import type { LoadedTable } from "../journal/replay.ts";
import { whyUnread } from "../journal/store-faults.ts";
import type { JournalRow, TableStore } from "../journal/table-store.ts";
import { Answers } from "./answers.ts";

/** Says whether the journal has refused an event because it has another one of the same command. */
export function isRepeat(cause: unknown): boolean {
  return isUniqueViolation(cause, "table_events_command_key");
}

/**
 * Knows which commands of players have been carried out, so that a repeat gets the first answer and does nothing. What
 * happened before the events that the table was loaded with is read once, when a command is refused for the first time.
 */
export class CommandLog {
  readonly #store: Pick<TableStore, "commandsBefore">;
  readonly #tableId: string;
  readonly #answers = new Answers();
  /** All events from that number on are known here; with 1 there are no others. */
  #knownFrom: number;
  #reading: Promise<void> | null = null;

  constructor(store: Pick<TableStore, "commandsBefore">, { table, rows }: Pick<LoadedTable, "table" | "rows">) {
    this.#store = store;
    this.#tableId = table.id;
    this.#knownFrom = rows[0]?.envelope.seq ?? table.seq + 1;
    this.remember(rows);
  }

  remember(rows: readonly JournalRow[]): void {
    for (const { command, envelope } of rows) {
      if (command !== null) this.#answers.note(command.id, envelope.seq);
    }
  }

  /** Returns the first answer to that command, or null if memory knows of none. */
  recall(commandId: string): Ack | null {
    const seq = this.#answers.find(commandId);
    return seq === null ? null : { seq };
  }

  /** Returns the same, and null only for a command that was never carried out. Refuses with `DATABASE_AWAY` or `BUSY`. */
  async find(commandId: string): Promise<Ack | null> {
    if (this.#knownFrom > 1) {
      this.#reading ??= this.#readOlder().finally(() => (this.#reading = null));
      await this.#reading;
    }
    return this.recall(commandId);
  }

  async #readOlder(): Promise<void> {
    const older = await this.#store.commandsBefore(this.#tableId, this.#knownFrom).catch((cause: unknown) => {
      throw whyUnread(cause);
    });
    for (const { id, seq } of older) this.#answers.note(id, seq);
    this.#knownFrom = 1;
  }
}
