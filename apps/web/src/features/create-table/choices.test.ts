import { CreateTable } from "@trelyazh/protocol";
import { BOT_LEVELS } from "@trelyazh/table";
import { expect, test } from "vitest";
import { CHOICES, USUAL } from "./choices.ts";

const offered = Object.entries({ ...CHOICES, botLevel: BOT_LEVELS }).flatMap(([name, values]) =>
  values.map((value) => ({ ...USUAL, [name]: value })),
);

test.each(offered)("the club makes a table of what the form offers: %j", (wanted) => {
  expect(CreateTable.safeParse(wanted).success).toBe(true);
});

test("what is usual is among what is offered", () => {
  expect(CHOICES.poolTarget).toContain(USUAL.poolTarget);
  expect(CHOICES.turnSeconds).toContain(USUAL.turnSeconds);
  expect(CHOICES.bots).toEqual([0, 1, USUAL.bots]);
});
