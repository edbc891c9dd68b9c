import { HOUR, MINUTE, type Limits } from "../limits/limits.ts";
import type { CALL_LIMITS } from "../transport/limits.ts";

export const TABLE_LIMITS = {
  /** Tables that one member may open. */
  tablesPerHour: 60,
  /** Streams of tables that one member may open in the long run: each begins with what was missed. */
  backfillsPerSecond: 6,
  /** Tables that one member may have brought back from the database, in the long run. */
  lookUpsPerSecond: 1,
};

export type TableLimitSettings = Readonly<typeof TABLE_LIMITS & Pick<typeof CALL_LIMITS, "membersPerAddress">>;

/** Seconds over which they are counted. */
const WINDOW = 10;

/** What one member may do at one table beside the play, where each act is a row of the journal. */
const BESIDE_PLAY_PER_MINUTE = 30;

/** What one catcher may change of a plan, which is kept in memory alone. */
const PLANNING_PER_MINUTE = 120;

export function tableLimits(limits: Limits, settings: TableLimitSettings) {
  const { tablesPerHour, backfillsPerSecond, lookUpsPerSecond, membersPerAddress } = settings;
  const backfills = { name: "backfills", times: backfillsPerSecond * WINDOW, seconds: WINDOW, membersPerAddress };
  const besidePlay = limits.inProcess({ name: "beside-play", times: BESIDE_PLAY_PER_MINUTE, seconds: MINUTE });
  const planning = limits.inProcess({ name: "planning", times: PLANNING_PER_MINUTE, seconds: MINUTE });
  return {
    create: limits.inProcess({ name: "tables", times: tablesPerHour, seconds: HOUR }),
    backfill: limits.shared(backfills),
    /** A member asks for a table that is not in memory. */
    lookUp: limits.inProcess({ name: "look-ups", times: lookUpsPerSecond * WINDOW, seconds: WINDOW }),
    /** A member comes, goes, proposes or the like at that table. */
    besidePlay: (memberId: string, tableId: string) => besidePlay(`${memberId} ${tableId}`),
    /** A catcher changes the plan at that table. */
    planning: (memberId: string, tableId: string) => planning(`${memberId} ${tableId}`),
  };
}
