import conditions from "./ru/conditions.json" with { type: "json" };

/** What tells on what a table is played, setting by setting. */
export const RUSSIAN_CONDITIONS = { conditions };
