import { viewFor, type Seat, type View } from "@trelyazh/preferans";
import { temperOf, type Temper } from "../chairs/personas.ts";
import type { BotLevel, Table } from "../state/table.ts";
import type { NextStep } from "./next-step.ts";

type BotStep = Extract<NextStep, { type: "moveBot" }>;

/** A decision that a bot has to take. It carries the seat's view alone, so hidden cards cannot get to a bot. */
export interface BotQuestion {
  readonly view: View;
  readonly seat: Seat;
  /** Any integer; the same for the same turn, so that a bot asked again thinks the same. Whoever knows it can think the bot's thoughts. */
  readonly seed: number;
  readonly level: BotLevel;
  readonly temper: Temper;
}

/** Returns what the bot is asked that has to move; `seed` is its chance. Throws a `RangeError` where a person sits on that chair. */
export function botQuestion(table: Table, { seat, pulya }: BotStep, seed: number): BotQuestion {
  const occupant = table.seats[seat];
  if (occupant?.kind !== "bot") throw new RangeError("no bot has to move");
  return { view: viewFor(pulya, seat), seat, seed, level: occupant.level, temper: temperOf(occupant.persona) };
}
