import { isConnectionLost } from "@trelyazh/db";
import type { SettingFault } from "@trelyazh/preferans";
import type { ErrorCode, NameFault, ToldRestraint } from "@trelyazh/protocol";
import { RateError, ResyncError } from "@trelyazh/ws-adapter";
import { TRPCError } from "@trpc/server";
import type { TRPC_ERROR_CODE_KEY } from "@trpc/server/rpc";

/** How refusals show on the wire; those of the game's rules are all "understood, but not allowed now". */
const WIRE_CODES: Partial<Record<ErrorCode, TRPC_ERROR_CODE_KEY>> = {
  BAD_INPUT: "BAD_REQUEST",
  BAD_SETTINGS: "BAD_REQUEST",
  BAD_NAME: "BAD_REQUEST",
  NAME_TAKEN: "CONFLICT",
  SIGN_IN_FIRST: "UNAUTHORIZED",
  BANNED: "FORBIDDEN",
  ALREADY_MEMBER: "CONFLICT",
  MEMBERS_ONLY: "FORBIDDEN",
  WRONG_PASSWORD: "FORBIDDEN",
  WRONG_CODE: "FORBIDDEN",
  EMAIL_TAKEN: "CONFLICT",
  WRONG_PASSKEY: "FORBIDDEN",
  LAST_WAY_IN: "CONFLICT",
  BAD_PICTURE: "BAD_REQUEST",
  FORBIDDEN: "FORBIDDEN",
  NOT_FOUND: "NOT_FOUND",
  TABLE_NOT_FOUND: "NOT_FOUND",
  NO_SUCH_SEAT: "NOT_FOUND",
  NOT_SEATED: "FORBIDDEN",
  NOT_YOUR_SEAT: "FORBIDDEN",
  TABLE_FULL: "CONFLICT",
  TABLE_FINISHED: "CONFLICT",
  TABLE_NOT_STARTED: "CONFLICT",
  SEAT_TAKEN: "CONFLICT",
  KEPT_OUT: "FORBIDDEN",
  FRIENDS_ONLY: "FORBIDDEN",
  ANOTHER_HAND: "FORBIDDEN",
  USED_UP: "TOO_MANY_REQUESTS",
  ALREADY_SEATED: "CONFLICT",
  PULYA_IN_PROGRESS: "CONFLICT",
  STALE_COMMAND: "CONFLICT",
  TABLE_PAUSED: "CONFLICT",
  TABLE_NOT_PAUSED: "CONFLICT",
  PROPOSAL_PENDING: "CONFLICT",
  NO_PROPOSAL: "CONFLICT",
  PROPOSAL_DECLINED: "CONFLICT",
  ALREADY_AGREED: "CONFLICT",
  TOO_MANY_TABLES: "TOO_MANY_REQUESTS",
  RESTING: "FORBIDDEN",
  UNFINISHED_PULYA: "CONFLICT",
  CHAT_OFF: "FORBIDDEN",
  NOT_YET: "FORBIDDEN",
  SAID_BEFORE: "TOO_MANY_REQUESTS",
  LIST_FULL: "CONFLICT",
  NO_INVITATIONS: "FORBIDDEN",
  MUTED: "FORBIDDEN",
  KEPT_FROM_TABLES: "FORBIDDEN",
  ALREADY_JUDGED: "CONFLICT",
  LOOK_AGAIN: "CONFLICT",
  BUSY: "TOO_MANY_REQUESTS",
  TOO_MANY_REQUESTS: "TOO_MANY_REQUESTS",
  MESSAGE_TOO_LARGE: "PAYLOAD_TOO_LARGE",
  DATABASE_AWAY: "SERVICE_UNAVAILABLE",
  NODE_AWAY: "SERVICE_UNAVAILABLE",
  RESTARTING: "SERVICE_UNAVAILABLE",
  TABLE_BROKEN: "INTERNAL_SERVER_ERROR",
  INTERNAL: "INTERNAL_SERVER_ERROR",
};

interface ClubErrorOptions {
  readonly cause?: unknown;
  readonly retryAfterMs?: number;
  readonly setting?: SettingFault;
  readonly nameFault?: NameFault;
  readonly tableId?: string;
  readonly restraint?: ToldRestraint | null;
}

/** A refusal on its way to a client: its code is all that they get to see, and what may be done about it. */
export class ClubError extends TRPCError {
  override readonly name = "ClubError";
  readonly clubCode: ErrorCode;
  /** When it is worth to try again, if that is known. */
  readonly retryAfterMs: number | null;
  /** Where the settings of a table are wrong, if that was refused. */
  readonly setting: SettingFault | null;
  /** What is wrong with a name, if that was refused. */
  readonly nameFault: NameFault | null;
  /** The table at which to go on instead, if that was refused for its sake. */
  readonly tableId: string | null;
  /** What for and until when, if moderators have forbidden it. */
  readonly restraint: ToldRestraint | null;

  constructor(clubCode: ErrorCode, options: ClubErrorOptions = {}) {
    super({ code: WIRE_CODES[clubCode] ?? "UNPROCESSABLE_CONTENT", message: clubCode, cause: options.cause });
    this.clubCode = clubCode;
    this.retryAfterMs = options.retryAfterMs ?? null;
    this.setting = options.setting ?? null;
    this.nameFault = options.nameFault ?? null;
    this.tableId = options.tableId ?? null;
    this.restraint = options.restraint ?? null;
  }
}

/** Lets an answer through, or refuses with `DATABASE_AWAY` where there is no database to answer. */
export async function orAway<T>(answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (cause) {
    throw isConnectionLost(cause) ? new ClubError("DATABASE_AWAY", { cause }) : cause;
  }
}

/** Returns after how many milliseconds it is worth to try again; null if that is not known. */
export function retryAfterMsOf(error: TRPCError): number | null {
  return error instanceof ClubError || error instanceof RateError ? error.retryAfterMs : null;
}

/** Returns where the settings are wrong that were refused; null for any other refusal. */
export function settingFaultOf(error: TRPCError): SettingFault | null {
  return error instanceof ClubError ? error.setting : null;
}

/** Returns what is wrong with the name that was refused; null for any other refusal. */
export function nameFaultOf(error: TRPCError): NameFault | null {
  return error instanceof ClubError ? error.nameFault : null;
}

/** Returns the table at which to go on instead; null for any other refusal. */
export function tableIdOf(error: TRPCError): string | null {
  return error instanceof ClubError ? error.tableId : null;
}

/** Returns what for and until when moderators have forbidden what was refused; null for any other refusal. */
export function restraintOf(error: TRPCError): ToldRestraint | null {
  return error instanceof ClubError ? error.restraint : null;
}

/** What tRPC itself refuses with, before one of our procedures was reached. */
const OWN_CODES: Partial<Record<TRPC_ERROR_CODE_KEY, ErrorCode>> = {
  PARSE_ERROR: "BAD_INPUT",
  BAD_REQUEST: "BAD_INPUT",
  METHOD_NOT_SUPPORTED: "BAD_INPUT",
  UNSUPPORTED_MEDIA_TYPE: "BAD_INPUT",
  UNPROCESSABLE_CONTENT: "BAD_INPUT",
  NOT_FOUND: "NOT_FOUND",
  PAYLOAD_TOO_LARGE: "MESSAGE_TOO_LARGE",
  TOO_MANY_REQUESTS: "TOO_MANY_REQUESTS",
};

/** Translates any fault to the code that a client may see: what nobody foresaw is `INTERNAL`. */
export function clubCodeOf(error: TRPCError): ErrorCode {
  if (error instanceof ClubError) return error.clubCode;
  return error instanceof ResyncError ? "RESYNC" : (OWN_CODES[error.code] ?? "INTERNAL");
}
