import { FAULT_TEXT, tellable, type FaultReport } from "@trelyazh/protocol";
import { LRUCache } from "lru-cache";
import type { Logger } from "../logger.ts";

/** Kinds of faults that are told apart; of those beyond, the ones that came longest ago are forgotten. */
const KINDS_KEPT = 500;

/** A kind is logged again when it has come so often: ten times, a hundred times, and so on. */
function isWorthALine(count: number): boolean {
  return Number.isInteger(Math.log10(count));
}

/** Two reports are of one kind when the same release broke in the same part, at the same place. */
function kindOf({ release, part, message, stack }: FaultReport): string {
  return [release, part, message, stack.split("\n").slice(0, 3).join("\n")].join("\n");
}

/** Writes each kind of fault into the log once, and again when it has come ten times as often. */
export class FaultLog {
  readonly #log: Logger;
  readonly #counts = new LRUCache<string, number>({ max: KINDS_KEPT });

  constructor(log: Logger) {
    this.#log = log;
  }

  /** Says whether a fault of that kind has not been told of yet. */
  isNew(report: FaultReport): boolean {
    return !this.#counts.has(kindOf(report));
  }

  note(report: FaultReport): void {
    const kind = kindOf(report);
    const count = (this.#counts.get(kind) ?? 0) + 1;
    this.#counts.set(kind, count);
    if (isWorthALine(count)) this.#log.warn({ ...withoutPersons(report), count }, "a client broke");
  }
}

/** Clients leave out what nobody should read; whether they have is not to be believed. */
function withoutPersons(report: FaultReport): FaultReport {
  const message = tellable(report.message, FAULT_TEXT.message);
  return { ...report, message, stack: tellable(report.stack, FAULT_TEXT.stack) };
}
