import { settingsOf } from "@trelyazh/preferans";
import { DEFAULT_CONDITIONS, newTable, type Table } from "@trelyazh/table";
import { fakeClock } from "@trelyazh/testkit";
import { expect, test } from "vitest";
import { listedOf } from "./listed.ts";
import { LobbyBoard } from "./lobby-board.ts";

const ANN = { kind: "human", userId: "ann", name: "Ann" } as const;

/** Nobody is anything to that member. */
const NOTHING = { companions: [], hidden: new Set<string>(), avoided: new Set<string>(), friends: new Set<string>() };

let seq = 0;

function aTable(given: Partial<Table>): Table {
  const settings = settingsOf("sochi");
  const created = { type: "tableCreated", ownerId: "ann", settings, turnSeconds: 60, ...DEFAULT_CONDITIONS } as const;
  seq += 1;
  return { ...newTable("t", created, { seq, at: 0, event: created, turn: null }), ...given };
}

test("a table for friends is shown to friends of its owner and to nobody else, unless somebody there is hidden from them", () => {
  const board = new LobbyBoard({ clock: fakeClock() });
  const note = (given: Partial<Table>) => board.note(listedOf(aTable(given)));
  note({ ownerId: "cid", isUnlisted: true, isFriendsOnly: true, seats: [ANN, null, null] });
  const shown = (
    given: { readonly friends?: ReadonlySet<string>; readonly hidden?: ReadonlySet<string> },
    id = "bob",
  ) => board.near({ id, name: "Bob" }, { ...NOTHING, ...given }).forFriends?.map((line) => line.id);
  expect(board.list().tables).toEqual([]);
  expect([shown({}), shown({ friends: new Set(["ann"]) }), shown({}, "cid")]).toEqual([[], [], ["t"]]);
  expect(shown({ friends: new Set(["cid"]) })).toEqual(["t"]);
  expect(shown({ friends: new Set(["cid"]), hidden: new Set([ANN.userId]) })).toEqual([]);
  expect(board.whereabouts(ANN.userId)).toMatchObject({ isUnlisted: true, onlyFriendsOf: "cid" });
  note({ status: "finished", ownerId: "cid", isUnlisted: true, isFriendsOnly: true });
  expect(shown({ friends: new Set(["cid"]) })).toEqual([]);
});
