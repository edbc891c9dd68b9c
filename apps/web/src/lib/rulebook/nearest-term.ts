/** Where something is on the screen, and how large. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

interface Point {
  readonly x: number;
  readonly y: number;
}

/** Half of what a finger covers. */
const REACH_PX = 22;

/** How far a place lies from a stretch, and from the middle of that: nothing within it. */
function awayFrom(from: number, to: number, at: number) {
  const middle = (from + to) / 2;
  return {
    gap: Math.max(from - at, at - to, 0),
    isInReach: Math.abs(at - middle) <= Math.max(REACH_PX, (to - from) / 2),
  };
}

/**
 * Returns which of those a finger means: words in a line are smaller than a finger, so each counts as large as one, and of those
 * that it covers the nearest is meant. Null where it covers none.
 */
export function boxUnderFinger(boxes: readonly Box[], { x, y }: Point): number | null {
  let best: { readonly index: number; readonly distance: number } | null = null;
  for (const [index, { left, top, right, bottom }] of boxes.entries()) {
    const [across, down] = [awayFrom(left, right, x), awayFrom(top, bottom, y)];
    const distance = Math.hypot(across.gap, down.gap);
    if (across.isInReach && down.isInReach && distance < (best?.distance ?? Number.POSITIVE_INFINITY))
      best = { index, distance };
  }
  return best?.index ?? null;
}
