export { cardAt, indexOf, NO_TRUMP, toIndices, toSet, trumpNumber, type CardIndex, type CardSet } from "./card-set.ts";
export { chooseMove, LEVELS_OF_PLAY, type Choice, type Decision, type LevelOfPlay } from "./choose-move.ts";
export type { Goal, HandNumber, Position, PositionFault, TalonTricks } from "./double-dummy/position.ts";
export {
  Solver,
  type CardValue,
  type Solution,
  type SolveLimits,
  type SolveRefusal,
  type Value,
} from "./double-dummy/solver.ts";
export { randomFrom, type Random } from "./random.ts";
