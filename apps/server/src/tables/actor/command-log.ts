import { isUniqueViolation } from "@trelyazh/db";
import type { Ack } from "./ack.ts";
import { ClubError } from "../../club-error.ts";
import type { LoadedTable } from "../journal/replay.ts";
import type { JournalRow, TableStore } from "../journal/table-store.ts";

/** Answers kept in memory, which is long enough for a repeat after a lost connection; older ones are in the journal. */
const REMEMBERED = 4;

interface Answer {
  readonly commandId: string;
  readonly seq: number;
}

/** Says whether the journal has refused an event because it has another one of the same command. */
export function isRepeat(cause: unknown): boolean {
  return isUniqueViolation(cause, "table_events_command_key");
}

/** Knows which commands of players have been carried out, so that a repeat gets the first answer and does nothing. */
export class CommandLog {
  readonly #store: Pick<TableStore, "findCommand">;
  readonly #tableId: string;
  /** Oldest first. */
  readonly #answers: Answer[] = [];

  constructor(store: Pick<TableStore, "findCommand">, loaded: LoadedTable) {
    this.#store = store;
    this.#tableId = loaded.table.id;
    this.remember(loaded.rows);
  }

  remember(rows: readonly JournalRow[]): void {
    for (const { command, envelope } of rows) {
      if (command !== null) this.#note({ commandId: command.id, seq: envelope.seq });
    }
  }

  /** Returns the first answer to that command, or null if it was not carried out lately. */
  recall(commandId: string): Ack | null {
    const answer = this.#answers.findLast((each) => each.commandId === commandId);
    return answer === undefined ? null : { seq: answer.seq };
  }

  /** Asks the journal for the first answer to that command; null if it was never carried out. Refuses with `DATABASE_AWAY`. */
  async find(commandId: string): Promise<Ack | null> {
    const seq = await this.#store.findCommand(this.#tableId, commandId).catch((cause: unknown) => {
      throw new ClubError("DATABASE_AWAY", { cause });
    });
    return seq === null ? null : { seq };
  }

  /** A command's answer is its last event; all that it does comes in one piece. */
  #note(answer: Answer): void {
    if (this.#answers.at(-1)?.commandId === answer.commandId) this.#answers.pop();
    else if (this.#answers.length === REMEMBERED) this.#answers.shift();
    this.#answers.push(answer);
  }
}
