import { findPerson, type Database } from "@trelyazh/db";
import { guestName } from "../accounts/names/guest-name.ts";
import type { Clock } from "../clock.ts";
import type { Limits } from "../limits/limits.ts";
import type { Logger } from "../logger.ts";
import type { Instruments } from "../metrics/instruments.ts";
import type { EvidenceDeps } from "./evidence.ts";
import { moderationJobs } from "./jobs.ts";
import { moderationLimits } from "./limits.ts";
import { moderationMetrics } from "./metrics.ts";
import { ModeratorService, type ActEffects } from "./moderator-service.ts";
import { ReportService } from "./report-service.ts";

export interface ModerationOptions extends Pick<EvidenceDeps, "standing" | "linesAround"> {
  readonly database: Database;
  readonly clock: Clock;
  readonly chance: { below(bound: number): number };
  readonly limits: Limits;
  readonly limitSettings: Parameters<typeof moderationLimits>[1];
  readonly instruments: Instruments;
  readonly effects: ActEffects;
  readonly log: Logger;
}

/** What people report, and what moderators do about it. */
export function createModeration(options: ModerationOptions) {
  const { database, clock, chance } = options;
  const metrics = moderationMetrics(options.instruments);
  return {
    reporting: new ReportService({
      ...options,
      metrics,
      findPerson: (userId) => findPerson(database.db, userId),
      onRead: (userId) => options.effects.people([userId]),
    }),
    moderating: new ModeratorService({ ...options, metrics, birdName: () => guestName(chance) }),
    limits: moderationLimits(options.limits, options.limitSettings),
    jobs: moderationJobs({ db: database.db, clock }),
  };
}
