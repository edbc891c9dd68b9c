/** What somebody may be reported for, and what an act may be for. */
export const REPORT_REASONS = ["abuse", "cheating", "stalling", "spam", "name", "other"] as const;

/** Where somebody was met whom a report is about. */
export const REPORT_PLACES = ["profile", "seat", "deal", "line"] as const;

/** What moderators may do about somebody. */
export const ACT_KINDS = ["warn", "mute", "rest", "ban", "rename", "apart"] as const;

/** What may be written down of the moderators' doings. */
export const AUDIT_KINDS = ["role", "act", "dismissed", "lifted", "upheld"] as const;
