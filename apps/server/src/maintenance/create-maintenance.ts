import { createBackups, type BackupsOptions } from "./backups/create-backups.ts";
import { Maintenance, type MaintenanceOptions } from "./maintenance.ts";
import { maintenanceMetrics } from "./metrics.ts";

export interface MeasuredMaintenanceOptions extends Omit<MaintenanceOptions, "onRun" | "pollMs">, BackupsOptions {
  /** How often each queue is looked into. */
  readonly maintenanceEveryMs?: number;
}

/** Whether and where a club backs itself up. */
export type BackupWish = Pick<BackupsOptions, "backups">;

/** Maintenance whose runs show among the metrics, with backups among its jobs. */
export function createMaintenance(options: MeasuredMaintenanceOptions): Maintenance {
  const jobs = [...options.jobs, ...createBackups(options)];
  const { maintenanceEveryMs: pollMs } = options;
  return new Maintenance({ ...options, jobs, pollMs, onRun: maintenanceMetrics(options.instruments) });
}
