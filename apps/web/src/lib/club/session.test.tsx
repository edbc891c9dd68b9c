// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { useEnter, useIsBanned, useMe, useRefusesCookies } from "./session.ts";
import { doing, fakeClub, refusal, showInClub } from "./testing/fake-club.tsx";

const ANN = { user: { id: "ann", name: "Ann" }, keepsCookies: true };
const NEW_HERE = { user: null, keepsCookies: false };
const NOBODY = { user: null, keepsCookies: true };

const signIns: string[] = [];
let signInStatus = 200;

beforeEach(() => {
  signIns.length = 0;
  signInStatus = 200;
  vi.stubGlobal("fetch", (address: string) => {
    signIns.push(address);
    return Promise.resolve(new Response(null, { status: signInStatus }));
  });
});
afterEach(() => void vi.unstubAllGlobals());

const told: unknown[] = [];

function Door() {
  const me = useMe();
  const isBanned = useIsBanned();
  const refusesCookies = useRefusesCookies();
  const enter = useEnter();
  const name = me.data?.user?.name ?? "stranger";
  return (
    <button type="button" onClick={() => enter.mutate(undefined, { onError: (error) => told.push(error.message) })}>
      {isBanned ? "banned" : `${name} ${enter.status}${refusesCookies ? ", no cookies" : ""}`}
    </button>
  );
}

async function doorOf() {
  const club = fakeClub();
  const renew = vi.fn<() => Promise<void>>(() => Promise.resolve());
  const shown = await showInClub({ ...club.connection, renew }, <Door />);
  const button = shown.place.querySelector("button");
  return {
    renew,
    calls: club.calls,
    text: () => button?.textContent,
    answer: (data: unknown) => doing(() => club.calls.at(-1)?.answer(data)),
    fail: (error: Error) => doing(() => club.calls.at(-1)?.fail(error)),
    enter: () => doing(() => button?.click()),
    [Symbol.asyncDispose]: shown[Symbol.asyncDispose],
  };
}

test("a stranger who enters is signed in as a guest, gets a new line, and is known from then on", async () => {
  await using door = await doorOf();
  await door.answer(NOBODY);
  expect(door.text()).toBe("stranger idle");
  await door.enter();
  await door.answer(NOBODY);
  expect(signIns).toEqual(["/api/auth/sign-in/anonymous"]);
  await door.answer(ANN);
  expect([door.text(), door.renew.mock.calls.length]).toEqual(["Ann success", 1]);
});

test("a member who enters is in already", async () => {
  await using door = await doorOf();
  await door.answer(ANN);
  await door.enter();
  await door.answer(ANN);
  expect([door.text(), signIns, door.renew.mock.calls]).toEqual(["Ann success", [], []]);
});

test("a browser is asked twice whether it keeps cookies, since the first answer brings one", async () => {
  await using door = await doorOf();
  await door.answer(NEW_HERE);
  expect([door.text(), door.calls.length]).toEqual(["stranger idle", 2]);
  await door.answer(NOBODY);
  expect([door.text(), door.calls.length]).toEqual(["stranger idle", 2]);
});

test("a stranger who enters before the first answer is there comes in, as it tells nothing of cookies", async () => {
  await using door = await doorOf();
  await door.enter();
  await door.answer(NEW_HERE);
  await door.answer(NOBODY);
  await door.answer(ANN);
  expect([door.text(), signIns.length]).toEqual(["Ann success", 1]);
});

test("a browser that keeps no cookies is told so before anything is made, and again when it enters", async () => {
  told.length = 0;
  await using door = await doorOf();
  await door.answer(NEW_HERE);
  await door.answer(NEW_HERE);
  expect(door.text()).toBe("stranger idle, no cookies");
  await door.enter();
  await door.answer(NEW_HERE);
  await door.answer(NEW_HERE);
  expect([door.text(), signIns, told]).toEqual(["stranger error, no cookies", [], ["no cookies are kept"]]);
});

test("a sign-in whose cookie does not come back is told as well", async () => {
  told.length = 0;
  await using door = await doorOf();
  await door.answer(NOBODY);
  await door.enter();
  await door.answer(NOBODY);
  await door.answer(NOBODY);
  expect([door.text(), told]).toEqual(["stranger error", ["no cookies are kept"]]);
});

test.each([
  [429, "TOO_MANY_REQUESTS"],
  [500, "INTERNAL"],
])("a sign-in that is answered with %i is refused with %s", async (status, code) => {
  signInStatus = status;
  told.length = 0;
  await using door = await doorOf();
  await door.answer(NOBODY);
  await door.enter();
  await door.answer(NOBODY);
  expect([door.text(), told]).toEqual(["stranger error", [code]]);
});

test("a visitor who is banned is told at once", async () => {
  await using door = await doorOf();
  await door.fail(refusal("BANNED"));
  expect([door.text(), door.calls.length]).toEqual(["banned", 1]);
});
