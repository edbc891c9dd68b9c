// @vitest-environment happy-dom
import type { Seat } from "@trelyazh/preferans";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { doing, fakeClub, showInClub } from "#lib/club/testing/fake-club.tsx";
import { marksPreference, noticesPreference } from "#lib/preferences/alerts.ts";
import { TableContext } from "../scene/table-context.ts";
import { TableStore } from "../scene/table-store.ts";
import { pulyaBeforeTheLead, tableSeenBy } from "../testing/led-table.ts";
import { NO_ACTIONS } from "../testing/no-actions.ts";
import { TurnTitle } from "./turn-title.tsx";

const { sound, showNotice } = vi.hoisted(() => ({
  sound: vi.fn<(chime: string, loudness: string) => Promise<void>>(() => Promise.resolve()),
  showNotice: vi.fn<(notice: { title: string }) => () => void>(),
}));
vi.mock("#lib/alerts/chime.ts", () => ({ sound }));
vi.mock("#lib/alerts/system-notices.ts", () => ({ showNotice }));

const YOU: Seat = 1;
const NOW = 1_000_000;
/** How much time a turn has. */
const TURN_MS = 60_000;
const LOW_MS = 10_000;

const told = new Set<string>();

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "Date"], now: NOW });
  vi.clearAllMocks();
  told.clear();
  showNotice.mockImplementation(({ title }) => {
    told.add(title);
    return () => told.delete(title);
  });
  document.head.innerHTML = '<link rel="icon" href="/favicon.svg">';
  marksPreference.set("on");
  noticesPreference.set("on");
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

async function look(at: "here" | "elsewhere"): Promise<void> {
  vi.spyOn(document, "visibilityState", "get").mockReturnValue(at === "here" ? "visible" : "hidden");
  vi.spyOn(document, "hasFocus").mockReturnValue(at === "here");
  await doing(() => document.dispatchEvent(new Event("visibilitychange")));
}

/** A table on the screen whose turn is somebody else's at first. */
async function tableOf() {
  const store = new TableStore({ id: "bob", name: "bob" });
  const pulya = pulyaBeforeTheLead();
  const turnOf = (actor: Seat, number: number) => {
    const turn = { number, actor, deadlineAt: NOW + TURN_MS };
    store.show({ table: tableSeenBy(YOU, pulya, { turn }), you: YOU, clockOffsetMs: 0, log: [], lastDeal: null });
  };
  turnOf(0, 6);
  const room = { store, actions: NO_ACTIONS };
  const shown = await showInClub(
    fakeClub().connection,
    <TableContext value={room}>
      <TurnTitle title="Table" />
    </TableContext>,
  );
  return { ...shown, turnOf: (actor: Seat, number: number) => doing(() => turnOf(actor, number)) };
}

const marks = () => [document.title, document.head.querySelector('link[rel="icon"]')?.getAttribute("href")];
const USUAL = ["Table", "/favicon.svg"];
const MARKED = ["● Your turn · Table", "/favicon-turn.svg"];

test("title and icon stay the same in a hidden tab: a player who looks elsewhere sees, hears and reads that it is their turn, and nothing of it once they are back", async () => {
  await using table = await tableOf();
  await look("elsewhere");
  expect(marks()).toEqual(USUAL);
  await table.turnOf(YOU, 7);
  expect([marks(), sound.mock.calls, [...told]]).toEqual([MARKED, [["turn", "soft"]], ["Your turn"]]);
  await look("here");
  expect([marks(), [...told]]).toEqual([USUAL, []]);
  await look("elsewhere");
  expect([marks(), sound.mock.calls.length]).toEqual([MARKED, 1]);
  await table.turnOf(2, 8);
  expect(marks()).toEqual(USUAL);
});

test("time that runs low is heard once, at the table too", async () => {
  await using table = await tableOf();
  await look("here");
  await table.turnOf(YOU, 7);
  await doing(() => vi.advanceTimersByTime(TURN_MS - LOW_MS - 1));
  expect(sound).not.toHaveBeenCalled();
  await doing(() => vi.advanceTimersByTime(1));
  await doing(() => vi.advanceTimersByTime(LOW_MS));
  expect(sound.mock.calls).toEqual([["low", "soft"]]);
});

test("what was turned off is left alone", async () => {
  marksPreference.set("off");
  noticesPreference.set("off");
  await using table = await tableOf();
  await look("elsewhere");
  await table.turnOf(YOU, 7);
  expect([marks(), [...told]]).toEqual([USUAL, []]);
});
