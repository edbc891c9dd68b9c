import choosing from "./en/choosing.json" with { type: "json" };
import conditions from "./en/conditions.json" with { type: "json" };
import conventions from "./en/conventions.json" with { type: "json" };
import rules from "./en/rules.json" with { type: "json" };
import type { RUSSIAN_CONDITIONS } from "./russian-conditions.ts";

/** The same keys as the Russian ones. */
export const ENGLISH_CONDITIONS = { choosing, conditions, conventions, rules } satisfies Record<
  keyof typeof RUSSIAN_CONDITIONS,
  object
>;
