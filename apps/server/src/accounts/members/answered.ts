import { isConnectionLost } from "@trelyazh/db";
import { ClubError } from "../../club-error.ts";

/** Tells a database that is away from a fault. */
export async function answered<T>(asked: Promise<T>): Promise<T> {
  try {
    return await asked;
  } catch (cause) {
    if (isConnectionLost(cause)) throw new ClubError("DATABASE_AWAY", { cause });
    throw cause;
  }
}
