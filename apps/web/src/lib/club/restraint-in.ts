import { REPORT_REASONS, type ToldRestraint } from "@trelyazh/protocol";
import { toldIn } from "./club-errors.ts";

/** Returns what moderators have forbidden for what, and until when; null where that is not why something was refused. */
export function restraintIn(error: unknown): ToldRestraint | null {
  const restraint = toldIn(error, "restraint");
  if (typeof restraint !== "object" || restraint === null) return null;
  const until: unknown = Reflect.get(restraint, "until");
  const reason = REPORT_REASONS.find((known) => known === Reflect.get(restraint, "reason")) ?? null;
  return { reason, until: typeof until === "number" ? until : null };
}
