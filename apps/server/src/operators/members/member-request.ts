import { UsageError } from "../operator-command.ts";

const MEMBER_USAGE = "npm run member -- <name> code";

/** Why a request could not be understood, and what it should look like. */
export class MemberUsageError extends UsageError {
  override readonly name = "MemberUsageError";

  constructor(fault: string) {
    super(`${fault}\n${MEMBER_USAGE}`);
  }
}

/** Returns the name of the member for whom an operator wants a code, out of the words after the command; throws `MemberUsageError`. */
export function readMemberRequest(words: readonly string[]): { readonly name: string } {
  const what = words.at(-1);
  const name = words.slice(0, -1).join(" ").trim();
  if (what !== "code" || name === "")
    throw new MemberUsageError("A member is to be named, and what is wanted: a code.");
  return { name };
}
