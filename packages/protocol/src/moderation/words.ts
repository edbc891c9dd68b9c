/** What somebody may be reported for, and what an act may be for. */
export const REPORT_REASONS = ["abuse", "cheating", "stalling", "spam", "name", "other"] as const;
export type ReportReason = (typeof REPORT_REASONS)[number];

/** What moderators may do about one person: a word, no chat, no tables with people, no club, another name. */
export const MEASURES = ["warn", "mute", "rest", "ban", "rename"] as const;
export type Measure = (typeof MEASURES)[number];

/** What may stand against somebody: a measure, or that two may not sit at one table. */
export type ActKind = Measure | "apart";

/** How long people's own words to moderators, and theirs to people, may be, in characters. */
export const REPORT_LENGTH = 500;

/** What is said with a refusal that an act is behind: what for, and until when. */
export interface ToldRestraint {
  /** Null where it is not told. */
  readonly reason: ReportReason | null;
  /** Epoch milliseconds; null for good. */
  readonly until: number | null;
}
