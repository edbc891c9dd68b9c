import { seededRandom } from "@trelyazh/testkit";
import { expect, test } from "vitest";
import { steadyClock, type TimeSource } from "./clock.ts";
import { modestMove, Player } from "./testing/people/player.ts";
import { startTestClub } from "./testing/club/start-test-club.ts";

const WISH = { preset: "sochi", poolTarget: 50, turnSeconds: 30, bots: 2 } as const;
const HOUR_MS = 3_600_000;

/** This machine, whose wall clock can be set for the club alone. */
function settableMachine(): TimeSource & { set(byMs: number): void } {
  let ahead = 0;
  return {
    ticks: () => performance.now(),
    wall: () => Date.now() + ahead,
    after(ms, run) {
      const timeout = setTimeout(run, ms);
      return { cancel: () => clearTimeout(timeout) };
    },
    set: (byMs) => void (ahead += byMs),
  };
}

test("a table goes on at once, whichever way the machine's clock is set under play", async () => {
  const machine = settableMachine();
  const pace = { botDelayMs: 20, dealDelayMs: 20, nonceWaitMs: 0 };
  await using club = await startTestClub({ clock: steadyClock(machine), pace });
  const ann = await club.guest();
  const { tableId } = await ann.api.table.create.mutate(WISH);
  using player = await new Player(ann, tableId).watch();
  const random = seededRandom(1);
  for (const byMs of [-40_000, 40_000, -2 * HOUR_MS, 5 * HOUR_MS]) {
    for (let moves = 0; moves < 3; moves += 1) {
      await player.until(() => player.moves().length > 0);
      const { seq } = await player.act(modestMove(player.moves(), random));
      // Bots think for a moment now, or the next deal is waited for, or it is the same one's turn again.
      machine.set(byMs);
      const { turn } = await player.until((table) => table.seq >= seq && player.moves().length > 0);
      expect(Math.abs((turn?.deadlineAt ?? 0) - Date.now() - 30_000)).toBeLessThan(20_000);
    }
  }
});
