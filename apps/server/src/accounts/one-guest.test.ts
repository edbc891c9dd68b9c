import { expect, test } from "vitest";
import { OneGuest } from "./one-guest.ts";

interface Guest {
  readonly ok: boolean;
  readonly guest: number;
}

/** Makes guests one after the other; as many of the first ones as told come to nothing. */
function guests(failing = 0) {
  let made = 0;
  return () => {
    made += 1;
    return Promise.resolve({ ok: made > failing, guest: made });
  };
}

test("two tabs that enter at once, and one that asks again, are one guest", async () => {
  const one = new OneGuest<Guest>();
  const make = guests();
  const answers = await Promise.all([one.enter("mark", make), one.enter("mark", make)]);
  expect([...answers, await one.enter("mark", make)].map(({ guest }) => guest)).toEqual([1, 1, 1]);
});

test("other browsers are other guests, and so is each request of one that keeps nothing", async () => {
  const one = new OneGuest<Guest>();
  const make = guests();
  const entered = [];
  for (const mark of ["ann", "bob", null, null]) entered.push((await one.enter(mark, make)).guest);
  expect(entered).toEqual([1, 2, 3, 4]);
});

test("what has failed is tried again", async () => {
  const one = new OneGuest<Guest>();
  const make = guests(1);
  expect(await one.enter("mark", make)).toEqual({ ok: false, guest: 1 });
  await expect(one.enter("mark", () => Promise.reject(new Error("away")))).rejects.toThrow("away");
  expect(await one.enter("mark", make)).toEqual({ ok: true, guest: 2 });
});

test("a guest who has signed out comes back as somebody new", async () => {
  const one = new OneGuest<Guest>();
  const make = guests();
  await one.enter("mark", make);
  one.forget("mark");
  expect(await one.enter("mark", make)).toEqual({ ok: true, guest: 2 });
});
