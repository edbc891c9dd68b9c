import { createPreference } from "../preference.ts";

/** How long the eye gets for what happens at the table. */
export const pacePreference = createPreference("pace", ["calm", "brisk", "instant"], "calm");
export type Pace = ReturnType<typeof pacePreference.get>;
