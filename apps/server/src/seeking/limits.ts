import { byNetwork, MINUTE, type Limits } from "../limits/limits.ts";
import type { CALL_LIMITS } from "../transport/limits.ts";

/** How often somebody may begin to seek in ten minutes, or come back to it after a lost line. */
const SEEKS_IN_TEN_MINUTES = 60;

/** Looks at how long it will take, which are for strangers too. */
const OUTLOOKS_PER_MINUTE = 120;

export function seekLimits(limits: Limits, { membersPerAddress }: Pick<typeof CALL_LIMITS, "membersPerAddress">) {
  const outlooks = limits.inProcess({ name: "seek-outlooks", times: OUTLOOKS_PER_MINUTE, seconds: MINUTE });
  return {
    seek: limits.shared({ name: "seeks", times: SEEKS_IN_TEN_MINUTES, seconds: 10 * MINUTE, membersPerAddress }),
    outlook: byNetwork(outlooks),
  };
}
