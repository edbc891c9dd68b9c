import { settingsOf } from "@trelyazh/preferans";
import { DEFAULT_CONDITIONS, createTable, evolveTable, type TableEnvelope } from "@trelyazh/table";
import { describe, expect, test } from "vitest";
import { messageFor, receive, snapshotFor } from "./messages.ts";

const AT = 1_700_000_000_000;

/** A table with its next two events: bots sit down. */
function history() {
  const creation = createTable({
    id: "t",
    owner: { id: "ann", name: "Ann" },
    seat: 0,
    bots: [{ seat: 1 }],
    conditions: { settings: settingsOf("sochi"), turnSeconds: 30, ...DEFAULT_CONDITIONS },
    at: AT,
  });
  if (!creation.ok) throw new Error(creation.code);
  const [{ table }, ...seated] = creation.transitions;
  const [next, after] = seated.map(({ envelope }): TableEnvelope => envelope);
  if (next === undefined || after === undefined) throw new Error("the history is too short");
  return { first: table, next, after };
}

describe("a stream's messages", () => {
  const { first, next, after } = history();

  test("a snapshot replaces whatever was there", () => {
    const snapshot = snapshotFor(first, "ann", AT);
    expect(receive(null, snapshot)).toEqual(first);
    expect(receive(evolveTable(first, next), snapshot)).toEqual(first);
  });

  test("an event moves the table on, a repeated one does nothing", () => {
    const message = messageFor(next, "spectator", AT);
    const moved = receive(first, message);
    expect(moved).toEqual(evolveTable(first, next));
    expect(receive(moved, message)).toBe(moved);
  });

  test("a blank counts as an event that changes nothing else", () => {
    expect(receive(first, { kind: "blank", seq: 2 })).toEqual({ ...first, seq: 2 });
  });

  test("a gap is told by null, and so is an event before any snapshot", () => {
    expect(receive(first, messageFor(after, "spectator", AT))).toBeNull();
    expect(receive(first, { kind: "blank", seq: 9 })).toBeNull();
    expect(receive(null, messageFor(next, "spectator", AT))).toBeNull();
  });
});
