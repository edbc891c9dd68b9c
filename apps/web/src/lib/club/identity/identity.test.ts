// @vitest-environment happy-dom
import { QueryClient } from "@tanstack/react-query";
import { afterEach, expect, test, vi } from "vitest";
import { fakeTabs } from "../../tabs/testing/fake-tabs.ts";
import { fakeClub, identityAt } from "../testing/fake-club.tsx";

const ANN = { user: { id: "ann", name: "Ann" }, keepsCookies: true };
const BOB = { user: { id: "bob", name: "Bob" }, keepsCookies: true };
const NOBODY = { user: null, keepsCookies: true };

const stops: (() => void)[] = [];
afterEach(() => {
  for (const stop of stops.splice(0)) stop();
});

/** A tab of a browser. */
function openTab(tabs = fakeTabs()) {
  const { connection, calls } = fakeClub();
  const renew = vi.fn<() => Promise<void>>(() => Promise.resolve());
  const queryClient = new QueryClient();
  const identity = identityAt({ ...connection, renew }, queryClient, tabs());
  stops.push(identity.follow());
  let answered = 0;
  return {
    identity,
    calls,
    /** Answers the next question with who the browser is; resolves with how often the line has been made anew. */
    async answer(who: unknown, renewals: number) {
      await vi.waitFor(() => expect(calls).toHaveLength(answered + 1));
      calls[answered]?.answer(who);
      answered += 1;
      await vi.waitFor(() => expect([queryClient.isFetching(), renew.mock.calls.length]).toEqual([0, renewals]));
      return renew.mock.calls.length;
    },
  };
}

test("who one is, in several tabs: what one tab has changed the others ask anew, and their lines follow", async () => {
  const tabs = fakeTabs();
  const [here, there] = [openTab(tabs), openTab(tabs)];
  const bothHear = (who: unknown, renewals: number) =>
    Promise.all([here, there].map((tab) => tab.answer(who, renewals)));
  here.identity.look();
  there.identity.look();
  expect(await bothHear(NOBODY, 0)).toEqual([0, 0]);
  void here.identity.changed();
  expect(await bothHear(ANN, 1)).toEqual([1, 1]);
  void there.identity.changed();
  expect(await bothHear({ ...ANN, user: { id: "ann", name: "Anna" } }, 1)).toEqual([1, 1]);
  void there.identity.changed();
  expect(await bothHear(NOBODY, 2)).toEqual([2, 2]);
});

test("a tab that has slept asks anew when it is shown", async () => {
  const tab = openTab();
  tab.identity.look();
  await tab.answer(ANN, 1);
  document.dispatchEvent(new Event("visibilitychange"));
  expect(await tab.answer(BOB, 2)).toBe(2);
});

test("a line that was refused as a stranger's is made anew for a member, once for all who ask", async () => {
  const tab = openTab();
  tab.identity.look();
  await tab.answer(ANN, 1);
  const answers = [tab.identity.isMember(), tab.identity.isMember()];
  await tab.answer(ANN, 2);
  expect(await Promise.all(answers)).toEqual([true, true]);
});

test("what another release of the client says is not listened to", async () => {
  const tabs = fakeTabs();
  const tab = openTab(tabs);
  tabs().tell({ kind: "something else" });
  tab.identity.look();
  await tab.answer(ANN, 1);
  expect(tab.calls).toHaveLength(1);
});
