import type { ConditionNames } from "../conditions/setting-paths.ts";
import choosing from "./ru/choosing.json" with { type: "json" };
import conditions from "./ru/conditions.json" with { type: "json" };
import conventions from "./ru/conventions.json" with { type: "json" };
import rules from "./ru/rules.json" with { type: "json" };

/** What tells on what a table is played, setting by setting, and what stands around the rules, which tell of it too. */
export const RUSSIAN_CONDITIONS = {
  choosing: choosing satisfies { readonly names: ConditionNames },
  conditions,
  conventions,
  rules,
};
