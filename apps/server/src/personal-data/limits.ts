import type { Database } from "@trelyazh/db";
import { HOUR, type Limits } from "../limits/limits.ts";

/** How often somebody has their data made into a file, which reads all that they have ever played. */
const EXPORTS_PER_DAY = 5;
const DOWNLOADS_PER_HOUR = 30;
/** How often somebody looks how far it is, and what they would leave. */
const LOOKS_PER_HOUR = 3600;
const DELETIONS_PER_HOUR = 10;

export function personalDataLimits(limits: Limits, pool: Database["pool"]) {
  const perHour = (name: string, times: number) => limits.inProcess({ name, times, seconds: HOUR });
  return {
    ask: limits.inDatabase({ name: "data-exports", times: EXPORTS_PER_DAY, seconds: 24 * HOUR }, pool),
    download: perHour("data-downloads", DOWNLOADS_PER_HOUR),
    look: perHour("data-looks", LOOKS_PER_HOUR),
    remove: perHour("deletions", DELETIONS_PER_HOUR),
  };
}
