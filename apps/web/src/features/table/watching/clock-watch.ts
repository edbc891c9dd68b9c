/** How often it is looked, and how far the clock may be off before anybody sees that in a countdown. */
const LOOK_MS = 1000;
const SEEN_MS = 500;

/** Calls back when this device's clock has been set, or has gone on while the device slept. Returns how to end that. */
export function onClockSet(tell: () => void): () => void {
  let apart = Date.now() - performance.now();
  const timer = setInterval(() => {
    const now = Date.now() - performance.now();
    if (Math.abs(now - apart) < SEEN_MS) return;
    apart = now;
    tell();
  }, LOOK_MS);
  return () => clearInterval(timer);
}
