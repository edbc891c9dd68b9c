import type { AllPassSettings, Settings } from "./settings.ts";

/** Settings that there have not always been. What was stored without one of them is played without it (SET5). */
const LATER = { opennessAfterFirstCard: false, fourfoldValues: false, dealerWhists: false } as const;
const LATER_IN_ALL_PASS = { cleanForHandsOnly: false, misereKeepsRow: false, bombs: false } as const;

type WithLater<T, Later> = Omit<T, keyof Later> & { readonly [K in keyof T & keyof Later]?: T[K] };

/** Settings as they may stand in what was stored at any time. */
export type StoredSettings = WithLater<Omit<Settings, "allPass">, typeof LATER> & {
  readonly allPass: WithLater<AllPassSettings, typeof LATER_IN_ALL_PASS>;
};

/** Returns stored settings with all that there are today. */
export function settingsOfStored(stored: StoredSettings): Settings {
  return { ...LATER, ...stored, allPass: { ...LATER_IN_ALL_PASS, ...stored.allPass } };
}
