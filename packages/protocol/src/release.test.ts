import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { Hello } from "./inputs.ts";
import { OLDEST_RELEASE, RELEASE, standingOf } from "./release.ts";

const CLUB = { release: 7, oldestRelease: 5 };

test.each([
  [4, "outdated"],
  [5, "behind"],
  [6, "behind"],
  [7, "current"],
  [8, "ahead"],
] as const)("a client of release %i is %s for a club of release 7 that serves 5 and later", (client, standing) => {
  expect(standingOf(client, CLUB)).toBe(standing);
});

test("a client is current for the server of its own source, and the oldest one that it serves is no later", () => {
  expect(standingOf(RELEASE, { release: RELEASE, oldestRelease: OLDEST_RELEASE })).toBe("current");
});

test.each([0, -1, 1.5, Number.NaN, 1e15, "1", null, undefined, [1]])("%j is no release's number", (release) => {
  expect(Hello.safeParse({ release }).success).toBe(false);
});

test("the changelog has a heading for each release, numbered from 1 to the one that this source is", () => {
  const changelog = readFileSync(new URL("../../../CHANGELOG.md", import.meta.url), "utf8");
  const numbers = Array.from(changelog.matchAll(/^## \S+ \(release (\d+)\)$/gm), ([, number]) => Number(number));
  expect(numbers).toEqual(Array.from({ length: RELEASE }, (_, index) => RELEASE - index));
});
