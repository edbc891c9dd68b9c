export {
  changePlan,
  NO_PLAN,
  planFor,
  whyNotPlan,
  type CatchPlan,
  type PlanChange,
  type PlanStep,
} from "./catching/catch-plan.ts";
export { botAt } from "./chairs/bots.ts";
export { PERSONAS, personaAt, TEMPERS, type Persona, type Temper } from "./chairs/personas.ts";
export { expectedAt, maySubstitute } from "./chairs/kept-chairs.ts";
export { isExcusedAt, leavingOf, type Leaving } from "./chairs/leaving.ts";
export type { LatePlayer, TableCommand } from "./commands/commands.ts";
export type { CommandOf, TableDecision } from "./commands/decision.ts";
export type { Member } from "./commands/member.ts";
export { TABLE_REFUSALS, type TableRefusal } from "./commands/refusals.ts";
export type { Wish } from "./commands/wish.ts";
export { anotherPulya, type AnotherPulya } from "./creation/another-pulya.ts";
export { createTable, type Creation, type NewBot, type NewTable } from "./creation/create-table.ts";
export { DEFAULT_CONDITIONS, LIMITS, type Conditions } from "./creation/conditions.ts";
export { decideTable } from "./decide/decide-table.ts";
export { numberEvents } from "./decide/number-events.ts";
export {
  hasTurn,
  whyNot,
  whyNotAct,
  whyNotAddBot,
  whyNotJoin,
  whyNotKeepOut,
  whyNotLetIn,
  whyNotPropose,
} from "./decide/questions.ts";
export {
  isNonceMissing,
  nextDealNumber,
  NONCE_FORM,
  noncesOf,
  whyNotAddNonce,
  type GivenNonces,
} from "./fairness/nonces.ts";
export { dealtDealsIn, printReceipt, type DealtDeal } from "./fairness/receipt.ts";
export { newsOf, type ChairNews, type News } from "./news/news-of.ts";
export { awaitedFor, decidesAlone, partIn, type Part } from "./proposals/consent.ts";
export { evolveTable, newTable } from "./state/evolve-table.ts";
export type { TableEnvelope, TableEvent, TimeOutLine } from "./state/events.ts";
export { hasPeople, isAwaited, isResting, isUntimed, keptSeatOf, movesMadeFor, seatOf } from "./state/occupants.ts";
export { drawnDeal, pledgeFor } from "./state/drawing.ts";
export type { DrawnDeal, Pledge, PledgedDeal } from "./state/pledges.ts";
export {
  BANKS,
  BOT_LEVELS,
  PROPOSALS,
  TABLE_STATUSES,
  type Away,
  type Bank,
  type Boards,
  type BotLevel,
  type Guest,
  type Occupant,
  type Pause,
  type Proposal,
  type ProposalKind,
  type Table,
  type TableStatus,
  type Turn,
} from "./state/table.ts";
export type { Transition } from "./state/transition.ts";
export { isKeptOut } from "./state/visits.ts";
export { isAbandoned, LEAST_QUIET_MS, type Quiet } from "./steps/abandoned.ts";
export { botQuestion, type BotQuestion } from "./steps/bot-question.ts";
export { awaitedForNextDeal, resultStaysMs, whyNotReady } from "./steps/readiness.ts";
export { isSameStep, nextStep, type NextStep, type RunningTurn } from "./steps/next-step.ts";
export { DELETED_NAME, namedEnvelope, namedTable, peopleAtTable, peopleInEvent, type NameOf } from "./views/names.ts";
export { standingAt, type TableStanding } from "./views/standing.ts";
export { printPulya } from "./views/pulya-text.ts";
export { projectEnvelope, tableViewFor, viewerOf, type Projected, type TableView } from "./views/projection.ts";
