import { decide, DECK, evolve, settingsOf, startPulya, viewFor, type Pulya } from "@trelyazh/preferans";
import { expect, test } from "vitest";
import { isIndiscreet } from "./payload.ts";

function dealt(): Pulya {
  const pulya = startPulya({
    settings: settingsOf("sochi", { closeBy: { kind: "each", target: 10, aid: true } }),
    dealer: 0,
  });
  const decision = decide(pulya, { type: "deal", deck: DECK });
  if (!decision.ok) throw new Error(decision.code);
  return decision.events.reduce(evolve, pulya);
}

const isSaid = (name: string, value: unknown) => isIndiscreet(name, [JSON.stringify(value), ""]);

test("a bot's question may hold what its seat sees, and nobody else's hand", () => {
  const pulya = dealt();
  expect(isSaid("bots.think", { view: viewFor(pulya, 1), seat: 1, seed: 1 })).toBe(false);
  expect(isSaid("bots.think", { view: viewFor(pulya, 2), seat: 1, seed: 1 })).toBe(true);
  expect(isSaid("bots.think", { view: pulya, seat: 1, seed: 1 })).toBe(true);
});

test("a command names two cards at most, and nothing names a hand or a deal's seed", () => {
  const [first, second] = DECK;
  expect(isSaid("table.act", { input: { discard: [first, second], contract: "7s" } })).toBe(false);
  expect(isSaid("table.act", { hands: viewFor(dealt(), 0).deal })).toBe(true);
  expect(isSaid("answer", { ok: { serverSeed: "b" } })).toBe(true);
});
