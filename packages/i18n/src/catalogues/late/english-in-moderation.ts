import moderation from "../en/moderation.json" with { type: "json" };

export const ENGLISH_IN_MODERATION = { moderation };
