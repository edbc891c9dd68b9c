import { createPreference, createSwitch } from "../preference.ts";

/** Whether a card, or a pass, may be chosen before one's turn. Who has not asked for it would play by a stray touch. */
export const aheadPreference = createSwitch("ahead", "off");

/** Whether the only card that may be played goes by itself; the last card of a hand does in any case. */
export const forcedPreference = createSwitch("forced", "off");

/** Whether somebody who plays with bots alone may ask what a bot would do, or is told each time. */
export const hintsPreference = createPreference("hints", ["off", "asked", "always"], "asked");

/** How many taps play a card: with two of them, the first lifts it. */
export const tapsPreference = createPreference("taps", ["one", "two"], "one");

/** Whether cards are heard, and one's turn is felt, while one looks at the table. */
export const noisesPreference = createSwitch("noises", "on");
