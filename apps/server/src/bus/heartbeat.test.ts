import { fakeClock } from "@trelyazh/testkit";
import { expect, test } from "vitest";
import { Heartbeat } from "./heartbeat.ts";

test("an end that answers is asked again and again, and is never silent", async () => {
  const clock = fakeClock();
  let [asked, silences] = [0, 0];
  const ping = () => Promise.resolve(void (asked += 1));
  using _heartbeat = new Heartbeat({ clock, everyMs: 1000, ping, onSilence: () => (silences += 1) });
  await clock.advance(60_000);
  expect([asked, silences]).toEqual([61, 0]);
});

test("an end is silent when three beats have had no answer, and is asked no more", async () => {
  const clock = fakeClock();
  let [asked, silences] = [0, 0];
  const ping = () => {
    asked += 1;
    return new Promise<void>(() => undefined);
  };
  using _heartbeat = new Heartbeat({ clock, everyMs: 1000, ping, onSilence: () => (silences += 1) });
  await clock.advance(2999);
  expect([asked, silences]).toEqual([3, 0]);
  await clock.advance(60_000);
  expect([asked, silences]).toEqual([3, 1]);
});

test("a line that has ended has no heartbeat", async () => {
  const clock = fakeClock();
  let silences = 0;
  const ping = () => Promise.reject(new Error("disconnected"));
  new Heartbeat({ clock, everyMs: 1000, ping, onSilence: () => (silences += 1) })[Symbol.dispose]();
  await clock.advance(60_000);
  expect(silences).toBe(0);
});
