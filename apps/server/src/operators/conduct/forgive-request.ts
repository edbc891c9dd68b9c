import { parseArgs } from "node:util";
import { UsageError } from "../operator-command.ts";

const FORGIVE_USAGE = 'npm run forgive -- <name or user id> --why "the line was down in the whole town"';

/** Why a request could not be understood, and what it should look like. */
export class ForgiveUsageError extends UsageError {
  override readonly name = "ForgiveUsageError";

  constructor(fault: string) {
    super(`${fault}\n${FORGIVE_USAGE}`);
  }
}

/** Whom an operator forgives what they have left, and why. */
export interface ForgiveRequest {
  readonly who: string;
  readonly why: string;
}

/** Reads a request from the words after the command; throws `ForgiveUsageError`. */
export function readForgiveRequest(words: readonly string[]): ForgiveRequest {
  const { values, positionals } = parse(words);
  const who = positionals.join(" ").trim();
  const why = values.why?.trim() ?? "";
  if (who === "") throw new ForgiveUsageError("Somebody is to be named: a member by name, a guest by id.");
  if (why === "") throw new ForgiveUsageError("It is to be said why.");
  return { who, why };
}

function parse(words: readonly string[]) {
  try {
    return parseArgs({ args: [...words], allowPositionals: true, options: { why: { type: "string" } } });
  } catch (error) {
    throw new ForgiveUsageError(error instanceof Error ? error.message : String(error));
  }
}
