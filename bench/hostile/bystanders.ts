import { setTimeout as sleep } from "node:timers/promises";
import { AUTH_PATH } from "@trelyazh/protocol";
import type { ClubUnderTest } from "../load/machine/club.ts";
import { memoryOf } from "../load/machine/machine.ts";
import type { Crowd } from "../load/players/crowd.ts";
import type { Row } from "../load/report.ts";

/** How often somebody signs in, and how often memory is looked at, in milliseconds. */
const SIGN_IN_MS = 500;
const MEMORY_MS = 250;

/** Has people sign in again and again until it is told to stop; then it says how long that took, in milliseconds. */
function signIn(
  url: string,
): () => Promise<{ readonly signIn: number; readonly longestSignIn: number; readonly signInsFailed: number }> {
  const origin = new URL(url.replace(/^ws/, "http")).origin;
  const times: number[] = [];
  let failed = 0;
  let isOver = false;
  const going = (async () => {
    while (!isOver) {
      const startedAt = performance.now();
      const headers = { "content-type": "application/json", origin };
      const response = await fetch(`${origin}${AUTH_PATH}/sign-in/anonymous`, { method: "POST", headers, body: "{}" });
      await response.text();
      if (response.ok) times.push(performance.now() - startedAt);
      else failed += 1;
      await sleep(SIGN_IN_MS);
    }
  })();
  return async () => {
    isOver = true;
    await going;
    const sorted = times.toSorted((a, b) => a - b);
    return {
      signIn: sorted[sorted.length >> 1] ?? Number.NaN,
      longestSignIn: sorted.at(-1) ?? Number.NaN,
      signInsFailed: failed,
    };
  };
}

/** Watches the memory of the server; what is returned says how much it was at most, in megabytes. */
function watchMemory(pid: number): () => Promise<number> {
  let most = 0;
  const look = async (): Promise<void> => {
    most = Math.max(most, (await memoryOf(pid)).rssMb);
  };
  const looking = setInterval(() => void look(), MEMORY_MS);
  return async () => {
    clearInterval(looking);
    await look();
    return most;
  };
}

/** What people notice who play meanwhile, and people who come. */
export async function measure(crowd: Crowd, { server }: ClubUnderTest, seconds: number): Promise<Row> {
  const stopSigningIn = signIn(server.url);
  const stopWatching = watchMemory(server.pid);
  crowd.restartCount();
  await sleep(seconds * 1000);
  const { moves, p50, p99, max, lost, errors } = crowd.tally.report();
  const away = crowd.tally.errors.get("DATABASE_AWAY") ?? 0;
  return { moves, p50, p99, max, lost, errors, away, ...(await stopSigningIn()), mostMb: await stopWatching() };
}
