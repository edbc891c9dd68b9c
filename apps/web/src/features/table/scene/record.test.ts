import { readFileSync } from "node:fs";
import { project, readRecord, settingsOf, type FinishedDeal, type GameEvent } from "@trelyazh/preferans";
import type { TableEnvelope } from "@trelyazh/table";
import { expect, test } from "vitest";
import { finishedDealIn, newestRun, reachesDeal, unreadBefore, withEvents } from "./record.ts";

const at = (...numbers: readonly number[]): readonly TableEnvelope[] =>
  numbers.map((seq) => ({ seq, at: 0, turn: null, event: { type: "endAgreed" } }));

const numbers = (events: readonly TableEnvelope[]) => events.map(({ seq }) => seq);

test("what is heard and what is read are one record, in order and each event once, whichever comes first", () => {
  const heard = withEvents(withEvents([], at(7, 8)), at(9));
  const read = withEvents(heard, at(4, 5, 6, 7));
  expect(numbers(read)).toEqual([4, 5, 6, 7, 8, 9]);
  expect(numbers(withEvents(withEvents([], at(4, 5, 6, 7)), at(7, 8, 9)))).toEqual([4, 5, 6, 7, 8, 9]);
  expect(withEvents(read, [])).toBe(read);
});

test("the record goes back as far as nothing is missing, and what is missing is asked for next", () => {
  expect(unreadBefore([], 9)).toBe(10);
  expect([numbers(newestRun(at(1, 2, 3, 7, 8))), unreadBefore(at(1, 2, 3, 7, 8), 8)]).toEqual([[7, 8], 7]);
  expect([numbers(newestRun(at(1, 2, 3))), unreadBefore(at(1, 2, 3), 3)]).toEqual([[1, 2, 3], null]);
  // The stream has begun anew, further on.
  expect(unreadBefore(at(1, 2, 3), 8)).toBe(9);
});

/** A pulya as somebody in the first chair is told of it, and what they are told of each deal that ended. */
function pulya() {
  const reading = readRecord(readFileSync(new URL("../speech/whole-pulya.record.txt", import.meta.url), "utf8"));
  if (!reading.ok) throw new Error(`the record does not play: ${JSON.stringify(reading)}`);
  const { pulya: ended, events } = reading;
  const told: readonly GameEvent[] = events.map((event) => project(event, 0));
  const record = told.map((event, index): TableEnvelope => {
    return { seq: index + 1, at: 0, turn: null, event: { type: "game", event } };
  });
  return { record, settings: ended.settings, last: ended.deal };
}

test("a deal that is over is made of the record of that deal alone, with all cards open", () => {
  const { record, settings, last } = pulya();
  expect(finishedDealIn(record, settings)).toEqual(last);
  const ends = record.flatMap(({ seq, event }) =>
    event.type === "game" && event.event.type === "dealScored" ? [{ seq, scored: event.event }] : [],
  );
  expect(ends.length).toBeGreaterThan(3);
  for (const { scored } of ends) {
    const deal: FinishedDeal | null = finishedDealIn(record, settings, scored.result.deal);
    expect(deal).toMatchObject({
      number: scored.result.deal,
      hands: scored.hands,
      talon: scored.talon,
      result: scored.result,
    });
  }
  const second = ends[1]?.seq ?? 0;
  const half = record.filter(({ seq }) => seq > (ends[0]?.seq ?? 0) + 3);
  expect(finishedDealIn(half, settings, 2)).toBeNull();
  expect([reachesDeal(half, 2), reachesDeal(half, 3), reachesDeal(half, 99)]).toEqual([false, true, true]);
  expect(
    finishedDealIn(
      record.filter(({ seq }) => seq < second),
      settings,
    )?.number,
  ).toBe(1);
  expect(finishedDealIn([], settingsOf("sochi"))).toBeNull();
});
