import { expect, test, vi } from "vitest";
import { watchForClub } from "./watch-for-club.ts";

function lookout() {
  const answers: ((isBack: boolean) => void)[] = [];
  let moment: (() => void) | null = null;
  const onBack = vi.fn<() => void>();
  const end = watchForClub(
    {
      answers: () => new Promise((resolve) => answers.push(resolve)),
      onMoment(callback) {
        moment = callback;
        return () => (moment = null);
      },
    },
    onBack,
  );
  const settled = () => new Promise((resolve) => setImmediate(resolve));
  return {
    onBack,
    end,
    asked: () => answers.length,
    isWatching: () => moment !== null,
    tick: () => moment?.(),
    answer: async (isBack: boolean) => {
      answers.at(-1)?.(isBack);
      await settled();
    },
  };
}

test("it asks again until the club answers, and says so once", async () => {
  const { tick, answer, onBack, isWatching } = lookout();
  tick();
  await answer(false);
  expect(onBack).not.toHaveBeenCalled();
  tick();
  await answer(true);
  expect(onBack).toHaveBeenCalledOnce();
  expect(isWatching()).toBe(false);
});

test("while one question is on its way no other is asked", async () => {
  const { tick, answer, asked } = lookout();
  tick();
  tick();
  expect(asked()).toBe(1);
  await answer(false);
  tick();
  expect(asked()).toBe(2);
});

test("an answer that comes after the end is not told", async () => {
  const { tick, answer, onBack, end } = lookout();
  tick();
  end();
  await answer(true);
  expect(onBack).not.toHaveBeenCalled();
});
