import type { Seat } from "@trelyazh/preferans";
import type { Bank, Table } from "@trelyazh/table";

/** A run of time on the table's clock: the turn's own, or that of a bank. */
export interface Run {
  /** Null: the turn's own time. */
  readonly bank: Bank | null;
  /** Server time in epoch milliseconds. */
  readonly deadlineAt: number;
  /** Milliseconds when it was full; null of a bank, which begins with whatever was left in it. */
  readonly totalMs: number | null;
}

type Clockwork = Pick<Table, "turn" | "turnSeconds" | "pause">;

/** Returns the time that runs for a seat; null when none does. */
export function runOf({ turn, turnSeconds, pause }: Clockwork, seat: Seat): Run | null {
  if (pause !== null || turn === null || turn.actor !== seat || turn.deadlineAt === null) return null;
  const { bank = null, deadlineAt } = turn;
  return { bank, deadlineAt, totalMs: bank === null ? turnSeconds * 1000 : null };
}

/** The seconds at which those who do not see the clock are told how many are left. */
const SPOKEN_SECONDS = [10, 30];

/** Returns the last of the spoken marks that has been reached; null before all of them, and when time is over. */
export function spokenSeconds(leftMs: number): number | null {
  if (leftMs <= 0) return null;
  return SPOKEN_SECONDS.find((seconds) => leftMs <= seconds * 1000) ?? null;
}
