import { UsageError } from "../operator-command.ts";

const MEMBER_USAGE = ["code", "export <file>", "delete"].map((what) => `npm run member -- <name> ${what}`).join("\n");

/** Why a request could not be understood, and what it should look like. */
export class MemberUsageError extends UsageError {
  override readonly name = "MemberUsageError";

  constructor(fault: string) {
    super(`${fault}\n${MEMBER_USAGE}`);
  }
}

/** What an operator wants for somebody, who is named by their name or their id. */
export type MemberRequest =
  | { readonly kind: "code" | "delete"; readonly name: string }
  | { readonly kind: "export"; readonly name: string; readonly file: string };

/** Returns what an operator wants, out of the words after the command; throws `MemberUsageError`. */
export function readMemberRequest(words: readonly string[]): MemberRequest {
  const [last = "", beforeLast] = words.toReversed();
  const isExport = beforeLast === "export";
  const name = words
    .slice(0, isExport ? -2 : -1)
    .join(" ")
    .trim();
  if (name !== "" && isExport) return { kind: "export", name, file: last };
  if (name !== "" && (last === "code" || last === "delete")) return { kind: last, name };
  throw new MemberUsageError(
    "A member is to be named, and what is wanted: a code, an export, or that they are deleted.",
  );
}
