import type { FinishedPulya } from "@trelyazh/solver";
import { reportsOn } from "./analyse.ts";

// One worker analyses one deal: whoever wants to stop it, ends it.
self.addEventListener("message", ({ data }: MessageEvent<FinishedPulya>) => {
  for (const report of reportsOn(data)) self.postMessage(report);
});
