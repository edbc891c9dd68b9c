import { RELEASE, type Releases } from "@trelyazh/protocol";
import { expect, test } from "vitest";
import type { LineName } from "./line/line-state.ts";
import { followReleases } from "./releases.ts";

/** A page whose line can be opened and cut, and what it has learnt of a club. */
function follow(answers: () => Promise<Releases>) {
  const learnt: string[] = [];
  let state: LineName = "connecting";
  let heard: () => void = () => undefined;
  let asked = 0;
  followReleases({
    line: {
      state: () => state,
      subscribe: (listener) => {
        heard = listener;
        return () => undefined;
      },
    },
    hello: ({ release }) => {
      expect(release).toBe(RELEASE);
      asked += 1;
      return answers();
    },
    onOutdated: (oldest) => learnt.push(`outdated: ${oldest}`),
    onBehind: () => learnt.push("behind"),
  });
  return {
    learnt,
    asked: () => asked,
    async becomes(next: LineName) {
      state = next;
      heard();
      await Promise.resolve();
      await Promise.resolve();
    },
  };
}

const club = (release: number, oldestRelease: number) => () => Promise.resolve({ release, oldestRelease });

test("a page asks whenever its line opens, however that opens, and not while it only falters", async () => {
  const page = follow(club(RELEASE, 1));
  for (const state of ["open", "doubtful", "open", "restarting", "connecting", "http"] as const)
    await page.becomes(state);
  expect(page.asked()).toBe(2);
  expect(page.learnt).toEqual([]);
});

test("a page that is no longer served learns so, one that is only older learns that, one that is newer nothing", async () => {
  for (const [answers, learnt] of [
    [club(RELEASE + 2, RELEASE + 1), [`outdated: ${RELEASE + 1}`]],
    [club(RELEASE + 2, RELEASE), ["behind"]],
    [club(RELEASE - 1, 1), []],
  ] as const) {
    const page = follow(answers);
    await page.becomes("open");
    expect(page.learnt).toEqual(learnt);
  }
});

test("a club that does not answer is asked again when the line opens the next time", async () => {
  const page = follow(() => Promise.reject(new Error("away")));
  await page.becomes("open");
  await page.becomes("offline");
  await page.becomes("open");
  expect([page.asked(), page.learnt]).toEqual([2, []]);
});
