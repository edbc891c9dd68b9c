import { TABLE_REFUSALS } from "@trelyazh/table";

/** Refusals that come from the club rather than from a table or the rules of the game. */
const CLUB_ERRORS = [
  "BAD_INPUT",
  "BAD_NAME",
  "NAME_TAKEN",
  "SIGN_IN_FIRST",
  "BANNED",
  "ALREADY_MEMBER",
  "MEMBERS_ONLY",
  "COMMON_PASSWORD",
  "WRONG_PASSWORD",
  "WRONG_CODE",
  "EMAIL_TAKEN",
  "WRONG_PASSKEY",
  "LAST_WAY_IN",
  "BAD_PICTURE",
  "NOT_FOUND",
  "TABLE_NOT_FOUND",
  "TABLE_BROKEN",
  "TOO_MANY_TABLES",
  "RESTING",
  "UNFINISHED_PULYA",
  "CHAT_OFF",
  "NOT_YET",
  "SAID_BEFORE",
  "LIST_FULL",
  "NO_INVITATIONS",
  "MUTED",
  "KEPT_FROM_TABLES",
  "ALREADY_JUDGED",
  "LOOK_AGAIN",
  "BUSY",
  "MESSAGE_TOO_LARGE",
  "TOO_MANY_REQUESTS",
  "DATABASE_AWAY",
  "NODE_AWAY",
  "RESTARTING",
  "RESYNC",
  "INTERNAL",
] as const;

/** Everything the server may answer instead of doing what was asked; each has a text in every language. */
export const ERROR_CODES = [...TABLE_REFUSALS, ...CLUB_ERRORS] as const;
export type ErrorCode = (typeof ERROR_CODES)[number];
