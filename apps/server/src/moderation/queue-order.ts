import type { ReporterRecord, ReportReason } from "@trelyazh/protocol";

/** How much it matters that somebody looks soon. */
const GRAVITY: Readonly<Record<ReportReason, number>> = {
  abuse: 3,
  cheating: 3,
  name: 2,
  stalling: 1,
  spam: 2,
  other: 1,
};

const HOUR_MS = 60 * 60 * 1000;

/** After so many hours of waiting a case comes before one with a grave report more. */
const HOURS_OF_ONE_POINT = 8;

/** What the order of the queue follows from. */
export interface Queued {
  readonly openedAt: number;
  readonly reports: readonly { readonly reporterId: string | null; readonly reason: ReportReason }[];
}

/** How far somebody's word is taken: by what came of it before, and half of it where nothing is known. */
function trustIn({ founded, unfounded }: ReporterRecord): number {
  return (founded + 1) / (founded + unfounded + 2);
}

/**
 * Returns how urgent a case is: by the gravest thing that each reporter says, as far as their word is taken, and by how long it has
 * waited, so that nothing waits for ever.
 */
export function urgencyOf(
  { openedAt, reports }: Queued,
  records: ReadonlyMap<string, ReporterRecord>,
  now: number,
): number {
  const byReporter = new Map<string | null, number>();
  for (const { reporterId, reason } of reports)
    byReporter.set(reporterId, Math.max(byReporter.get(reporterId) ?? 0, GRAVITY[reason]));
  let urgency = (now - openedAt) / HOUR_MS / HOURS_OF_ONE_POINT;
  for (const [reporterId, gravity] of byReporter)
    urgency += gravity * trustIn(records.get(reporterId ?? "") ?? { founded: 0, unfounded: 0 });
  return urgency;
}
