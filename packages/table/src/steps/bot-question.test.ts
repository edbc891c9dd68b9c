import { viewFor } from "@trelyazh/preferans";
import { expect, test } from "vitest";
import { personaAt, temperOf } from "../chairs/personas.ts";
import { playingTable } from "../testing/live-table.ts";
import { botQuestion } from "./bot-question.ts";
import { nextStep } from "./next-step.ts";

function botStep() {
  const table = playingTable({ bots: 2 });
  const step = nextStep(table);
  if (step?.type !== "moveBot") throw new Error("no bot has to move");
  return { table, step };
}

test("STEP7 a bot is asked with its own cards in sight, and backs of all others", () => {
  const { table, step } = botStep();
  const { seat, pulya } = step;
  expect(botQuestion(table, step, 7)).toEqual({
    view: viewFor(pulya, seat),
    seat,
    seed: 7,
    level: "novice",
    temper: temperOf(personaAt("t", seat)),
  });
});

test("STEP7 a person is never asked as a bot", () => {
  const { table, step } = botStep();
  expect(() => botQuestion(table, { ...step, seat: 0 }, 7)).toThrow(RangeError);
});
