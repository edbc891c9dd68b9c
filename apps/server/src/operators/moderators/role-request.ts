import { UsageError } from "../operator-command.ts";

const ROLE_USAGE = "npm run role -- <name> moderator|none";

/** Why a request could not be understood, and what it should look like. */
export class RoleUsageError extends UsageError {
  override readonly name = "RoleUsageError";

  constructor(fault: string) {
    super(`${fault}\n${ROLE_USAGE}`);
  }
}

/** Which member an operator makes a moderator, or one no more. */
export interface RoleRequest {
  readonly name: string;
  readonly isModerator: boolean;
}

/** Reads a request from the words after the command, of which a name may be several; throws `RoleUsageError`. */
export function readRoleRequest(words: readonly string[]): RoleRequest {
  const role = words.at(-1);
  const name = words.slice(0, -1).join(" ").trim();
  if (name === "" || (role !== "moderator" && role !== "none"))
    throw new RoleUsageError("A member is to be named, and a role.");
  return { name, isModerator: role === "moderator" };
}
