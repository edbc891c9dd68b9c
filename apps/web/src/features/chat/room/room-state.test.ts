import type { ChatItem } from "@trelyazh/protocol";
import { describe, expect, test } from "vitest";
import {
  dropped,
  EMPTY_ROOM,
  firstWithheld,
  notSent,
  received,
  sending,
  turnedBack,
  unreadIn,
  type RoomState,
} from "./room-state.ts";

function line(seq: number, by = "anna"): ChatItem {
  return { seq, at: seq, by: { id: by, name: by }, lineId: `line ${seq}`, text: `${seq}` };
}

const blank = (seq: number): ChatItem => ({ seq, withheld: true });
const room = (...items: ChatItem[]): RoomState => items.reduce(received, EMPTY_ROOM);
const seqs = ({ items }: RoomState) => items.map(({ seq }) => seq);

describe("a room takes", () => {
  test("each line once, in order, and knows that it is whole when the first is there", () => {
    expect(seqs(room(line(1), line(2), line(2), line(3)))).toEqual([1, 2, 3]);
    expect(room(line(1)).isWhole).toBe(true);
    expect(room(line(7)).isWhole).toBe(false);
  });

  test("a line after a gap as a new beginning, before which more can be read", () => {
    const state = room(line(1), line(2), line(60));
    expect(seqs(state)).toEqual([60]);
    expect(state.isWhole).toBe(false);
    const back = turnedBack(state, { lines: [line(58), line(59)], isWhole: false });
    expect(seqs(back)).toEqual([58, 59, 60]);
    expect(turnedBack(back, { lines: [line(57)], isWhole: true }).isWhole).toBe(true);
  });

  test("what was withheld, in its place, once it may be read", () => {
    const state = room(line(1), blank(2), blank(3));
    expect(firstWithheld(state)).toBe(2);
    const told = turnedBack(state, { lines: [line(2), blank(3)], isWhole: false });
    expect(told.items).toEqual([line(1), line(2), blank(3)]);
    expect(firstWithheld(told)).toBe(3);
    expect(received(told, line(3)).items.at(-1)).toEqual(line(3));
  });

  test("nothing for whole by a page from its middle", () => {
    const state = turnedBack(room(blank(5), line(6)), { lines: [line(5)], isWhole: true });
    expect(state.isWhole).toBe(false);
  });
});

test("a line on its way is there until it comes back, and again if it has not gone", () => {
  const mine = { lineId: "line 2", words: { text: "2" }, at: 0, fault: null };
  let state = sending(room(line(1)), mine);
  expect(state.outgoing).toEqual([mine]);
  state = notSent(state, "line 2", { code: "TOO_MANY_REQUESTS", retryAfterMs: 500, restraint: null });
  expect(state.outgoing[0]?.fault).toMatchObject({ code: "TOO_MANY_REQUESTS", retryAfterMs: 500 });
  state = sending(state, mine);
  expect(state.outgoing).toEqual([mine]);
  expect(received(state, line(2)).outgoing).toEqual([]);
  expect(dropped(state, "line 2").outgoing).toEqual([]);
});

test("others' lines after the last one read are unread, but for those of the muted and what is withheld", () => {
  const state = { ...room(line(1), line(2, "boris"), blank(3), line(4, "me"), line(5, "vera")), read: 1 };
  expect(unreadIn(state, "me", new Set())).toBe(2);
  expect(unreadIn(state, "me", new Set(["vera"]))).toBe(1);
  expect(unreadIn({ ...state, read: null }, "me", new Set())).toBe(0);
});
