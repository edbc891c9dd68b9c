import { describe, expect, test } from "vitest";
import type { GameEvent } from "../pulya/events.ts";
import { evolve } from "./evolve.ts";
import { startPulya } from "../pulya/pulya.ts";
import { sameJson } from "./same-json.ts";
import type { Pulya } from "../pulya/state.ts";
import { foldStored } from "./stored-events.ts";
import { rollDice, type Dice } from "../testing/dice.ts";
import { randomCommand, randomSettings } from "../testing/random-play.ts";
import { dealt, eventsOf, putAway, reply, seatNamed, speak, table } from "../testing/table.ts";

const start = startPulya({ settings: table({ closeBy: { kind: "deals", count: 2 } }), dealer: seatNamed("A") });

function playedEvents(from: Pulya, dice: Dice): readonly GameEvent[] {
  const events: GameEvent[] = [];
  let state = from;
  while (state.settlement === null) {
    for (const event of eventsOf(state, randomCommand(dice, state))) {
      events.push(event);
      state = evolve(state, event);
    }
  }
  return events;
}

const events = playedEvents(start, rollDice(3));

/** As a database may give it back: fields in another order. */
const stored = (event: GameEvent): unknown => Object.fromEntries(Object.entries(event).toReversed());

test("CMD9 what was stored is folded, whatever the order of fields, and any part from the start of it", () => {
  const whole = foldStored(start, events.map(stored));
  expect(whole.ok && whole.pulya.settlement).not.toBeNull();
  for (let length = 0; length <= events.length; length += 7) {
    const part = foldStored(start, events.slice(0, length).map(stored));
    expect(part.ok && part.events).toEqual(events.slice(0, length));
  }
});

test("CMD9 whole pulyas of all conventions are folded, with every kind of event", () => {
  const types = new Set<string>();
  for (let seed = 1; seed <= 40; seed += 1) {
    const dice = rollDice(seed);
    const from = startPulya({ settings: randomSettings(dice), dealer: 0 });
    const played = playedEvents(from, dice);
    expect(foldStored(from, played.map(stored))).toMatchObject({ ok: true, events: played });
    for (const { type } of played) types.add(type);
  }
  expect(types.size).toBe(20);
});

describe("CMD9 what the rules do not bring about is refused at its place", () => {
  const place = events.findIndex(({ type }) => type === "trickTaken");

  test.each([
    ["an event left out", events.toSpliced(place, 1), place],
    ["an event twice", events.toSpliced(place, 0, events[place] ?? { type: "allPassStarted" }), place + 1],
    ["another winner of a trick", events.with(place, { type: "trickTaken", seat: 3 }), place],
    ["no object", events.map((event, index) => (index === 1 ? null : event)), 1],
    ["nothing at all", [undefined], 0],
    ["no type", [{}], 0],
    ["a type of the prototype", [{ type: "toString" }], 0],
    ["an event that follows by itself", [{ type: "allPassStarted" }], 0],
    ["a deal of something else", [{ type: "dealt", hands: 3, talon: null }], 0],
    ["a deal with a card too many", [{ ...events[0], extra: 1 }], 0],
    ["a settlement before its time with other figures", [{ type: "pulyaSettled", settlement: null }], 0],
  ])("CMD9 %s", (_, damaged, at) => {
    expect(foldStored(start, damaged)).toEqual({ ok: false, code: "BAD_EVENT", at });
  });
});

test("CMD9 an offer that was stored before cards could be shown with one is folded as it was", () => {
  const playing = reply(putAway(speak(dealt(), "8s pass pass"), "8s"), "whist whist");
  const offered: GameEvent = { type: "offered", seat: seatNamed("A"), taken: [8, 1, 1] };
  expect(foldStored(playing, [offered])).toMatchObject({ ok: true, events: [offered] });
  const shown = eventsOf(playing, { type: "offer", seat: seatNamed("A"), taken: [8, 1, 1], shows: true });
  expect(shown.map(({ type }) => type)).toEqual(["offered", "handsOpened"]);
  expect(foldStored(playing, shown.map(stored))).toMatchObject({ ok: true, events: shown });
});

test("CMD9 two JSON values are the same in any order of fields, not of elements", () => {
  expect(sameJson({ a: 1, b: [1, { c: null }] }, { b: [1, { c: null }], a: 1 })).toBe(true);
  expect(sameJson([1, 2], [2, 1])).toBe(false);
  expect(sameJson({ a: 1 }, { a: 1, b: 2 })).toBe(false);
  expect(sameJson([], {})).toBe(false);
  expect(sameJson(null, {})).toBe(false);
});
