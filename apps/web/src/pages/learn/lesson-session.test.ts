// @vitest-environment happy-dom
import type { Card } from "@trelyazh/preferans";
import { afterEach, expect, test, vi } from "vitest";
import { LESSONS } from "#features/lessons/lessons.ts";
import { pacePreference } from "#lib/preferences/pace.ts";
import { LessonSession } from "./lesson-session.ts";

afterEach(() => {
  pacePreference.set("instant");
  vi.useRealTimers();
});

/** The lesson of tricks at a calm pace, where its first card is asked for. */
function begun() {
  vi.useFakeTimers();
  pacePreference.set("calm");
  const session = new LessonSession({ lesson: LESSONS.tricks, playerName: "Ann", kept: undefined });
  const end = session.run((code) => expect(code).toBeNull());
  const rest = () => void vi.advanceTimersByTime(60_000);
  const scene = () => session.store.scene();
  rest();
  while (session.place().beat.kind === "tell") {
    session.next();
    rest();
  }
  return {
    session,
    rest,
    scene,
    play: (card: Card) => session.actions.act({ type: "playCard", card }),
    lying: () => {
      const deal = scene()?.table.pulya?.deal;
      return deal?.phase === "play" ? deal.trick.cards.map(({ card }) => card) : [];
    },
    [Symbol.dispose]: end,
  };
}

test("a card that is played while the last trick is still being taken lies on the table at once", () => {
  using lesson = begun();
  lesson.play("Ah");
  expect(lesson.lying()).toEqual(["Ah"]);
  // The others play, and the trick is taken: it stays for the eye.
  while (lesson.scene()?.legal.kind !== "play" || lesson.scene()?.sending === true) vi.advanceTimersByTime(50);
  expect(vi.getTimerCount()).toBeGreaterThan(0);
  lesson.play("9h");
  expect([lesson.lying(), lesson.scene()?.sending]).toEqual([["9h"], true]);
  lesson.rest();
  expect(lesson.scene()?.sending).toBe(false);
});

test("after a card that was taken back another one may be played", () => {
  using lesson = begun();
  lesson.play("9h");
  lesson.rest();
  expect(lesson.session.place().mistake).toBe("ace");
  lesson.session.takeBack();
  expect([lesson.lying(), lesson.scene()?.sending]).toEqual([[], false]);
  lesson.play("Ah");
  expect(lesson.lying()).toEqual(["Ah"]);
});
