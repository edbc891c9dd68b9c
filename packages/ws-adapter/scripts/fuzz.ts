/** A million hostile frames, by hand: `npm run fuzz -w packages/ws-adapter`. Exits with 1 if one was not refused, or memory grew. */
import { fuzz } from "../src/testing/fuzz.ts";
import { startServer } from "../src/testing/test-server.ts";

const FRAMES = 1_000_000;
const ROUNDS = 20;
const GROWTH_MB = 16;

function heapMb(): number {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed / 1e6;
}

const limits = { messagesPerSecond: 1e9, messageBurst: 1e9, bufferedBytes: 1e9 };
await using server = await startServer({ limits });
let firstMb = 0;
let lastMb = 0;
let accepted = 0;
for (let round = 1; round <= ROUNDS; round++) {
  const report = await fuzz({ url: server.url, frames: FRAMES / ROUNDS, seed: round });
  accepted += report.accepted.length;
  server.errors.length = 0;
  lastMb = heapMb();
  if (round === 1) firstMb = lastMb;
  console.log(
    `round ${round}: ${report.sent} sent, ${report.refusals} refused, ${accepted} accepted, heap ${lastMb.toFixed(1)} MB`,
  );
}
process.exitCode = accepted > 0 || lastMb - firstMb > GROWTH_MB ? 1 : 0;
