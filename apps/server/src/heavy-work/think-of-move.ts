import type { Move, Seat, View } from "@trelyazh/preferans";
import { chooseMove, type LevelOfPlay } from "@trelyazh/solver";
import type { IsCalledOff } from "./called-off.ts";

/** A decision that a bot has to take. It carries the seat's view alone, so hidden cards cannot get to a bot. */
export interface BotQuestion {
  readonly view: View;
  readonly seat: Seat;
  readonly seed: number;
  readonly level: LevelOfPlay;
}

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
