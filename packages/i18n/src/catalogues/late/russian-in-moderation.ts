import moderation from "../ru/moderation.json" with { type: "json" };

/** What is said of reports, of what moderators do about them, and on the moderators' own pages. */
export const RUSSIAN_IN_MODERATION = { moderation };
