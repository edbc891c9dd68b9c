import { expect, test } from "vitest";
import { fuzz } from "./testing/fuzz.ts";
import { startServer } from "./testing/test-server.ts";

const FRAMES = 20_000;
const SEED = 20_261;

test(`LIMIT6 ${FRAMES} hostile frames are refused, and leave nothing behind`, async () => {
  const faults: unknown[] = [];
  const limits = { messagesPerSecond: 1e9, messageBurst: 1e9, bufferedBytes: 1e9 };
  await using server = await startServer({ limits, metrics: { faulted: (cause) => faults.push(cause) } });
  const { accepted, refusals } = await fuzz({ url: server.url, frames: FRAMES, seed: SEED });
  expect(accepted).toEqual([]);
  expect(refusals).toBeGreaterThan(FRAMES / 2);
  expect(faults).toEqual([]);
  await expect.poll(() => server.handler.stats()).toMatchObject({ connections: 0, subscriptions: 0, waitingBytes: 0 });
  expect(await server.client().trpc.whoami.query()).toBe("anna");
});
