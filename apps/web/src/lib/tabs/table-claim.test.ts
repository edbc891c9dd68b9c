// @vitest-environment happy-dom
import fc from "fast-check";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { TableClaim } from "./table-claim.ts";
import { fakeTabs } from "./testing/fake-tabs.ts";
import { SlowTabs } from "./testing/slow-tabs.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A browser whose tabs open tables, one after the other. */
function browser() {
  const openTab = fakeTabs();
  let time = 0;
  const open = (tableId = "table") => {
    let yielded = 0;
    const claim = new TableClaim({ tableId, tabs: openTab(), now: () => (time += 1) });
    const close = claim.open(() => (yielded += 1));
    return { claim, close, acts: () => !claim.isElsewhere(), yielded: () => yielded };
  };
  return { open, openTab, turnBack: () => (time = 0) };
}

test("a table that is open in one tab is played there, and nobody has left it", () => {
  const { open } = browser();
  const [tab, elsewhere] = [open(), open("another table")];
  expect([tab.acts(), elsewhere.acts(), tab.yielded(), elsewhere.yielded()]).toEqual([true, true, 0, 0]);
});

test("of two tabs the newest acts and is told so; the older one can take the table back", () => {
  const { open } = browser();
  const [first, second] = [open(), open()];
  expect([first.acts(), second.acts(), first.yielded(), second.yielded()]).toEqual([false, true, 0, 1]);
  first.claim.claim();
  expect([first.acts(), second.acts(), first.yielded()]).toEqual([true, false, 1]);
});

test("when the tab that acts is closed, the last of the others does", () => {
  const { open } = browser();
  const [first, second, third] = [open(), open(), open()];
  first.claim.claim();
  expect([first.acts(), second.acts(), third.acts()]).toEqual([true, false, false]);
  first.close();
  expect([second.acts(), third.acts()]).toEqual([false, true]);
  third.close();
  expect(second.acts()).toBe(true);
});

test("a page that the browser has kept while it was left claims the table as it comes back", () => {
  const { open } = browser();
  const [first, second] = [open(), open()];
  dispatchEvent(Object.assign(new Event("pageshow"), { persisted: false }));
  expect([first.acts(), second.acts()]).toEqual([false, true]);
  second.close();
  dispatchEvent(new Event("pagehide"));
  const third = open();
  dispatchEvent(Object.assign(new Event("pageshow"), { persisted: true }));
  expect([first.acts(), third.acts()].filter(Boolean)).toHaveLength(1);
});

test("of two claims that were made at the same moment one counts, in both tabs", () => {
  const { open, turnBack } = browser();
  const first = open();
  turnBack();
  const second = open();
  expect([first.acts(), second.acts()].filter(Boolean)).toHaveLength(1);
});

interface OpenTab {
  readonly claim: TableClaim;
  readonly close: () => void;
  readonly end: () => void;
}

/** A browser in which words are under way for a while; it knows its tabs in the order of their claims. */
function busyBrowser() {
  vi.clearAllTimers();
  const tabs = new SlowTabs();
  let time = 0;
  let open: readonly OpenTab[] = [];
  const without = (tab: OpenTab) => open.filter((each) => each !== tab);
  const doings = {
    hear: (choice: number) => tabs.deliver(choice),
    wait: () => vi.advanceTimersByTime(1000),
    open() {
      const channel = tabs.open();
      const claim = new TableClaim({ tableId: "table", tabs: channel, now: () => (time += 1) });
      open = [...open, { claim, end: channel.end, close: claim.open(() => undefined) }];
    },
    claim(choice: number) {
      const tab = open[choice % open.length];
      tab?.claim.claim();
      if (tab !== undefined) open = [...without(tab), tab];
    },
    end(choice: number, how: "close" | "end" = "end") {
      const tab = open[choice % open.length];
      tab?.[how]();
      if (tab !== undefined) open = without(tab);
    },
    close: (choice: number) => doings.end(choice, "close"),
  };
  const settle = () => {
    for (let seconds = 0; seconds < 10; seconds += 1) {
      tabs.deliverAll();
      vi.advanceTimersByTime(1000);
    }
    tabs.deliverAll();
  };
  return { doings, settle, acting: () => open.map(({ claim }) => !claim.isElsewhere()) };
}

const doing = fc.constantFrom("open", "open", "claim", "close", "end", "hear", "hear", "wait");

test("whatever crosses on the way, and whichever tab ends without a word, one tab acts in the end: the last to have claimed", () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(doing, fc.nat(99)), { minLength: 10, maxLength: 40 }), (happenings) => {
      const { doings, settle, acting } = busyBrowser();
      for (const [name, choice] of happenings) doings[name](choice);
      settle();
      expect(acting()).toEqual(acting().map((_, index, all) => index === all.length - 1));
    }),
  );
});

test("a tab that is asked whether it is still there is not told again that the table was left to it", () => {
  const { open } = browser();
  const [first, second] = [open(), open()];
  vi.advanceTimersByTime(60_000);
  expect([first.acts(), second.acts(), second.yielded()]).toEqual([false, true, 1]);
});

test.each([
  null,
  "claims",
  {},
  { kind: "claims", tableId: "table" },
  { kind: "claims", tableId: "table", tab: "x", at: "late" },
  { kind: "yields", tableId: "table" },
  { kind: "shouts", tableId: "table", tab: "x" },
])("what another release says is not listened to: %j", (message) => {
  const { open, openTab } = browser();
  const tab = open();
  openTab().tell(message);
  expect([tab.acts(), tab.yielded()]).toEqual([true, 0]);
});
