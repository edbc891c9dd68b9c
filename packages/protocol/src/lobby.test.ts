import { expect, test } from "vitest";
import { byLobbyOrder, lobbyChanges, receiveLobby, type LobbyList, type LobbyTable } from "./lobby.ts";

function line(id: string, given: Partial<LobbyTable> = {}): LobbyTable {
  const plain = { turnSeconds: 60, spectatorDelaySeconds: 0, seats: [null, null, null], dealNumber: 0, createdAt: 0 };
  return { id, status: "waiting", poolTarget: 10, ...plain, ...given };
}

function list(version: number, ...tables: readonly LobbyTable[]): LobbyList {
  return { kind: "list", version, tables: tables.toSorted(byLobbyOrder) };
}

const ids = (known: LobbyList | null) => known?.tables.map(({ id }) => id);

test("tables that wait come before those at play, and newer ones before older ones", () => {
  const [old, young] = [line("old", { createdAt: 1 }), line("young", { createdAt: 2 })];
  const [played, twin] = [line("played", { createdAt: 3, status: "playing" }), line("twin", { createdAt: 2 })];
  expect(ids(list(1, played, old, young, twin))).toEqual(["twin", "young", "old", "played"]);
});

test("a list takes the place of whatever was known", () => {
  const first = list(7, line("a"));
  expect(receiveLobby(undefined, first)).toBe(first);
  expect(receiveLobby(list(1000, line("b")), first)).toBe(first);
});

test("changes make one list into the next, each line at its place", () => {
  const [a, b, c] = [line("a", { createdAt: 1 }), line("b", { createdAt: 2 }), line("c", { createdAt: 3 })];
  const before = list(4, a, b, c);
  const after = list(5, { ...a, dealNumber: 1, status: "playing" }, c, line("d", { createdAt: 4 }));
  const changes = lobbyChanges(before, after);
  expect(changes.put.map(({ id }) => id)).toEqual(["d", "a"]);
  expect(changes.removed).toEqual(["b"]);
  expect(receiveLobby(before, changes)).toEqual(after);
});

test("changes of several versions make the list that they begin with into the last one, and no other", () => {
  const [first, last] = [list(4, line("a")), list(9, line("b"))];
  const changes = lobbyChanges(first, last);
  expect(receiveLobby(first, changes)).toEqual(last);
  expect(receiveLobby(list(6, line("a"), line("c")), changes)).toBeNull();
});

test("changes that are known already change nothing", () => {
  const known = list(5, line("a"));
  expect(receiveLobby(known, lobbyChanges(list(4), list(5, line("b"))))).toBe(known);
});

test("changes to a list that was never seen, or only before other changes, ask for the whole", () => {
  const changes = lobbyChanges(list(4), list(5, line("b")));
  expect(receiveLobby(undefined, changes)).toBeNull();
  expect(receiveLobby(list(3), changes)).toBeNull();
});
