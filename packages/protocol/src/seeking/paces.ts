/** How fast it goes at a table, fastest first. */
export const PACES = ["quick", "usual", "calm"] as const;
export type Pace = (typeof PACES)[number];

/** Seconds for each decision at a table of that pace. */
export const TURN_SECONDS: Readonly<Record<Pace, number>> = { quick: 30, usual: 60, calm: 120 };

/** Says how fast it goes where a decision has so many seconds. */
export function paceOf(turnSeconds: number): Pace {
  return PACES.find((pace) => turnSeconds <= TURN_SECONDS[pace]) ?? "calm";
}
