import { createPreference, createSwitch } from "../preference.ts";

/** Whether title and icon of the page say that it is the player's turn while they look elsewhere. */
export const marksPreference = createSwitch("marks", "on");

/** How loud the club calls a player. */
export const soundPreference = createPreference("sound", ["off", "soft", "medium", "loud"], "soft");
export type Sound = ReturnType<typeof soundPreference.get>;

/** Whether the system tells as well; nobody is asked for it before they want it. */
export const noticesPreference = createSwitch("notices", "off");
