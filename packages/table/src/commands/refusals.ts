import { REFUSALS } from "@trelyazh/preferans";

/** Why a table refuses a command, beside what the rules of the game refuse. Every code has a sentence in each language. */
const CLUB_TABLE_REFUSALS = [
  "TABLE_FULL",
  "TABLE_FINISHED",
  "TABLE_NOT_STARTED",
  "SEAT_TAKEN",
  "KEPT_OUT",
  "FRIENDS_ONLY",
  "ANOTHER_HAND",
  "FORBIDDEN",
  "USED_UP",
  "NO_SUCH_SEAT",
  "NOT_SEATED",
  "NOT_YOUR_SEAT",
  "ALREADY_SEATED",
  "PULYA_IN_PROGRESS",
  "STALE_COMMAND",
  "TABLE_PAUSED",
  "TABLE_NOT_PAUSED",
  "PROPOSAL_PENDING",
  "NO_PROPOSAL",
  "PROPOSAL_DECLINED",
  "ALREADY_AGREED",
  "NONCE_GIVEN",
] as const;

/** Why a table refuses a command. */
export const TABLE_REFUSALS = [...REFUSALS, ...CLUB_TABLE_REFUSALS] as const;
export type TableRefusal = (typeof TABLE_REFUSALS)[number];
