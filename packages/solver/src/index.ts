export { analyseDeal, type AnalysisStep, type CardJudgement, type DealAnalysis } from "./analysis/analyse-deal.ts";
export type { Par } from "./analysis/par.ts";
export type { FinishedPulya } from "./analysis/cards-played.ts";
export { cardAt, indexOf, NO_TRUMP, toIndices, toSet, trumpNumber, type CardIndex, type CardSet } from "./card-set.ts";
export type { Alternative } from "./club/compare.ts";
export { chooseMove, LEVELS_OF_PLAY, type Choice, type Decision, type LevelOfPlay } from "./choose-move.ts";
export { solveContracts, type ContractSolution, type ContractTable } from "./double-dummy/contracts.ts";
export { solveDiscards, type DiscardSolution } from "./double-dummy/discards.ts";
export type {
  DealtHands,
  DiscardPosition,
  Goal,
  HandNumber,
  Position,
  PositionFault,
  TalonTricks,
} from "./double-dummy/position.ts";
export {
  Solver,
  type CardValue,
  type Solution,
  type SolveLimits,
  type SolveRefusal,
  type Value,
} from "./double-dummy/solver.ts";
export { SUBJECT_FAULTS, type Subject, type SubjectFault, type SubjectRefusal } from "./double-dummy/subject.ts";
export { TEMPERS_OF_PLAY, type TemperOfPlay } from "./temper.ts";
export { randomFrom, shuffleInPlace, type Random } from "./random.ts";
