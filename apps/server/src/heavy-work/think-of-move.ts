import type { Move } from "@trelyazh/preferans";
import { chooseMove } from "@trelyazh/solver";
import type { BotQuestion } from "@trelyazh/table";
import type { IsCalledOff } from "./called-off.ts";

export interface BotAnswer {
  readonly move: Move;
  /** Did the clock end the thinking? Then another run may give another move. */
  readonly isStopped: boolean;
}

/** How long a bot thinks at most; its budget is counted otherwise, so this bites on a machine that is too slow. */
const STOP_AFTER_MS = 300;

export function thinkOfMove(question: BotQuestion, isCalledOff: IsCalledOff): BotAnswer {
  const end = performance.now() + STOP_AFTER_MS;
  const { move, isStopped } = chooseMove({ ...question, shouldStop: () => isCalledOff() || performance.now() > end });
  return { move, isStopped };
}
