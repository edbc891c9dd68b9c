import type { FaultReport } from "@trelyazh/protocol";
import type { Limits } from "../limits/limits.ts";
import type { Logger } from "../logger.ts";
import type { Instruments } from "../metrics/instruments.ts";
import { FaultLog } from "./fault-log.ts";
import type { FaultDesk } from "./fault.router.ts";
import { faultLimits, type FAULT_LIMITS } from "./limits.ts";
import { faultMetrics } from "./metrics.ts";

export interface FaultsOptions {
  readonly limits: Limits;
  readonly limitSettings: Readonly<typeof FAULT_LIMITS>;
  readonly instruments: Instruments;
  readonly log: Logger;
}

/** Takes in what clients tell of their own faults. It keeps nothing but counts, and a line in the log for each kind. */
export function createFaults({ limits, limitSettings, instruments, log }: FaultsOptions): FaultDesk {
  const limit = faultLimits(limits, limitSettings);
  const metrics = faultMetrics(instruments);
  const faultLog = new FaultLog(log);
  return {
    async take(report: FaultReport, { sessionKey, address }) {
      await limit.address(address);
      if (sessionKey !== null) await limit.visitor(sessionKey);
      metrics.told(report);
      if (faultLog.isNew(report)) await limit.newKinds("all");
      faultLog.note(report);
    },
    refused: metrics.refused,
  };
}
