import type { Table } from "@trelyazh/protocol";
import type { Receipt } from "../club-services.ts";
import { ClubError } from "../club-error.ts";
import { takesTurn } from "./number-events.ts";
import type { LoadedTable } from "./replay.ts";
import type { Order } from "./steps.ts";
import type { JournalRow, PlayerCommand, TableStore } from "./table-store.ts";

/** Answers kept in memory, which is long enough for a repeat after a lost connection; older ones are in the journal. */
const REMEMBERED = 12;

interface Answer {
  readonly command: PlayerCommand;
  readonly seq: number;
}

/** Knows which commands of players have been carried out, so that a repeat gets the first answer and does nothing. */
export class CommandLog {
  readonly #store: Pick<TableStore, "findCommand">;
  /** Oldest first. */
  readonly #answers: Answer[] = [];

  constructor(store: Pick<TableStore, "findCommand">, loaded: LoadedTable) {
    this.#store = store;
    this.remember(loaded.rows);
  }

  remember(rows: readonly JournalRow[]): void {
    for (const { command, envelope } of rows) {
      if (command !== null) this.#note({ command, seq: envelope.seq });
    }
  }

  /** Returns the first answer to that command, or null if it was never carried out. Refuses with `DATABASE_AWAY`. */
  async answerTo(table: Table, { command, player }: Order): Promise<Receipt | null> {
    if (player === undefined || command.type !== "act") return null;
    const isForPresentTurn = command.turnNumber === table.turn?.number;
    // Had it been carried out, there would be another turn now. So the usual move costs no search.
    if (isForPresentTurn && takesTurn(command)) return null;
    const answer = this.#answers.findLast(({ command: known }) => isSame(known, player));
    if (answer !== undefined) return { seq: answer.seq };
    // It cannot have been carried out long ago, so the journal need not be asked.
    if (isForPresentTurn) return null;
    const stored = await this.#store.findCommand(table.id, player).catch((cause: unknown) => {
      throw new ClubError("DATABASE_AWAY", { cause });
    });
    return stored === null ? null : { seq: stored };
  }

  /** A command's answer is its last event; all that it does comes in one piece. */
  #note(answer: Answer): void {
    const last = this.#answers.at(-1);
    if (last !== undefined && isSame(last.command, answer.command)) this.#answers.pop();
    else if (this.#answers.length === REMEMBERED) this.#answers.shift();
    this.#answers.push(answer);
  }
}

function isSame(one: PlayerCommand, other: PlayerCommand): boolean {
  return one.id === other.id && one.seat === other.seat;
}
