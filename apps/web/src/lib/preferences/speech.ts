import { createPreference } from "./preferences.ts";

/** How much of what happens at a table is told to a screen reader. */
export const SPEECH = ["all", "brief", "little"] as const;
export type Speech = (typeof SPEECH)[number];

export const speechPreference = createPreference<Speech>({
  key: "trelyazh.speech",
  values: SPEECH,
  initial: () => "all",
});
