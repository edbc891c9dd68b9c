import {
  holdSession,
  isConnectionLost,
  listSessionTokens,
  renameUser,
  type Database,
  type NameRefusal,
} from "@trelyazh/db";
import type { Member } from "@trelyazh/table";
import { ClubError } from "../../club-error.ts";
import type { FitNames } from "./fit-name.ts";

/** Somebody who is called something else from now on. */
export interface Renamed {
  readonly member: Member;
  /** Of all their sessions. */
  readonly tokens: readonly string[];
}

/**
 * Gives whoever has the session with that token another name. Refuses with `BAD_NAME`, `NAME_TAKEN`, `TOO_MANY_REQUESTS`,
 * `SIGN_IN_FIRST` when the session is over, or `DATABASE_AWAY`.
 */
export type Rename = (token: string, typed: string) => Promise<Renamed>;

export function renaming(database: Pick<Database, "withTransaction">, fit: FitNames): Rename {
  return async (token, typed) => {
    const wanted = fit(typed);
    try {
      return await database.withTransaction(async (tx) => {
        const userId = await holdSession(tx, token);
        if (userId === undefined) throw new ClubError("SIGN_IN_FIRST");
        const refusal = await renameUser(tx, { ...wanted, userId });
        if (refusal !== null) throw nameRefusal(refusal);
        return { member: { id: userId, name: wanted.name }, tokens: await listSessionTokens(tx, [userId]) };
      });
    } catch (cause) {
      throw isConnectionLost(cause) ? new ClubError("DATABASE_AWAY", { cause }) : cause;
    }
  };
}

/** Returns how it is refused to whoever wants the name. */
function nameRefusal(refusal: NameRefusal): ClubError {
  if (refusal.kind === "taken") return new ClubError("NAME_TAKEN");
  return new ClubError("TOO_MANY_REQUESTS", { retryAfterMs: refusal.retryAfterMs });
}
