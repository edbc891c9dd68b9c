import { isMissing } from "../../renewal/page-renewal.ts";
import type { FaultReporter } from "./fault-reporter.ts";

/** Reports what is thrown or rejected where nobody has foreseen it, from now on. */
export function followFaults(faults: FaultReporter): void {
  addEventListener("error", ({ error }) => {
    // What another origin's script throws comes without an error, and says nothing.
    if (error !== null && error !== undefined) faults.report(error, { part: "outside", kind: "error" });
  });
  addEventListener("unhandledrejection", ({ reason }) => {
    faults.report(reason, { part: "outside", kind: isMissing(reason) ? "missing" : "rejection" });
  });
}
