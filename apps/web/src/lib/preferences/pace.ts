import { createPreference } from "./preferences.ts";

/** How long the eye gets for what happens at the table. */
export const PACES = ["calm", "brisk", "instant"] as const;
export type Pace = (typeof PACES)[number];

export const pacePreference = createPreference<Pace>({
  key: "trelyazh.pace",
  values: PACES,
  initial: () => "calm",
});
