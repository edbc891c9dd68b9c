import { SEATS } from "@trelyazh/preferans";
import { expect, test } from "vitest";
import { PERSONAS, TEMPERS, personaAt, temperOf } from "./personas.ts";

const TABLES = Array.from({ length: 600 }, (_, index) => `table ${index}`);

test("BOT4 nobody sits at a table twice, and everybody somewhere about as often", () => {
  const seated = TABLES.map((id) => SEATS.map((seat) => personaAt(id, seat)));
  expect(seated.every((bots) => new Set(bots).size === SEATS.length)).toBe(true);
  const times = PERSONAS.map((persona) => seated.filter((bots) => bots[1] === persona).length);
  expect(Math.min(...times)).toBeGreaterThan(TABLES.length / PERSONAS.length / 2);
});

test("BOT4 each has a temper, and there are some of each; a bot that keeps a chair is nobody in particular", () => {
  const tempers = PERSONAS.map(temperOf);
  expect(TEMPERS.filter((temper) => tempers.includes(temper))).toEqual(["careful", "bold", "stubborn"]);
  expect(temperOf(undefined)).toBe("even");
});
