import type { Instruments } from "../metrics/instruments.ts";
import { Maintenance, type MaintenanceOptions } from "./maintenance.ts";
import { maintenanceMetrics } from "./metrics.ts";

export interface MeasuredMaintenanceOptions extends Omit<MaintenanceOptions, "onRun"> {
  readonly instruments: Instruments;
}

/** Maintenance whose runs show among the metrics. */
export function createMaintenance({ instruments, ...options }: MeasuredMaintenanceOptions): Maintenance {
  return new Maintenance({ ...options, onRun: maintenanceMetrics(instruments) });
}
