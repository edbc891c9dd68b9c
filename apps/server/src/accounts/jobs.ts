import {
  deleteExpiredChallenges,
  deleteExpiredCodes,
  deleteExpiredSessions,
  deleteExpiredVerifications,
  deleteFormerNames,
  deleteOldBrowserGuests,
  deleteOldGuests,
  forgetOldPlaces,
  type Executor,
} from "@trelyazh/db";
import type { Clock } from "../clock.ts";
import { inBatches } from "../maintenance/in-batches.ts";
import type { MaintenanceJob } from "../maintenance/maintenance.ts";

/** A guest who has not been seen for that long, and of whom no table tells, is forgotten. */
const GUEST_MS = 30 * 24 * 60 * 60 * 1000;

/** Where a session was last used is forgotten after that. */
const PLACE_MS = 30 * 24 * 60 * 60 * 1000;

/** Every process has to see a session that has expired before it is deleted, and may have been without a database for a while. */
const EXPIRED_MS = 60 * 60 * 1000;

/** What has to be cleaned up of accounts. */
export function accountJobs({
  db,
  clock,
}: {
  readonly db: Executor;
  readonly clock: Clock;
}): readonly MaintenanceJob[] {
  return [
    {
      name: "forget-old-guests",
      cron: "17 3 * * *",
      run: inBatches((limit) => deleteOldGuests(db, { seenBefore: clock.wall() - GUEST_MS, limit })),
    },
    {
      name: "delete-expired-sessions",
      cron: "37 * * * *",
      run: async (signal) => {
        const before = clock.wall() - EXPIRED_MS;
        const sessions = await inBatches((limit) => deleteExpiredSessions(db, { before, limit }))(signal);
        const verifications = await inBatches((limit) => deleteExpiredVerifications(db, { before, limit }))(signal);
        const codes = await inBatches((limit) => deleteExpiredCodes(db, { before, limit }))(signal);
        const challenges = await inBatches((limit) => deleteExpiredChallenges(db, { before, limit }))(signal);
        const places = await forgetOldPlaces(db, clock.wall() - PLACE_MS);
        return sessions + verifications + codes + challenges + places + (await deleteOldBrowserGuests(db, before));
      },
    },
    {
      name: "forget-former-names",
      cron: "27 3 * * *",
      run: inBatches((limit) => deleteFormerNames(db, { before: clock.wall(), limit })),
    },
  ];
}
