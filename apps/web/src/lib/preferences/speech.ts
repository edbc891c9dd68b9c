import { createPreference } from "../preference.ts";

/** How much of what happens at a table is told to a screen reader. */
export const speechPreference = createPreference("speech", ["all", "brief", "little"], "all");
export type Speech = ReturnType<typeof speechPreference.get>;
