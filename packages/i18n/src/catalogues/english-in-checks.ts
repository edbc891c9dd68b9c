import fairness from "./en/fairness.json" with { type: "json" };
import type { RUSSIAN_IN_CHECKS } from "./russian-in-checks.ts";

export const ENGLISH_IN_CHECKS = { fairness } satisfies Record<keyof typeof RUSSIAN_IN_CHECKS, object>;
