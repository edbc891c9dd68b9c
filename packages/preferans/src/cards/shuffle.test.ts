import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { DECK, type Card } from "./cards.ts";
import { commitment, SHUFFLE_VERSION, shuffle, verifyDeal } from "./shuffle.ts";
import { oneOf } from "../testing/one-of.ts";

const sha256 = (bytes: Uint8Array): Uint8Array => createHash("sha256").update(bytes).digest();

const VECTOR = /^\| `(.*)` \| (\[.*\]) \| (\d+) \| `([0-9a-f]{64})` \| ((?:[7-9TJQKA][scdh] ?){32})\|$/gm;

/** The test vectors that SPEC.md publishes. */
const vectors = Array.from(
  readFileSync(new URL("../../SPEC.md", import.meta.url), "utf8").matchAll(VECTOR),
  ([, serverSeed = "", nonces = "", number = "", committed = "", deck = ""]) => ({
    serverSeed,
    clientNonces: JSON.parse(nonces) as string[], // the pattern admits only lists
    dealNumber: Number(number),
    committed,
    deck: deck.trim().split(" "),
  }),
);

test("SHUF1 SPEC.md has four vectors", () => {
  expect(vectors).toHaveLength(4);
});

test.each(vectors)("SHUF1 seed $serverSeed, deal $dealNumber", ({ committed, deck, ...source }) => {
  expect(commitment({ ...source, sha256 })).toBe(committed);
  expect(shuffle({ ...source, sha256 })).toEqual(deck);
});

test("SHUF1 every seed, nonce and number gives another deck of the same cards", () => {
  const source = { serverSeed: "s", clientNonces: ["a", "b"], dealNumber: 1 };
  const others = [
    source,
    { ...source, serverSeed: "t" },
    { ...source, clientNonces: ["a", "c"] },
    { ...source, clientNonces: ["a\nb"] },
    { ...source, clientNonces: ["b", "a"] },
    { ...source, dealNumber: 2 },
  ];
  const decks = others.map((other) => shuffle({ ...other, sha256 }));
  expect(new Set(decks.map(String)).size).toBe(others.length);
  for (const deck of decks) expect(deck.toSorted()).toEqual(DECK.toSorted());
});

test("SHUF1 a lone surrogate is text like any other", () => {
  expect(shuffle({ serverSeed: "\ud800", clientNonces: [], dealNumber: 1, sha256 })).toHaveLength(32);
});

test("SHUF1 the blocks of the stream are numbered from 0", () => {
  const hashed: string[] = [];
  const eightBytes = (bytes: Uint8Array): Uint8Array => {
    hashed.push(new TextDecoder().decode(bytes));
    return new Uint8Array(8);
  };
  shuffle({ serverSeed: "s", clientNonces: ["a"], dealNumber: 5, sha256: eightBytes });
  expect(hashed).toEqual(["0", "1", "2", "3"].map((block) => `trelyazh%20deal%201\ns\n5\na\n${block}`));
});

describe("SHUF2 draws are unbiased", () => {
  test("SHUF2 bytes from the incomplete last run are thrown away", () => {
    // For the first draw, of 32, every byte will do; for the second, of 31, 248 and above will not.
    const digestOf = (...bytes: readonly number[]) => Uint8Array.from({ length: 32 }, (_, place) => bytes[place] ?? 0);
    const deckOf = (...bytes: readonly number[]) =>
      shuffle({ serverSeed: "", clientNonces: [], dealNumber: 1, sha256: () => digestOf(...bytes) });
    expect(deckOf(255, 248, 247)).toEqual(deckOf(255, 247));
    expect(deckOf(255, 247)).not.toEqual(deckOf(255, 246));
    expect(deckOf(255, 0)[31]).toBe("Ah");
  });

  test("SHUF2 over many deals every card comes to every place about equally often", () => {
    const deals = 6_400;
    const seen = new Map<Card, number[]>(DECK.map((card) => [card, DECK.map(() => 0)]));
    for (let dealNumber = 1; dealNumber <= deals; dealNumber += 1) {
      for (const [place, card] of shuffle({ serverSeed: "even", clientNonces: [], dealNumber, sha256 }).entries()) {
        const counts = seen.get(card);
        if (counts !== undefined) counts[place] = (counts[place] ?? 0) + 1;
      }
    }
    const expected = deals / 32;
    const deviation = [...seen.values()].flat().reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
    // Chi-square with 31 × 31 degrees of freedom: mean 961, standard deviation 44.
    expect(deviation).toBeGreaterThan(961 - 5 * 44);
    expect(deviation).toBeLessThan(961 + 5 * 44);
  });
});

describe("SHUF3 the check after the deal", () => {
  const source = { serverSeed: "secret", clientNonces: ["x", "y", ""], dealNumber: 3 };
  const deal = {
    ...source,
    version: SHUFFLE_VERSION,
    sha256,
    commitment: commitment({ ...source, sha256 }),
    deck: shuffle({ ...source, sha256 }),
  };

  test("SHUF3 accepts the deal", () => {
    expect(verifyDeal(deal)).toEqual({ ok: true });
  });

  test.each([
    ["another seed", { serverSeed: "other" }, "BAD_COMMITMENT"],
    ["another commitment", { commitment: "" }, "BAD_COMMITMENT"],
    ["another nonce", { clientNonces: ["x", "z", ""] }, "BAD_DECK"],
    ["nonces in another order", { clientNonces: ["y", "x", ""] }, "BAD_DECK"],
    ["another number", { dealNumber: 4 }, "BAD_DECK"],
    ["a version that there is not", { version: SHUFFLE_VERSION + 1 }, "UNKNOWN_VERSION"],
    ["a longer deck", { deck: [...deal.deck, oneOf(DECK, "7s")] }, "BAD_DECK"],
    ["a shorter deck", { deck: deal.deck.slice(1) }, "BAD_DECK"],
    [
      "two cards exchanged",
      { deck: deal.deck.with(0, oneOf(DECK, deal.deck[1])).with(1, oneOf(DECK, deal.deck[0])) },
      "BAD_DECK",
    ],
    ["the last card exchanged", { deck: deal.deck.with(31, oneOf(DECK, deal.deck[30])) }, "BAD_DECK"],
  ])("SHUF3 refuses %s", (_, change, code) => {
    expect(verifyDeal({ ...deal, ...change })).toEqual({ ok: false, code });
  });
});

describe("SHUF4 what the protocol rests on", () => {
  const seed = fc.stringMatching(/^[0-9a-f]{64}$/);
  const nonces = fc.array(fc.stringMatching(/^([0-9a-f]{32})?$/), { minLength: 2, maxLength: 4 });

  test("SHUF4 the commitment is fixed before any nonce is seen: nothing goes into it but the seed", () => {
    fc.assert(
      fc.property(seed, nonces, fc.integer({ min: 1, max: 99 }), (serverSeed, clientNonces, dealNumber) => {
        const hashed: string[] = [];
        const watched = (bytes: Uint8Array): Uint8Array => {
          hashed.push(new TextDecoder().decode(bytes));
          return sha256(bytes);
        };
        const source = { serverSeed, clientNonces, dealNumber, sha256: watched };
        expect(commitment(source)).toBe(commitment({ serverSeed, sha256 }));
        expect(hashed).toEqual([`trelyazh%20commitment%201\n${serverSeed}`]);
      }),
    );
  });

  test("SHUF4 every block of a deal is hashed with the seed and with each nonce, so that one that is unknown hides them all", () => {
    fc.assert(
      fc.property(seed, nonces, (serverSeed, clientNonces) => {
        const source = { serverSeed, clientNonces, dealNumber: 1 };
        const watched = (bytes: Uint8Array): Uint8Array => {
          const lines = new TextDecoder().decode(bytes).split("\n");
          expect(lines.slice(1, -1)).toEqual([serverSeed, "1", ...clientNonces]);
          return sha256(bytes);
        };
        expect(shuffle({ ...source, sha256: watched })).toHaveLength(DECK.length);
      }),
    );
  });

  test("SHUF4 who knows the seed and all nonces but one finds every card on top about equally often", () => {
    fc.assert(
      fc.property(seed, nonces, fc.nat(3), (serverSeed, known, seat) => {
        const tries = 640;
        const tops = new Map<Card | undefined, number>();
        for (let honest = 0; honest < tries; honest += 1) {
          const clientNonces = known.with(seat % known.length, honest.toString(16).padStart(32, "0"));
          const [top] = shuffle({ serverSeed, clientNonces, dealNumber: 1, sha256 });
          tops.set(top, (tops.get(top) ?? 0) + 1);
        }
        const expected = tries / DECK.length;
        const deviation = DECK.reduce((sum, card) => sum + ((tops.get(card) ?? 0) - expected) ** 2 / expected, 0);
        // Chi-square with 31 degrees of freedom: mean 31, standard deviation 8; the seed of chance is fixed.
        expect(deviation).toBeLessThan(31 + 5 * 8);
      }),
      { numRuns: 8, seed: 20 },
    );
  });
});
