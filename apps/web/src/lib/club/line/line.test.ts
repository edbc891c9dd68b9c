import { expect, test, vi } from "vitest";
import { ClubSocket } from "./club-socket.ts";
import { Line } from "./line.ts";
import { FakeSocket, onFakeNetwork } from "./testing/fake-network.ts";

onFakeNetwork();

/** A clock that goes on between two looks at it, and is at times behind the timers. */
function unevenClock(): () => number {
  let looks = 0;
  let last = 0;
  return () => {
    looks += 1;
    last = Math.max(last, Date.now() + (looks % 3) - 1);
    return last;
  };
}

test("a line whose timers fire early tries sockets again and again all the same", async () => {
  FakeSocket.fate = "breaks";
  const now = unevenClock();
  const line = new Line({
    now,
    random: () => 0.5,
    openSocket: (events) => new ClubSocket("ws://club", now, events),
    isClubThere: () => Promise.resolve(false),
    onSignedOut: () => undefined,
  });
  line.board(() => undefined, { isCommand: false });
  for (let minute = 1; minute <= 20; minute += 1) {
    FakeSocket.made = [];
    await vi.advanceTimersByTimeAsync(60_000);
    expect(FakeSocket.made.length).toBeGreaterThan(5);
  }
});
