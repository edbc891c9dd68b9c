export { isAbandoned, LEAST_QUIET_MS, type Quiet } from "./steps/abandoned.ts";
export type { LatePlayer, TableCommand } from "./commands/commands.ts";
export { botAt, hasPeople, isAwaited } from "./chairs/decide-chairs.ts";
export { decideTable } from "./decide/decide-table.ts";
export type { CommandOf, TableDecision } from "./commands/decision.ts";
export { evolveTable, newTable } from "./state/evolve-table.ts";
export type { Member } from "./commands/member.ts";
export { isSameStep, nextStep, type NextStep, type RunningTurn } from "./steps/next-step.ts";
export { numberEvents } from "./decide/number-events.ts";
export {
  keptSeatOf,
  projectEnvelope,
  seatOf,
  tableViewFor,
  viewerOf,
  type Projected,
  type TableView,
} from "./views/projection.ts";
export { TABLE_REFUSALS, type TableRefusal } from "./commands/refusals.ts";
export {
  BANKS,
  BOT_LEVELS,
  CONNECTION_BANK_SECONDS,
  DEFAULT_BANK_SECONDS,
  DEFAULT_BOT_LEVEL,
  DEFAULT_SPECTATOR_DELAY_SECONDS,
  KEPT_ALONE_SECONDS,
  PROPOSALS,
  TABLE_STATUSES,
  type Away,
  type Bank,
  type BotLevel,
  type Occupant,
  type Pause,
  type Proposal,
  type ProposalKind,
  type Table,
  type TableEnvelope,
  type TableEvent,
  type TableStatus,
  type TimeOutLine,
  type Turn,
} from "./state/table.ts";
export type { Transition } from "./state/transition.ts";
export type { Wish } from "./commands/wish.ts";
