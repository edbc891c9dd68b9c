const FIRST_MS = 400;
const LONGEST_MS = 5_000;

/**
 * Returns how long to wait before an attempt, counted from 0: a random share of a doubling limit ("full jitter"), so that
 * thousands of clients do not come back in the same moment. Never 0: a call that is repeated in the moment of its error is lost.
 */
export function retryDelayMs(attempt: number, random: () => number = Math.random): number {
  return Math.max(1, Math.round(random() * Math.min(LONGEST_MS, FIRST_MS * 2 ** attempt)));
}
