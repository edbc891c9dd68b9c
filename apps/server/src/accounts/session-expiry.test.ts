import { fakeClock } from "@trelyazh/testkit";
import { expect, test } from "vitest";
import { createLogger } from "../logger.ts";
import { SessionExpiry } from "./session-expiry.ts";
import { sessionKeyOf } from "./sessions.ts";

const EVERY_MS = 5000;

/** Sessions by their token, with the time that each ends at, in a database that keeps the club's time and may be away. */
async function started(sessions: Map<string, number>) {
  const clock = fakeClock();
  let isAway = false;
  const ended: string[] = [];
  const expiry = new SessionExpiry({
    clock,
    everyMs: EVERY_MS,
    list(since) {
      if (isAway) return Promise.reject(new Error("away"));
      const at = clock.now();
      const isOver = ([, end]: readonly [string, number]) => end > (since ?? at) && end <= at;
      return Promise.resolve({ at, tokens: [...sessions].filter(isOver).map(([token]) => token) });
    },
    onExpired: (keys) => ended.push(...keys),
    log: createLogger("silent"),
  });
  await expiry.start();
  return { clock, ended, expiry, setAway: (away: boolean) => (isAway = away) };
}

const KEYS = { ann: sessionKeyOf("ann"), bob: sessionKeyOf("bob") };

test("a session is ended once, as soon as its time is over, and one that was renewed goes on", async () => {
  const sessions = new Map<string, number>();
  const { clock, ended } = await started(sessions);
  sessions.set("ann", clock.now() + 12_000).set("bob", clock.now() + 12_000);
  await clock.advance(11_999);
  expect(ended).toEqual([]);
  sessions.set("bob", clock.now() + 60_000);
  await clock.advance(3001);
  expect(ended).toEqual([KEYS.ann]);
  await clock.advance(45_000);
  expect(ended).toEqual([KEYS.ann]);
  await clock.advance(20_000);
  expect(ended).toEqual([KEYS.ann, KEYS.bob]);
});

test("a session that runs out while the database is away is ended when that is back", async () => {
  const sessions = new Map<string, number>();
  const { clock, ended, setAway } = await started(sessions);
  sessions.set("ann", clock.now() + 7000);
  setAway(true);
  await clock.advance(60_000);
  expect(ended).toEqual([]);
  setAway(false);
  await clock.advance(EVERY_MS);
  expect(ended).toEqual([KEYS.ann]);
});

test("a session whose end is written down by a transaction that commits late is ended all the same", async () => {
  const sessions = new Map<string, number>();
  const { clock, ended } = await started(sessions);
  await clock.advance(3 * EVERY_MS);
  sessions.set("ann", clock.now() - 2 * EVERY_MS);
  await clock.advance(EVERY_MS);
  expect(ended).toEqual([KEYS.ann]);
});

test("it is not looked any more once the club is closed", async () => {
  const sessions = new Map<string, number>();
  const { clock, ended, expiry } = await started(sessions);
  sessions.set("ann", clock.now() + 1);
  expiry.close();
  await clock.advance(2 * EVERY_MS);
  expect(ended).toEqual([]);
  expect(clock.nextAt()).toBeNull();
});
