import { HOUR, MINUTE, type Limits } from "../limits/limits.ts";
import type { CALL_LIMITS } from "../transport/limits.ts";

/** Reports of one member. */
const REPORTS_PER_HOUR = 12;
/** What one member says against acts, each of which takes one. */
const APPEALS_PER_HOUR = 10;
/** Looks at what stands for and against oneself. */
const LOOKS_PER_MINUTE = 30;
/** What one moderator asks and does. */
const CALLS_PER_MINUTE = 120;

export function moderationLimits(limits: Limits, { membersPerAddress }: Pick<typeof CALL_LIMITS, "membersPerAddress">) {
  return {
    report: limits.shared({ name: "reports", times: REPORTS_PER_HOUR, seconds: HOUR, membersPerAddress }),
    appeal: limits.inProcess({ name: "appeals", times: APPEALS_PER_HOUR, seconds: HOUR }),
    look: limits.inProcess({ name: "own-acts", times: LOOKS_PER_MINUTE, seconds: MINUTE }),
    moderate: limits.inProcess({ name: "moderators", times: CALLS_PER_MINUTE, seconds: MINUTE }),
  };
}
