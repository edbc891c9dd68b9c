import type { ConductMoment } from "@trelyazh/db";

/** How somebody stands with regard to rests. Moments are epoch milliseconds. */
export interface Standing {
  /** How far up the ladder they were after they left last; 0 for the ground. */
  readonly step: number;
  /** When that was. */
  readonly steppedAt: number;
  /** Pulyas that they have finished since. */
  readonly finishedSince: number;
  readonly restsUntil: number;
}

/** Whoever has never left. */
export const ON_THE_GROUND: Standing = { step: 0, steppedAt: 0, finishedSince: 0, restsUntil: 0 };

const MINUTE_MS = 60_000;
const WEEK_MS = 7 * 24 * 60 * MINUTE_MS;

/** How long the rest of each step is. */
const LADDER_MINUTES = [30, 60, 90, 180, 360, 720, 1440] as const;

/** Finished pulyas that take somebody one step down; so does a week. */
const FINISHED_A_STEP = 10;

/** Moments from which somebody's standing follows: whatever is older is forgiven. */
export const MOMENTS = 200;

/** Returns how long the rest would be of somebody who left at that time. */
export function restMsAt(standing: Standing, at: number): number {
  const { step } = afterLeaving(standing, at);
  // Nobody stands lower than the first step after that, or higher than the last.
  return (LADDER_MINUTES[step - 1] ?? 0) * MINUTE_MS;
}

/** Returns how somebody stands who has left at that time. */
export function afterLeaving(standing: Standing, at: number): Standing {
  const step = Math.min(stepAt(standing, at) + 1, LADDER_MINUTES.length);
  const rest = (LADDER_MINUTES[step - 1] ?? 0) * MINUTE_MS;
  return { step, steppedAt: at, finishedSince: 0, restsUntil: Math.max(standing.restsUntil, at + rest) };
}

/** Where on the ladder somebody stands at that time: what they have finished and the weeks since lead down. */
function stepAt({ step, steppedAt, finishedSince }: Standing, at: number): number {
  const weeks = Math.max(0, Math.floor((at - steppedAt) / WEEK_MS));
  return Math.max(0, step - weeks - Math.floor(finishedSince / FINISHED_A_STEP));
}

/** Returns how somebody stands after all that, in its order. */
export function standingAfter(moments: readonly ConductMoment[]): Standing {
  return moments.reduce(
    (standing: Standing, { outcome, at }) =>
      outcome === "left" ? afterLeaving(standing, at) : { ...standing, finishedSince: standing.finishedSince + 1 },
    ON_THE_GROUND,
  );
}
