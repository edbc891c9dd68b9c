import { setTimeout as sleep } from "node:timers/promises";

const STEP_MS = 20;

/** Resolves as soon as that holds; rejects when it takes too long. */
export async function until(holds: () => boolean, patienceMs: number): Promise<void> {
  const giveUpAt = performance.now() + patienceMs;
  while (!holds()) {
    if (performance.now() > giveUpAt) throw new Error(`waited for ${patienceMs} ms in vain`);
    await sleep(STEP_MS);
  }
}
