import { createPreference } from "./preferences.ts";

const SWITCH = ["on", "off"] as const;

/** Whether title and icon of the page say that it is the player's turn while they look elsewhere. */
export const marksPreference = createPreference<(typeof SWITCH)[number]>({
  key: "trelyazh.marks",
  values: SWITCH,
  initial: () => "on",
});

/** How loud the club calls a player. */
export const SOUNDS = ["off", "soft", "medium", "loud"] as const;
export type Sound = (typeof SOUNDS)[number];

export const soundPreference = createPreference<Sound>({
  key: "trelyazh.sound",
  values: SOUNDS,
  initial: () => "soft",
});

/** Whether the system tells as well; nobody is asked for it before they want it. */
export const noticesPreference = createPreference<(typeof SWITCH)[number]>({
  key: "trelyazh.notices",
  values: SWITCH,
  initial: () => "off",
});
