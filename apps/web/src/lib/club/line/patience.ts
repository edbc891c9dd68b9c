/** How long the line waits for what, in milliseconds. */
export const PATIENCE = {
  /** What has had no answer for so long is followed by a ping. */
  pingMs: 1_000,
  /** After so long without an answer people are told. */
  doubtMs: 2_000,
  /** After so long another socket is tried beside the one that is silent; whichever answers first is taken. */
  raceMs: 3_000,
  /** The same after the device was asleep, or the page out of sight. */
  wokenRaceMs: 1_000,
  /** After so long people are told that the line is lost. */
  lostMs: 6_000,
  /** So late an answer may still come, from somebody whose line is slow. */
  dropMs: 12_000,
  /** So long nothing need have been answered before it is asked for. */
  quietMs: 8_000,
  /** An attempt that takes longer is worth asking whether HTTP gets through. */
  slowMs: 1_500,
  /** The first attempt is waited for so long, later ones up to the longest. */
  giveUpMs: 4_000,
  longestGiveUpMs: 8_000,
  /** A socket that dies younger has not shown that sockets work. */
  youthMs: 10_000,
  /** What nobody has wanted for so long is closed. */
  idleMs: 120_000,
} as const;

/** So many sockets in a row that die young, and HTTP is taken instead. */
export const YOUNG_DEATHS = 2;

const FIRST_RETURN_MS = 5_000;
const LONGEST_RETURN_MS = 300_000;

/** Returns how long everything goes over HTTP before sockets are tried again, counted from the first failure. */
export function returnDelayMs(failures: number, random: () => number): number {
  const longest = Math.min(FIRST_RETURN_MS * 3 ** Math.max(0, failures - 1), LONGEST_RETURN_MS);
  return Math.round(longest * (0.5 + random() / 2));
}
