import { expect, test } from "vitest";
import { BotChance } from "./bot-chance.ts";
import { cryptoChance } from "./dealing.ts";

const TURNS = Array.from({ length: 100 }, (_, turnNumber) => ({ turnNumber, seat: 1 }) as const);

test("a bot's chance does not follow from what is public of its turn", () => {
  const [one, other] = [new BotChance(cryptoChance), new BotChance(cryptoChance)];
  const alike = TURNS.filter((turn) => one.seedFor(turn) === other.seedFor(turn));
  expect(alike.length).toBeLessThan(2);
  expect(new Set(TURNS.map((turn) => one.seedFor(turn))).size).toBeGreaterThan(98);
});

test("a bot that is asked again in its turn has the same chance as before, and another one on another chair", () => {
  const chance = new BotChance({ seed: () => "a secret" });
  const turn = { turnNumber: 7, seat: 1 } as const;
  expect(chance.seedFor(turn)).toBe(chance.seedFor({ ...turn }));
  expect(chance.seedFor(turn)).not.toBe(chance.seedFor({ ...turn, seat: 2 }));
});
