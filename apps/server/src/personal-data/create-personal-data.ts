import type { Database } from "@trelyazh/db";
import type { FastifyInstance } from "fastify";
import type { Limits } from "../limits/limits.ts";
import type { Errand } from "../maintenance/errands.ts";
import type { MaintenanceJob } from "../maintenance/maintenance.ts";
import type { Instruments } from "../metrics/instruments.ts";
import { ERASE_NAMES, personalDataJobs } from "./jobs.ts";
import { personalDataLimits } from "./limits.ts";
import { personalDataMetrics } from "./metrics.ts";
import { PersonalDataService, type PersonalDataOptions } from "./personal-data-service.ts";
import type { PersonalDataFeature } from "./personal-data.router.ts";
import { personalDataRoutes, type PersonalDataRoutes } from "./routes.ts";

export interface PersonalDataParts
  extends
    Omit<PersonalDataOptions, "queueExport" | "eraseNamesSoon" | "metrics">,
    Pick<PersonalDataRoutes, "visitor" | "farewell"> {
  readonly database: Database;
  readonly limits: Limits;
  readonly instruments: Instruments;
  /** Has an errand done soon; rejects when it cannot be put down. */
  readonly send: (errand: string, what: string) => Promise<void>;
  /** Has a job done now; rejects when it cannot be put down. */
  readonly request: (job: string) => Promise<void>;
}

/** What people have of their own data: a file with all of it, and an end to it. */
export interface PersonalData extends PersonalDataFeature {
  readonly errands: readonly Errand[];
  readonly jobs: readonly MaintenanceJob[];
  readonly routes: (app: FastifyInstance) => void;
}

/** The queue of exports. */
const EXPORTS = "personal-exports";

/** All that somebody has ever played is read. */
const WITHIN_SECONDS = 15 * 60;

export function createPersonalData(parts: PersonalDataParts): PersonalData {
  const { database, send, request } = parts;
  const limits = personalDataLimits(parts.limits, database.pool);
  const service = new PersonalDataService({
    ...parts,
    metrics: personalDataMetrics(parts.instruments),
    queueExport: (exportId) => send(EXPORTS, exportId),
    // It is done within minutes, however it is.
    eraseNamesSoon: () => void request(ERASE_NAMES).catch(() => {}),
  });
  return {
    service,
    limits,
    errands: [{ name: EXPORTS, run: (exportId) => service.make(exportId), withinSeconds: WITHIN_SECONDS }],
    jobs: personalDataJobs(database),
    routes: (app) => personalDataRoutes(app, { ...parts, service, limits }),
  };
}
