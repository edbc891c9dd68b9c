import type { LobbyOccupant } from "@trelyazh/protocol";
import { expect, test } from "vitest";
import { isOfFinishers } from "./finishers.ts";

const person: LobbyOccupant = { kind: "human", name: "Ann" };
const bot: LobbyOccupant = { kind: "bot", name: "Bot" };
const sure = { finished: 99, of: 100 };

test("a table is one of finishers where everybody is one, be there bots and free chairs", () => {
  const seats = [person, bot, null];
  expect(isOfFinishers({ id: "t", seats }, { t: [sure, null, null] })).toBe(true);
  expect(isOfFinishers({ id: "t", seats: [person, person, null] }, { t: [sure, sure, null] })).toBe(true);
});

test("it is none with one who is new, or leaves, or of whom nothing is known, or without people", () => {
  const seats = [person, person, null];
  for (const rate of [{ finished: 0, of: 0 }, { finished: 80, of: 100 }, null])
    expect(isOfFinishers({ id: "t", seats }, { t: [sure, rate, null] })).toBe(false);
  expect(isOfFinishers({ id: "t", seats }, {})).toBe(false);
  expect(isOfFinishers({ id: "t", seats: [bot, bot, null] }, { t: [null, null, null] })).toBe(false);
});
