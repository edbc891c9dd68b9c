import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { hashedInTime } from "../cards/hashing.ts";
import { commitment, shuffle, SHUFFLE_VERSION } from "../cards/shuffle.ts";
import { checkingDeal, type RevealedDeal } from "./checking-deal.ts";
import { cardsFor, talonOf } from "./dealing.ts";

const sha256 = (bytes: Uint8Array): Uint8Array => createHash("sha256").update(bytes).digest();
const inTime = (bytes: Uint8Array) => Promise.resolve(sha256(bytes));

const source = { serverSeed: "secret", clientNonces: ["x", "y", ""], dealNumber: 3 };
const deck = shuffle({ ...source, sha256 });
const deal: RevealedDeal = {
  ...source,
  version: SHUFFLE_VERSION,
  commitment: commitment({ ...source, sha256 }),
  hands: [0, 1, 2].map((index) => cardsFor(deck, index)),
  talon: talonOf(deck),
};

test("SHUF5 accepts the cards that were drawn, a hand in any order", async () => {
  expect(await hashedInTime(inTime, checkingDeal(deal))).toEqual({ ok: true });
  const turned = { ...deal, hands: deal.hands.map((hand) => hand.toReversed()) };
  expect(await hashedInTime(inTime, checkingDeal(turned))).toEqual({ ok: true });
});

test.each([
  ["another seed", { serverSeed: "other" }, "BAD_COMMITMENT"],
  ["another nonce", { clientNonces: ["x", "z", ""] }, "BAD_DECK"],
  ["nonces in another order", { clientNonces: ["y", "x", ""] }, "BAD_DECK"],
  ["a version that there is not", { version: 0 }, "UNKNOWN_VERSION"],
  ["hands that were exchanged", { hands: deal.hands.toReversed() }, "BAD_DECK"],
  ["a hand less", { hands: deal.hands.slice(1) }, "BAD_DECK"],
  ["no hand", { hands: [] }, "BAD_DECK"],
  ["a talon in another order", { talon: deal.talon.toReversed() }, "BAD_DECK"],
])("SHUF5 refuses %s", async (_, change, code) => {
  expect(await hashedInTime(inTime, checkingDeal({ ...deal, ...change }))).toEqual({ ok: false, code });
});
