import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { StreamFollower, type StreamEvents, type StreamLink } from "./stream-follower.ts";
import { refusal } from "./testing/fake-club.tsx";

interface Item {
  readonly id: string;
}

const DELAY_MS = 100;

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A stream whose other end is in the hands of a test. */
function followed({ hasIds = true } = {}) {
  const asked: (string | null)[] = [];
  const links: StreamLink[] = [];
  const items: string[] = [];
  const attempts: number[] = [];
  let events: StreamEvents<Item> | null = null;
  let isOpen = false;
  const follower = new StreamFollower<Item>({
    stream: {
      subscribe(lastEventId, on) {
        asked.push(lastEventId);
        events = on;
        isOpen = true;
        return { unsubscribe: () => (isOpen = false) };
      },
      ...(hasIds && { idOf: ({ id }) => id }),
    },
    onItem: ({ id }) => items.push(id),
    onLink: (link) => links.push(link),
    delayMs(attempt) {
      attempts.push(attempt);
      return DELAY_MS;
    },
  });
  const club = () => {
    if (events === null) throw new Error("nobody has asked for the stream");
    return events;
  };
  return {
    follower,
    asked,
    items,
    attempts,
    club,
    link: () => links.at(-1),
    isOpen: () => isOpen,
    send: (...ids: string[]) => {
      club().onStarted();
      for (const id of ids) club().onData({ id });
    },
  };
}

test("a stream that the club has ended is asked for again after the last item", () => {
  const { club, asked, items, link, send } = followed();
  send("7", "8");
  expect(link()).toEqual({ kind: "open" });
  club().onStopped();
  expect([asked, link()]).toEqual([[null], { kind: "connecting" }]);
  vi.advanceTimersByTime(DELAY_MS - 1);
  expect(asked).toEqual([null]);
  vi.advanceTimersByTime(1);
  expect(asked).toEqual([null, "8"]);
  send("9");
  expect([items, link()]).toEqual([["7", "8", "9"], { kind: "open" }]);
});

test("a reader that was too slow for the club goes on where it was", () => {
  const { club, asked, send } = followed();
  send("7");
  club().onError(refusal("RESYNC"));
  vi.advanceTimersByTime(DELAY_MS);
  expect(asked).toEqual([null, "7"]);
});

test("a stream without ids begins anew", () => {
  const { club, asked, send } = followed({ hasIds: false });
  send("7");
  club().onStopped();
  vi.advanceTimersByTime(DELAY_MS);
  expect(asked).toEqual([null, null]);
});

test("every attempt that fails is counted for the delay of the next, until something comes", () => {
  const { club, attempts, send } = followed();
  for (let time = 0; time < 3; time += 1) {
    club().onError(new Error("offline"));
    vi.advanceTimersByTime(DELAY_MS);
  }
  send("7");
  club().onStopped();
  expect(attempts).toEqual([0, 1, 2, 0]);
});

test("after a gap all is asked for at once, from the beginning", () => {
  const { follower, asked, send } = followed();
  send("7");
  follower.restart();
  expect(asked).toEqual([null, null]);
});

test.each(["TABLE_NOT_FOUND", "BANNED", "SIGN_IN_FIRST"] as const)("%s is final", (code) => {
  const { club, asked, link } = followed();
  club().onError(refusal(code));
  expect(link()).toEqual({ kind: "refused", code });
  vi.runAllTimers();
  expect(asked).toHaveLength(1);
});

test.each(["BUSY", "RESTARTING", "INTERNAL"] as const)("%s is not", (code) => {
  const { club, asked } = followed();
  club().onError(refusal(code));
  vi.runAllTimers();
  expect(asked).toHaveLength(2);
});

test("a line that is lost and found again resumes by itself", () => {
  const { club, asked, link, send } = followed();
  send("7");
  club().onConnectionStateChange({ state: "connecting" });
  expect(link()).toEqual({ kind: "connecting" });
  send("8");
  vi.runAllTimers();
  expect([asked, link()]).toEqual([[null], { kind: "open" }]);
});

test("once stopped it is silent, whatever it was waiting for", () => {
  const { follower, club, asked, isOpen } = followed();
  follower.stop();
  expect(isOpen()).toBe(false);
  club().onConnectionStateChange({ state: "connecting" });
  vi.runAllTimers();
  expect(asked).toHaveLength(1);
});
