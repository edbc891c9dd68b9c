import { expect, test } from "vitest";
import { simulateWords, type WordsStretch } from "./simulate-words.ts";

const rateOf = ({ rates }: WordsStretch, kind: string) => rates.byKind.get(kind)?.perSecond ?? 0;

test("words between nodes at play are about as many as are reckoned, and play goes on when half of the nodes have died", async () => {
  const stretches = await simulateWords({ nodes: 5, tables: 16, seed: 18 });
  expect(stretches.map(({ nodes }) => nodes)).toEqual([5, 3, 3]);
  const [peace] = stretches;
  for (const [kind, reckoned] of peace.reckoned)
    expect(Math.abs(rateOf(peace, kind) - reckoned), kind).toBeLessThanOrEqual(0.25 * reckoned);
  // Those whose sockets were cut have opened their tables anew, and nobody plays more slowly.
  const [, death, after] = stretches;
  expect(rateOf(death, "table.follow")).toBeGreaterThan(1);
  expect(after.movesPerSecond / peace.movesPerSecond).toBeGreaterThan(0.8);
});
