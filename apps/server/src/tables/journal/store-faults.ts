import { ClubError } from "../../club-error.ts";

/** Returns what is made of stored rows; whatever that throws, the table is broken: to ask again would be in vain. */
export function understood<T>(read: () => T): T {
  try {
    return read();
  } catch (cause) {
    throw new ClubError("TABLE_BROKEN", { cause });
  }
}

/** An event was written by a later release than this one. */
export class LaterEvent extends Error {
  override readonly name = "LaterEvent";
}

/** Says whether a table is broken here for no other reason than that a later release has written of it. */
export function isOfLaterRelease(error: unknown): boolean {
  return isBroken(error) && error instanceof Error && error.cause instanceof LaterEvent;
}

/** Returns why a table could not be read: `TABLE_BROKEN` if it was not understood, else `DATABASE_AWAY`. */
export function whyUnread(cause: unknown): ClubError {
  return cause instanceof ClubError ? cause : new ClubError("DATABASE_AWAY", { cause });
}

/** Says whether somebody was refused with `TABLE_BROKEN`. */
export function isBroken(error: unknown): boolean {
  return error instanceof ClubError && error.clubCode === "TABLE_BROKEN";
}
