// @vitest-environment happy-dom
// This one first: it has to be there before React is.
import { isSomethingToCome, takeRenders } from "./testing/count-renders.ts";
import { project, settingsOf, startPulya } from "@trelyazh/preferans";
import type { TablePresence } from "@trelyazh/protocol";
import type { Table } from "@trelyazh/table";
import { createMemoryHistory, createRootRoute, createRouter, RouterProvider } from "@tanstack/react-router";
import { afterEach, expect, test, vi } from "vitest";
import { TableContext } from "#features/table/scene/table-context.ts";
import { TableStore } from "#features/table/scene/table-store.ts";
import { TableScreen } from "#features/table/table-screen.tsx";
import { NO_ACTIONS } from "#features/table/testing/no-actions.ts";
import { nextEvents, playOn, pulyaBeforeTheLead, tableSeenBy } from "#features/table/testing/led-table.ts";
import { doing, fakeClub, showInClub } from "#lib/club/testing/fake-club.tsx";
import { TableChrome } from "./table-chrome.tsx";
import { TableMenu } from "./table-menu.tsx";

const YOU = 0;
const PRESENCE: TablePresence = {
  online: [0, 1, 2],
  spectators: 0,
  isStorageAway: false,
  isLineAway: false,
  botsHurry: false,
};

/** A table in the middle of a game, as the viewer on chair 0 sees it, on the screen. */
async function tableOnScreen(given: Partial<Table> = {}, pulya = pulyaBeforeTheLead()) {
  const store = new TableStore({ id: "ann", name: "ann" });
  const table = tableSeenBy(YOU, pulya, given);
  store.show({ table, you: YOU, clockOffsetMs: 0, log: [], lastDeal: null });
  store.tell({ link: { kind: "open" }, presence: PRESENCE });
  const room = { store, actions: NO_ACTIONS };
  const rootRoute = createRootRoute({
    component: () => (
      <TableContext value={room}>
        <TableScreen>
          <TableChrome menu={<TableMenu />} afterwards={null} />
        </TableScreen>
      </TableContext>
    ),
  });
  const router = createRouter({ routeTree: rootRoute, history: createMemoryHistory() });
  await router.load();
  const shown = await showInClub(fakeClub().connection, <RouterProvider router={router} />);
  while (isSomethingToCome()) {
    await new Promise((resolve) => setImmediate(resolve));
    await doing(() => {});
  }
  takeRenders();
  return { store, pulya, ...shown };
}

afterEach(() => void vi.useRealTimers());

test("a card that somebody plays renders the trick, that hand, the plates whose turn it was and is, and a line of the record", async () => {
  const leads = { number: 7, actor: 1, deadlineAt: Date.now() + 60_000 } as const;
  await using screen = await tableOnScreen({ turn: leads });
  const { store, pulya } = screen;
  const [event] = nextEvents(pulya);
  if (event?.type !== "cardPlayed") throw new Error("no card was played");
  const turn = { number: 8, actor: 2, deadlineAt: Date.now() + 60_000 } as const;
  const envelope = { seq: 41, at: Date.now(), turn, event: { type: "game", event: project(event, YOU) } } as const;
  await doing(() => store.receive({ kind: "event", serverNow: Date.now(), envelope }, Date.now()));
  expect(takeRenders()).toEqual({
    TrickArea: 1,
    TrickCards: 1,
    TableFace: 1,
    CardFace: 1,
    OpponentHand: 1,
    ClosedHand: 1,
    Avatar: 2,
    ClockRing: 1,
    Reserve: 2,
    Prompt: 1,
    // Once a trick has begun, nothing can be offered.
    PlayAsides: 1,
    OfferBar: 1,
    LastTrick: 1,
    DecisionFocus: 1,
    EventLog: 1,
    LogLine: 1,
    LiveRegion: 1,
  });
});

test("what is told of somebody's presence renders their plate alone", async () => {
  await using screen = await tableOnScreen();
  await doing(() => screen.store.tell({ presence: { ...PRESENCE, online: [0, 2] } }));
  expect(takeRenders()).toEqual({ PresenceDot: 1, Dot: 1, SeatFoot: 1, Note: 1, Reserve: 1 });
});

test("the same presence told again renders nothing", async () => {
  await using screen = await tableOnScreen();
  await doing(() => screen.store.tell({ presence: { ...PRESENCE, online: [0, 1, 2] } }));
  expect(takeRenders()).toEqual({});
});

test("as time goes on, only the clock renders", async () => {
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval", "Date"] });
  const turn = { number: 7, actor: YOU, deadlineAt: Date.now() + 5000 } as const;
  await using screen = await tableOnScreen({ turn });
  expect(screen.place.textContent).toContain("5 s");
  await doing(() => vi.advanceTimersByTime(1000));
  expect(takeRenders()).toEqual({ Countdown: 1, SpokenCountdown: 1 });
});

test("a move that is on its way renders what could be done meanwhile", async () => {
  await using screen = await tableOnScreen();
  await doing(() => screen.store.tell({ isActing: true }));
  expect(takeRenders()).toEqual({
    CardButton: 10,
    Prompt: 1,
    PlayAsides: 1,
    OfferBar: 1,
    LastTrick: 1,
    Button: 1,
    Pressable: 1,
  });
});

test("a bid that is on its way renders the buttons of the ladder, and neither what is written on them nor their hints", async () => {
  const dealt = playOn(startPulya({ settings: settingsOf("sochi"), dealer: YOU }));
  await using screen = await tableOnScreen({}, playOn(playOn(dealt)));
  await doing(() => screen.store.tell({ isActing: true }));
  expect(takeRenders()).toEqual({ CallControl: 27, Pressable: 27, CardButton: 10, Prompt: 1 });
});

test("a card of one's own flies at the tap, before the club has answered, and the club's word of it renders no card anew", async () => {
  const pulya = playOn(playOn(pulyaBeforeTheLead()));
  await using screen = await tableOnScreen({}, pulya);
  const { store } = screen;
  const [played] = nextEvents(pulya);
  if (played?.type !== "cardPlayed") throw new Error("no card was played");
  await doing(() => {
    store.tell({ ownMove: { turnNumber: 7, wish: { type: "playCard", card: played.card } } });
    store.tell({ isActing: true });
  });
  expect(takeRenders()).toMatchObject({ TrickArea: 1, TrickCards: 1, CardFace: 1, Hand: 1 });
  const envelope = { seq: 41, at: Date.now(), turn: null, event: { type: "game", event: played } } as const;
  await doing(() => {
    store.receive({ kind: "event", serverNow: Date.now(), envelope }, Date.now());
    store.tell({ isActing: false });
  });
  expect(takeRenders()).not.toHaveProperty("CardFace");
});
