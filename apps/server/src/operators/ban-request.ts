import { parseArgs } from "node:util";
import { UsageError } from "./operator-command.ts";

/** What an operator wants done. */
export type BanRequest =
  | {
      readonly kind: "ban";
      readonly userId: string;
      /** Epoch milliseconds; null for good. */
      readonly until: number | null;
      readonly reason: string | null;
    }
  | { readonly kind: "lift"; readonly userId: string };

export const BAN_USAGE = `npm run ban -- <user id> [--until 2027-01-31] [--reason "what for"]
npm run ban -- <user id> --lift`;

/** Why a request could not be understood, and what it should look like. */
export class BanUsageError extends UsageError {
  override readonly name = "BanUsageError";

  constructor(fault: string) {
    super(`${fault}\n${BAN_USAGE}`);
  }
}

/** Reads a request from the words after the command; throws `BanUsageError`. */
export function readBanRequest(words: readonly string[], now: number): BanRequest {
  const { values, positionals } = parse(words);
  const [userId, ...more] = positionals;
  if (userId === undefined || more.length > 0) throw new BanUsageError("One user is to be named, by id.");
  if (values.lift !== true) {
    return { kind: "ban", userId, until: readEnd(values.until, now), reason: values.reason ?? null };
  }
  if (values.until !== undefined || values.reason !== undefined) {
    throw new BanUsageError("A ban that is lifted has neither an end nor a reason.");
  }
  return { kind: "lift", userId };
}

function parse(words: readonly string[]) {
  try {
    return parseArgs({
      args: [...words],
      allowPositionals: true,
      options: { until: { type: "string" }, reason: { type: "string" }, lift: { type: "boolean" } },
    });
  } catch (error) {
    throw new BanUsageError(error instanceof Error ? error.message : String(error));
  }
}

/** A day by itself begins in UTC. */
function readEnd(until: string | undefined, now: number): number | null {
  if (until === undefined) return null;
  const moment = /^\d{4}-\d\d-\d\d/.test(until) ? Date.parse(until) : Number.NaN;
  if (Number.isNaN(moment)) throw new BanUsageError(`"${until}" is no date such as 2027-01-31 or 2027-01-31T18:00Z.`);
  if (moment <= now) throw new BanUsageError(`${until} is over already.`);
  return moment;
}
