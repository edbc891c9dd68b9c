// @vitest-environment happy-dom
import { expect, test } from "vitest";
import { TableClaim } from "./table-claim.ts";
import { fakeTabs } from "./testing/fake-tabs.ts";

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
