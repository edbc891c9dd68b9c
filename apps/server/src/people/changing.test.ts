import type { RelationKind } from "@trelyazh/db";
import { PERSON_CHANGES, type PersonChange } from "@trelyazh/protocol";
import { describe, expect, test } from "vitest";
import { editsOf } from "./changing.ts";
import type { Between } from "./meeting.ts";

type Rows = readonly `${"me" | "them"} ${RelationKind}`[];

function betweenIn(rows: Rows): Between {
  const kinds = (by: "me" | "them") =>
    new Set(rows.filter((row) => row.startsWith(`${by} `)).map((row) => row.slice(by.length + 1) as RelationKind));
  return { mine: kinds("me"), theirs: kinds("them") };
}

/** What is set after somebody has done that; null where there is nothing to do it about. */
function after(rows: Rows, change: PersonChange): Rows | null {
  const edits = editsOf(change, betweenIn(rows));
  if (edits === null) return null;
  const left = new Set(rows);
  for (const { by, kind } of edits.drop) left.delete(`${by} ${kind}`);
  for (const { by, kind } of edits.put) left.add(`${by} ${kind}`);
  return [...left].toSorted();
}

const FRIENDS: Rows = ["me friend", "them friend"];

describe("what becomes of what stands between two people", () => {
  test.each<[string, Rows, PersonChange, Rows | null]>([
    ["whoever asks waits for an answer", [], "ask", ["me asked"]],
    ["whoever asks twice still waits", ["me asked"], "ask", ["me asked"]],
    ["whoever asks where they were asked are friends", ["them asked"], "ask", FRIENDS],
    ["friends who are asked stay friends", FRIENDS, "ask", FRIENDS],
    ["who has hidden the other is not there to be asked", ["them hidden"], "ask", null],
    ["whom one has hidden oneself is not there either", ["me hidden"], "ask", null],
    ["whoever accepts is a friend", ["them asked"], "accept", FRIENDS],
    ["nothing is accepted that nobody has asked", [], "accept", null],
    ["nobody accepts for the other", ["me asked"], "accept", null],
    ["whoever accepts twice is a friend still", FRIENDS, "accept", FRIENDS],
    ["a request of somebody who was hidden meanwhile cannot be accepted", ["them asked", "me hidden"], "accept", null],
    ["declined requests are gone", ["them asked"], "decline", []],
    ["one's own request is not declined", ["me asked"], "decline", ["me asked"]],
    ["what was asked is taken back", ["me asked"], "takeBack", []],
    ["the other's request is not taken back", ["them asked"], "takeBack", ["them asked"]],
    ["a friendship ends for both", FRIENDS, "unfriend", []],
    ["whoever hides a friend has no friend", FRIENDS, "hide", ["me hidden"]],
    ["hiding ends requests either way", ["me asked", "them asked"], "hide", ["me hidden"]],
    ["both may hide each other", ["them hidden"], "hide", ["me hidden", "them hidden"]],
    ["showing takes back one's own hiding alone", ["me hidden", "them hidden"], "show", ["them hidden"]],
    ["one may avoid a friend", FRIENDS, "avoid", ["me friend", "me not_at_my_table", "them friend"]],
    [
      "allowing takes back one's own avoiding alone",
      ["me not_at_my_table", "them not_at_my_table"],
      "allow",
      ["them not_at_my_table"],
    ],
  ])("%s", (_, rows, change, expected) => {
    expect(after(rows, change)).toEqual(expected);
  });

  test("doing it again changes nothing", () => {
    for (const change of PERSON_CHANGES) {
      for (const rows of [[], ["me asked"], ["them asked"], FRIENDS, ["me hidden"], ["me not_at_my_table"]] as Rows[]) {
        const once = after(rows, change);
        const twice = once === null ? null : (after(once, change) ?? once);
        expect(twice).toEqual(once);
      }
    }
  });

  test("friends are so both ways or not at all, whatever two people do in whichever order", () => {
    const swapped = (rows: Rows): Rows =>
      rows.map((row) => (row.startsWith("me ") ? `them ${row.slice(3)}` : `me ${row.slice(5)}`) as Rows[number]);
    const seen = new Set<string>();
    const todo: Rows[] = [[]];
    for (let rows = todo.pop(); rows !== undefined; rows = todo.pop()) {
      const key = rows.toSorted().join();
      if (seen.has(key)) continue;
      seen.add(key);
      const { mine, theirs } = betweenIn(rows);
      expect(mine.has("friend")).toBe(theirs.has("friend"));
      expect(mine.has("friend") && (mine.has("hidden") || theirs.has("hidden"))).toBe(false);
      for (const change of PERSON_CHANGES) {
        todo.push(after(rows, change) ?? rows);
        todo.push(swapped(after(swapped(rows), change) ?? swapped(rows)));
      }
    }
    expect(seen.size).toBeGreaterThan(10);
  });
});
