import { ERROR_CODES } from "@trelyazh/protocol";
import { ClubError } from "../club-error.ts";
import { BusError } from "./bus.ts";

/** What comes back: an answer, a refusal by its code, or that nobody there can read such a question. */
export type Outcome =
  | { readonly ok: unknown }
  | { readonly no: string; readonly retryAfterMs?: number }
  | { readonly isUnread: true };

export const UNREAD: Outcome = { isUnread: true };

/** Says what a fault is to whoever has asked; what is no refusal is told nobody but the log. */
export function outcomeOf(fault: unknown): Outcome {
  if (!(fault instanceof ClubError)) return { no: "INTERNAL" };
  const { clubCode: no, retryAfterMs } = fault;
  return retryAfterMs === null ? { no } : { no, retryAfterMs };
}

/** Returns the answer, or null for what is no outcome; throws what the other node has refused with. */
export function answerIn(outcome: unknown): { readonly answer: unknown } | null {
  if (typeof outcome !== "object" || outcome === null) return null;
  if ("isUnread" in outcome) throw new BusError("NOBODY");
  if ("no" in outcome) throw refusal(outcome.no, "retryAfterMs" in outcome ? outcome.retryAfterMs : undefined);
  // JSON leaves out an answer of nothing.
  return { answer: "ok" in outcome ? outcome.ok : undefined };
}

/** A later release may refuse with what this one has no words for. */
function refusal(no: unknown, retryAfterMs: unknown): ClubError {
  const code = ERROR_CODES.find((each) => each === no) ?? "INTERNAL";
  return new ClubError(code, typeof retryAfterMs === "number" ? { retryAfterMs } : {});
}
