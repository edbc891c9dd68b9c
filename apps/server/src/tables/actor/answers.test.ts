import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { Answers } from "./answers.ts";

test("every command of a pulya has its answer, and no other has", () => {
  const answers = new Answers();
  const ids = Array.from({ length: 1500 }, () => randomUUID());
  ids.forEach((id, index) => answers.note(id, index + 1));
  expect(answers.size).toBe(1500);
  expect(ids.map((id) => answers.find(id))).toEqual(ids.map((_, index) => index + 1));
  expect(answers.find(randomUUID())).toBeNull();
});

test("the answer to a command is its last event, and an id is the same in capitals", () => {
  const answers = new Answers();
  const id = randomUUID();
  for (const seq of [7, 8, 9]) answers.note(id, seq);
  answers.note(randomUUID(), 10);
  expect(answers.size).toBe(2);
  expect(answers.find(id.toUpperCase())).toBe(9);
});
