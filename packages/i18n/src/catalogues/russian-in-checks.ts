import fairness from "./ru/fairness.json" with { type: "json" };

/** What is said of deals that are checked, which comes with the check. */
export const RUSSIAN_IN_CHECKS = { fairness };
