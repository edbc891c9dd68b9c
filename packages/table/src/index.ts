export { isAbandoned, LEAST_QUIET_MS, type Quiet } from "./abandoned.ts";
export type { LatePlayer, TableCommand } from "./commands.ts";
export { botAt, hasPeople, isAwaited } from "./decide-chairs.ts";
export { decideTable } from "./decide-table.ts";
export type { CommandOf, TableDecision } from "./decision.ts";
export { evolveTable, newTable } from "./evolve-table.ts";
export type { Member } from "./member.ts";
export { isSameStep, nextStep, type NextStep, type RunningTurn } from "./next-step.ts";
export { numberEvents } from "./number-events.ts";
export {
  keptSeatOf,
  projectEnvelope,
  seatOf,
  tableViewFor,
  viewerOf,
  type Projected,
  type TableView,
} from "./projection.ts";
export { TABLE_REFUSALS, type TableRefusal } from "./refusals.ts";
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
} from "./table.ts";
export type { Transition } from "./transition.ts";
export type { Wish } from "./wish.ts";
