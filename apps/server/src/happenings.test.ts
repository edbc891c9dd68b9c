import { settingsOf } from "@trelyazh/preferans";
import { DEFAULT_CONDITIONS, newTable } from "@trelyazh/table";
import { expect, test } from "vitest";
import { toEach, type Happening } from "./happenings.ts";
import { createLogger } from "./logger.ts";

const CREATED = {
  type: "tableCreated",
  ownerId: "ann",
  settings: settingsOf("sochi"),
  turnSeconds: 60,
  ...DEFAULT_CONDITIONS,
} as const;

const HAPPENING: Happening = {
  kind: "created",
  table: newTable("t1", CREATED, { seq: 1, at: 0, event: CREATED, turn: null }),
};

test("what happens is told to each listener in their order", () => {
  const told: unknown[] = [];
  const tell = toEach(
    { first: (happening) => told.push(["first", happening]), second: (happening) => told.push(["second", happening]) },
    createLogger("silent"),
  );
  tell(HAPPENING);
  expect(told).toEqual([
    ["first", HAPPENING],
    ["second", HAPPENING],
  ]);
});

test("a listener that throws keeps nothing from the others, and the log says which one it was", () => {
  const lines: string[] = [];
  const log = createLogger("warn", { write: (line: string) => void lines.push(line) });
  const told: string[] = [];
  const broken = () => {
    throw new Error("full");
  };
  toEach({ broken, sound: ({ kind }) => told.push(kind) }, log)(HAPPENING);
  expect(told).toEqual(["created"]);
  expect(lines.map((line): unknown => JSON.parse(line))).toMatchObject([
    { msg: "a listener failed", listener: "broken", tableId: "t1", seq: 1, err: { message: "full" } },
  ]);
});
