import { ERROR_CODES } from "@trelyazh/protocol";
import { ClubError } from "../club-error.ts";
import { BusError } from "./bus.ts";

/** What comes back: an answer, a refusal by its code, or that nobody there can read such a question. */
export type Outcome =
  | { readonly ok: unknown }
  | { readonly no: string; readonly retryAfterMs?: number; readonly tableId?: string }
  | { readonly isUnread: true };

export const UNREAD: Outcome = { isUnread: true };

/** Says what a fault is to whoever has asked; what is no refusal is told nobody but the log. */
export function outcomeOf(fault: unknown): Outcome {
  if (!(fault instanceof ClubError)) return { no: "INTERNAL" };
  const { clubCode: no, retryAfterMs, tableId } = fault;
  return { no, ...(retryAfterMs !== null && { retryAfterMs }), ...(tableId !== null && { tableId }) };
}

/** Returns the answer, or null for what is no outcome; throws what the other node has refused with. */
export function answerIn(outcome: unknown): { readonly answer: unknown } | null {
  if (typeof outcome !== "object" || outcome === null) return null;
  if ("isUnread" in outcome) throw new BusError("NOBODY");
  if ("no" in outcome) throw refusal(outcome);
  // JSON leaves out an answer of nothing.
  return { answer: "ok" in outcome ? outcome.ok : undefined };
}

/** A later release may refuse with what this one has no words for. */
function refusal(outcome: {
  readonly no: unknown;
  readonly retryAfterMs?: unknown;
  readonly tableId?: unknown;
}): ClubError {
  const { no, retryAfterMs, tableId } = outcome;
  const code = ERROR_CODES.find((each) => each === no) ?? "INTERNAL";
  return new ClubError(code, {
    ...(typeof retryAfterMs === "number" && { retryAfterMs }),
    ...(typeof tableId === "string" && { tableId }),
  });
}
