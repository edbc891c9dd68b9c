// @vitest-environment happy-dom
import type { TableMessage, TablePresence } from "@trelyazh/protocol";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { fakeClub } from "#lib/club/testing/fake-club.tsx";
import { pacePreference } from "#lib/preferences/pace.ts";
import { TableStore } from "../scene/table-store.ts";
import { tableWith } from "../testing/table-with.ts";
import { watchTable } from "./watch-table.ts";

/** How long the end of a trick stays at a calm pace. */
const TRICK_MS = 1250;
const PRESENCE: TablePresence = {
  online: [0],
  spectators: 0,
  isStorageAway: false,
  isLineAway: false,
  botsHurry: false,
};

const snapshot = (seq: number): TableMessage => ({
  kind: "snapshot",
  seq,
  table: tableWith({ seq }),
  you: null,
  serverNow: 0,
});

/** Something that leaves the table as it is, but for its number. */
const blank = (seq: number): TableMessage => ({ kind: "blank", seq });

/** The end of a trick, which stays for the eye. */
const trickTaken = (seq: number): TableMessage => ({
  kind: "event",
  serverNow: 0,
  envelope: { seq, at: 0, turn: null, event: { type: "game", event: { type: "trickTaken", seat: 0 } } },
});

beforeEach(() => {
  vi.useFakeTimers();
  pacePreference.set("calm");
});
afterEach(() => void vi.useRealTimers());

/** Hides the page until it is disposed of. */
function hiddenPage(): Disposable {
  const state = vi.spyOn(document, "visibilityState", "get").mockReturnValue("hidden");
  document.dispatchEvent(new Event("visibilitychange"));
  return { [Symbol.dispose]: () => state.mockRestore() };
}

function watched() {
  const club = fakeClub();
  const store = new TableStore(null);
  const stop = watchTable({ client: club.connection.client, tableId: "t", store });
  const streams = (path: string) => club.calls.filter(({ op }) => op.path === path);
  const events = () => streams("table.events");
  return {
    store,
    stop,
    events,
    presence: () => streams("table.presence"),
    seq: () => store.scene()?.table.seq,
    send: (...messages: readonly TableMessage[]) => {
      for (const data of messages) {
        const seq = data.kind === "event" ? data.envelope.seq : data.seq;
        events()
          .at(-1)
          ?.tell({ id: String(seq), data });
      }
    },
  };
}

test("a table is asked for from the beginning, and who is there beside it", () => {
  const { events, presence } = watched();
  expect(events().map(({ op }) => op.input)).toEqual([{ tableId: "t", lastEventId: null }]);
  expect(presence().map(({ op }) => op.input)).toEqual([{ tableId: "t" }]);
});

test("messages are shown one after the other, each for as long as the eye needs", () => {
  const { send, seq } = watched();
  send(snapshot(4), trickTaken(5), blank(6));
  expect(seq()).toBe(5);
  vi.advanceTimersByTime(TRICK_MS - 1);
  expect(seq()).toBe(5);
  vi.advanceTimersByTime(1);
  expect(seq()).toBe(6);
});

test.each([-40_000, 3_600_000])(
  "a device's clock that is set by %i ms has the table asked for anew, with the club's time",
  (byMs) => {
    const { send, events, stop, store } = watched();
    send({ ...snapshot(4), serverNow: Date.now() } as TableMessage);
    vi.advanceTimersByTime(60_000);
    expect(events()).toHaveLength(1);
    vi.setSystemTime(Date.now() + byMs);
    vi.advanceTimersByTime(1000);
    expect(events().map(({ op }) => op.input)).toEqual([1, 2].map(() => ({ tableId: "t", lastEventId: null })));
    send({ ...snapshot(4), serverNow: Date.now() - byMs } as TableMessage);
    expect(store.scene()?.clockOffsetMs).toBe(-byMs);
    stop();
    vi.setSystemTime(Date.now() + byMs);
    vi.advanceTimersByTime(60_000);
    expect(events()).toHaveLength(2);
  },
);

test("browsers hold the timers of a hidden page back: whose turn it is, a page that nobody sees knows at once", () => {
  const { send, seq } = watched();
  send(snapshot(4), trickTaken(5), blank(6));
  expect(seq()).toBe(5);
  using _ = hiddenPage();
  expect(seq()).toBe(6);
  send(trickTaken(7), blank(8));
  expect(seq()).toBe(8);
});

test("after a gap the table is asked for anew, and what waited to be shown is dropped", async () => {
  const { send, seq, events } = watched();
  send(snapshot(4), blank(6));
  await vi.advanceTimersByTimeAsync(0);
  expect(events().map(({ op, isOpen }) => [op.input, isOpen()])).toEqual([
    [{ tableId: "t", lastEventId: null }, false],
    [{ tableId: "t", lastEventId: null }, true],
  ]);
  expect(seq()).toBe(4);
  send(snapshot(6));
  expect(seq()).toBe(6);
});

test("a stream that the club has ended goes on after the last message", async () => {
  const { send, events } = watched();
  send(snapshot(4), blank(5));
  events()[0]?.stop();
  await vi.advanceTimersByTimeAsync(TRICK_MS);
  expect(events().map(({ op }) => op.input)).toEqual([
    { tableId: "t", lastEventId: null },
    { tableId: "t", lastEventId: "5" },
  ]);
});

test("who is there is known for as long as it is heard", () => {
  const { store, send, presence } = watched();
  send(snapshot(4));
  presence()[0]?.tell(PRESENCE);
  expect(store.scene()?.presence).toEqual(PRESENCE);
  presence()[0]?.stop();
  expect(store.scene()?.presence).toBeNull();
});

test("once it is over, both streams are closed", () => {
  const { stop, events, presence } = watched();
  stop();
  expect([...events(), ...presence()].map((stream) => stream.isOpen())).toEqual([false, false]);
});
