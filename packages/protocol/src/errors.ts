import { REFUSALS } from "@trelyazh/preferans";

/** Refusals that come from the club rather than from the rules of the game. */
const CLUB_ERRORS = [
  "BAD_INPUT",
  "SIGN_IN_FIRST",
  "BANNED",
  "FORBIDDEN",
  "NOT_FOUND",
  "TABLE_NOT_FOUND",
  "TABLE_BROKEN",
  "TABLE_FULL",
  "TABLE_FINISHED",
  "TABLE_NOT_STARTED",
  "SEAT_TAKEN",
  "NO_SUCH_SEAT",
  "NOT_SEATED",
  "NOT_YOUR_SEAT",
  "ALREADY_SEATED",
  "PULYA_IN_PROGRESS",
  "TOO_MANY_TABLES",
  "STALE_COMMAND",
  "TABLE_PAUSED",
  "TABLE_NOT_PAUSED",
  "PROPOSAL_PENDING",
  "NO_PROPOSAL",
  "PROPOSAL_DECLINED",
  "ALREADY_AGREED",
  "BUSY",
  "MESSAGE_TOO_LARGE",
  "TOO_MANY_REQUESTS",
  "DATABASE_AWAY",
  "RESTARTING",
  "RESYNC",
  "INTERNAL",
] as const;

/** Everything the server may answer instead of doing what was asked; each has a text in every language. */
export const ERROR_CODES = [...REFUSALS, ...CLUB_ERRORS] as const;
export type ErrorCode = (typeof ERROR_CODES)[number];
