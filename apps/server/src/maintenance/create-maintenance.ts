import { createBackups, type BackupsOptions } from "./backups/create-backups.ts";
import { Maintenance, type MaintenanceOptions } from "./maintenance.ts";
import { maintenanceMetrics } from "./metrics.ts";

export interface MeasuredMaintenanceOptions extends Omit<MaintenanceOptions, "onRun">, BackupsOptions {}

/** Whether and where a club backs itself up. */
export type BackupWish = Pick<BackupsOptions, "backups">;

/** Maintenance whose runs show among the metrics, with backups among its jobs. */
export function createMaintenance(options: MeasuredMaintenanceOptions): Maintenance {
  const jobs = [...options.jobs, ...createBackups(options)];
  return new Maintenance({ ...options, jobs, onRun: maintenanceMetrics(options.instruments) });
}
