import { settingsOf } from "@trelyazh/preferans";
import { DEFAULT_CONDITIONS, newTable } from "@trelyazh/table";
import { fakeClock } from "@trelyazh/testkit";
import { expect, test } from "vitest";
import { listedOf } from "./listed.ts";
import { LobbyBoard } from "./lobby-board.ts";

const ANN = { kind: "human", userId: "ann", name: "Ann" } as const;

test("a whole list is little: two hundred tables in sixty kilobytes", () => {
  const board = new LobbyBoard({ clock: fakeClock() });
  const settings = settingsOf("sochi");
  const created = { type: "tableCreated", ownerId: "ann", settings, turnSeconds: 60, ...DEFAULT_CONDITIONS } as const;
  for (let index = 0; index < 200; index += 1) {
    const id = `00000000-0000-4000-8000-${String(index).padStart(12, "0")}`;
    const seats = [ANN, { ...ANN, name: "Александра Петровна" }, null];
    const table = newTable(id, created, { seq: 1, at: 0, event: created, turn: null });
    board.note(listedOf({ ...table, createdAt: 1.7e12, seats }));
  }
  expect(Buffer.byteLength(JSON.stringify(board.list()))).toBeLessThan(60_000);
});
