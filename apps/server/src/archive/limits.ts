import { MINUTE, type Limits } from "../limits/limits.ts";

/** Pages of the archive that somebody may read in a minute. */
const PAGES_PER_MINUTE = 60;

export function archiveLimits(limits: Limits) {
  return { read: limits.inProcess({ name: "archive-pages", times: PAGES_PER_MINUTE, seconds: MINUTE }) };
}
