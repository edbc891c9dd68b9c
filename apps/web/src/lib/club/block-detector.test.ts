import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { BlockDetector } from "./block-detector.ts";

const LONG_MS = 4000;

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function detector({ answers = true } = {}) {
  const onBlocked = vi.fn<() => void>();
  const club = { answers };
  const blocks = new BlockDetector({ answersHttp: () => Promise.resolve(club.answers), onBlocked });
  return {
    club,
    onBlocked,
    /** A socket that lived so long, or that never opened. */
    socket: async (livedMs: number | null, code?: number) => {
      if (livedMs !== null) blocks.opened();
      await vi.advanceTimersByTimeAsync(livedMs ?? 0);
      blocks.closed(code === undefined ? undefined : { code });
      await vi.advanceTimersByTimeAsync(0);
    },
  };
}

test("two sockets in a row that never open, while HTTP answers, are blocked", async () => {
  const { socket, onBlocked } = detector();
  await socket(null);
  expect(onBlocked).not.toHaveBeenCalled();
  await socket(null);
  expect(onBlocked).toHaveBeenCalledOnce();
});

test("a socket that closes at once has not really been open", async () => {
  const { socket, onBlocked } = detector();
  await socket(10);
  await socket(10, 1006);
  expect(onBlocked).toHaveBeenCalledOnce();
});

test("a socket that has lived shows that sockets get through", async () => {
  const { socket, onBlocked } = detector();
  await socket(null);
  await socket(LONG_MS);
  await socket(null);
  expect(onBlocked).not.toHaveBeenCalled();
});

test("a club that does not answer at all is away, not behind a block", async () => {
  const { socket, onBlocked, club } = detector({ answers: false });
  await socket(null);
  await socket(null);
  club.answers = true;
  await socket(null);
  expect(onBlocked).not.toHaveBeenCalled();
});

test.each([
  ["restarts", 1012],
  ["ends a session", 4001],
])("a club that %s has been reached", async (_, code) => {
  const { socket, onBlocked } = detector();
  for (let time = 0; time < 3; time += 1) await socket(null, code);
  expect(onBlocked).not.toHaveBeenCalled();
});
