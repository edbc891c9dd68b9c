/* How long the line waits for what. */

/** What has had no answer for so long is followed by a ping. */
export const PING_MS = 1_000;
/** After so long without an answer people are told. */
export const DOUBT_MS = 2_000;
/** After so long another socket is tried beside the one that is silent; whichever answers first is taken. */
export const RACE_MS = 3_000;
/** The same after the device was asleep, or the page out of sight. */
export const WOKEN_RACE_MS = 1_000;
/** After so long people are told that the line is lost. */
export const LOST_MS = 6_000;
/** So late an answer may still come, from somebody whose line is slow. */
export const DROP_MS = 12_000;
/** So long nothing need have been answered before it is asked for. */
export const QUIET_MS = 8_000;
/** An attempt that takes longer is worth asking whether HTTP gets through. */
export const SLOW_MS = 1_500;
/** The first attempt is waited for so long, later ones up to the longest. */
export const GIVE_UP_MS = 4_000;
export const LONGEST_GIVE_UP_MS = 8_000;
/** A socket that dies younger has not shown that sockets work. */
export const YOUTH_MS = 10_000;
/** What nobody has wanted for so long is closed. */
export const IDLE_MS = 120_000;

/** So many sockets in a row that die young, and HTTP is taken instead. */
export const YOUNG_DEATHS = 2;

const FIRST_RETURN_MS = 5_000;
const LONGEST_RETURN_MS = 300_000;

/** Returns how long everything goes over HTTP before sockets are tried again, counted from the first failure. */
export function returnDelayMs(failures: number, random: () => number): number {
  const longest = Math.min(FIRST_RETURN_MS * 3 ** Math.max(0, failures - 1), LONGEST_RETURN_MS);
  return Math.round(longest * (0.5 + random() / 2));
}
