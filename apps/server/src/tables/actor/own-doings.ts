import type { Seat } from "@trelyazh/preferans";
import { seatOf, type CommandOf, type NextStep, type Table, type TableCommand, type Transition } from "@trelyazh/table";
import { botCommand, type BotDeps } from "./bot-driver.ts";
import { timeOutCommand, type Witness } from "./clock-flag.ts";
import type { Chance, DeckSource, Drawn } from "./dealing.ts";
import type { FairDealing } from "./fair-dealing.ts";
import type { TableMemory } from "./table-memory.ts";
import type { CommandPart, DealSecret, JournalRow } from "../journal/table-store.ts";

/** A command with what the journal has to know beside it. */
export interface Submission {
  readonly command: TableCommand;
  /** Set for what people ask for: a repeat of the same id gets the first answer. */
  readonly commandId?: string;
  readonly secret?: DealSecret;
}

/** How fast a table moves by itself. */
export interface Pace {
  readonly botDelayMs: number;
  /** How long the result of a deal stays at tables that have agreed on nothing. */
  readonly dealDelayMs: number;
  /** How long the first deal waits for what the players' clients add to it; for later ones they have had the deal before. */
  readonly nonceWaitMs: number;
}

export type NextDeal = Extract<NextStep, { type: "deal" }>;

/** The delays before a table's own steps. One that has begun goes on, whatever people do meanwhile beside the play. */
export class Delays {
  readonly #pace: Pace;
  /** What a delay was begun for last: the next deal, or the bots in the turn of that number. */
  #beganFor: "deal" | number | null;
  #beganAt: number;

  /** Goes on with what an earlier owner had begun, if anything. */
  constructor(pace: Pace, begun: TableMemory["delay"] = null) {
    this.#pace = pace;
    this.#beganFor = begun?.before ?? null;
    this.#beganAt = begun?.at ?? 0;
  }

  get begun(): TableMemory["delay"] {
    return this.#beganFor === null ? null : { before: this.#beganFor, at: this.#beganAt };
  }

  /** Returns when the table takes that step, which is the next one now; all times in epoch milliseconds. */
  dueAt(step: Exclude<NextStep, NextDeal>, now: number): number {
    switch (step.type) {
      case "start":
      case "settle":
        return now;
      case "moveBot":
        return this.#begin(step.turnNumber, now) + this.#pace.botDelayMs;
      case "timeOut":
        return step.turn.deadlineAt;
      default:
        return step satisfies never;
    }
  }

  /** Returns when a deal is dealt that waits for so long; null for ever. */
  dealAt(now: number, waitsMs: number | null): number | null {
    const beganAt = this.#begin("deal", now);
    return waitsMs === null ? null : beganAt + waitsMs;
  }

  /** The next step gets a delay of its own. */
  end(): void {
    this.#beganFor = null;
  }

  #begin(what: "deal" | number, now: number): number {
    if (this.#beganFor !== what) this.#beganAt = now;
    this.#beganFor = what;
    return this.#beganAt;
  }
}

export interface StepDeps extends BotDeps {
  readonly chance: Chance;
  readonly decks: DeckSource;
  readonly dealing: Pick<FairDealing, "sourceOf">;
  readonly witness: Witness;
}

/** Makes the command of a step: here chance and the bots' thoughts come in. Rejects with the signal's reason alone. */
export async function submissionFor(step: NextStep, table: Table, deps: StepDeps): Promise<Submission> {
  switch (step.type) {
    case "start":
      return { command: startOf(table, deps.chance) };
    case "deal":
      return dealSubmission(deps.decks.draw(table, step.number, await deps.dealing.sourceOf(table)));
    case "settle":
      return { command: { type: "settle" } };
    case "moveBot":
      return { command: await botCommand(table, step, deps) };
    case "timeOut":
      return { command: timeOutCommand(table, step.turn, deps.witness) };
    default:
      return step satisfies never;
  }
}

function startOf({ seats, seatsBy }: Table, chance: Chance): CommandOf<"start"> {
  // Chairs are numbered as seats are, and the dealer is one of the table's own.
  const dealer = chance.below(seats.length) as Seat;
  if (seatsBy !== "lot") return { type: "start", dealer };
  const rest = seats.map((_, seat) => seat as Seat);
  return { type: "start", dealer, lot: seats.flatMap(() => rest.splice(chance.below(rest.length), 1)) };
}

function dealSubmission({ deck, told, secret }: Drawn): Submission {
  return { command: { type: "deal", deck, ...told }, ...(secret !== undefined && { secret }) };
}

/** Returns what the journal keeps of what a command has done. */
export function rowsOf(
  table: Table,
  transitions: readonly Transition[],
  submission: Submission,
): readonly JournalRow[] {
  const origin = originOf(table, submission);
  return transitions.map(({ envelope }, index) => ({
    tableId: table.id,
    envelope,
    command: origin && { ...origin, part: index },
    secret: index === 0 ? (submission.secret ?? null) : null,
  }));
}

function originOf(table: Table, { command, commandId }: Submission): Omit<CommandPart, "part"> | null {
  if (commandId === undefined || !("member" in command)) return null;
  const seat = command.type === "join" ? command.seat : seatOf(table, command.member.id);
  return seat === null ? null : { id: commandId, seat };
}
