import conditions from "./ru/conditions.json" with { type: "json" };
import rules from "./ru/rules.json" with { type: "json" };

/** What tells on what a table is played, setting by setting, and what stands around the rules, which tell of it too. */
export const RUSSIAN_CONDITIONS = { conditions, rules };
