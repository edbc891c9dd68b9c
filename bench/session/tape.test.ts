import { expect, test } from "vitest";
import { Tape } from "./tape.ts";

const START = Date.UTC(2026, 0, 1);
const FIRST = "00000000-0000-4000-8000-000000000001";
const SECOND = "00000000-0000-4000-8000-000000000002";

function framesOf(texts: readonly string[], secrets: readonly string[] = []): readonly string[] {
  const tape = new Tape();
  secrets.forEach((secret) => tape.hide(secret));
  texts.forEach((text) => tape.record({ person: "A", socket: 1, call: 1, from: "club", text }));
  return tape.lines(START).map((line) => line.slice(line.indexOf('"frame":') + 8, -1));
}

test("ids, names and tokens are numbered by their first appearance", () => {
  const frames = framesOf([`{"id":"${SECOND}"}`, `{"id":"${FIRST}","by":"Guest 17"}`, `["${SECOND}"]`], ["Guest 17"]);
  expect(frames).toEqual(['{"id":"<id 1>"}', '{"id":"<id 3>","by":"<secret 2>"}', '["<id 1>"]']);
});

test("times count from the start of the club's clock; those of another clock have no value", () => {
  expect(framesOf([`[${START + 700},${START + 90_000_000}]`, '["2026-11-28T12:00:00.123Z"]', "[1234567,42]"])).toEqual([
    '["start+700","<time>"]',
    '["<instant>"]',
    "[1234567,42]",
  ]);
});

test("frames stand in the order of each call, whichever overtook another", () => {
  const tape = new Tape();
  const record = (person: string, call: number, text: string) =>
    tape.record({ person, socket: 1, call, from: "club", text });
  record("B", 1, "1");
  record("A", 2, "2");
  record("A", 1, "3");
  record("A", 2, "4");
  expect(tape.lines(START)).toEqual([
    '{"person":"A","socket":1,"call":1,"from":"club","frame":3}',
    '{"person":"A","socket":1,"call":2,"from":"club","frame":2}',
    '{"person":"A","socket":1,"call":2,"from":"club","frame":4}',
    '{"person":"B","socket":1,"call":1,"from":"club","frame":1}',
  ]);
});
