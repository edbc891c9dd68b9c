import { createPreference } from "./preferences.ts";

const SWITCH = ["on", "off"] as const;
type Switch = (typeof SWITCH)[number];

/** Whether a card, or a pass, may be chosen before one's turn. Who has not asked for it would play by a stray touch. */
export const aheadPreference = createPreference<Switch>({
  key: "trelyazh.ahead",
  values: SWITCH,
  initial: () => "off",
});

/** Whether the only card that may be played goes by itself; the last card of a hand does in any case. */
export const forcedPreference = createPreference<Switch>({
  key: "trelyazh.forced",
  values: SWITCH,
  initial: () => "off",
});

/** How many taps play a card: with two of them, the first lifts it. */
export const TAPS = ["one", "two"] as const;
type Taps = (typeof TAPS)[number];

export const tapsPreference = createPreference<Taps>({
  key: "trelyazh.taps",
  values: TAPS,
  initial: () => "one",
});

/** Whether cards are heard, and one's turn is felt, while one looks at the table. */
export const noisesPreference = createPreference<Switch>({
  key: "trelyazh.noises",
  values: SWITCH,
  initial: () => "on",
});
