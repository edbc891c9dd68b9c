import { commitment, DECK, shuffle, SHUFFLE_VERSION, type RevealedDeal } from "@trelyazh/preferans";
import { createHash } from "node:crypto";
import { afterEach, expect, test, vi } from "vitest";
import { keepPledge, keptPledge } from "./kept-pledges.ts";
import { verdictOn } from "./verdict.ts";

afterEach(() => void vi.unstubAllGlobals());

const sha256 = (bytes: Uint8Array): Uint8Array => createHash("sha256").update(bytes).digest();

const source = { serverSeed: "secret", clientNonces: ["a".repeat(32), "", "c".repeat(32)], dealNumber: 2 };
const deck = shuffle({ ...source, sha256 });
/** Round by round: two to each hand, and after the first round two to the talon. */
const rest = deck.toSpliced(6, 2);
const deal: RevealedDeal = {
  ...source,
  version: SHUFFLE_VERSION,
  commitment: commitment({ ...source, sha256 }),
  hands: [0, 1, 2].map((hand) => rest.filter((_, place) => Math.floor((place % 6) / 2) === hand)),
  talon: deck.slice(6, 8),
};
const kept = { commitment: deal.commitment, nonce: "a".repeat(32) };

test("a fair deal is found fair, with every text that was hashed on the way", async () => {
  const { fault, hasOwnPart, steps } = await verdictOn(deal, { you: 0, kept });
  expect([fault, hasOwnPart]).toEqual([null, true]);
  expect(steps[0]).toEqual({ text: "trelyazh%20commitment%201\nsecret", digest: deal.commitment });
  expect(steps[1]?.text).toBe(`trelyazh%20deal%201\nsecret\n2\n${source.clientNonces.join("\n")}\n0`);
});

test("a page that came over plain HTTP hashes by itself, and finds the same", async () => {
  const byBrowser = await verdictOn(deal, { you: 0, kept });
  vi.stubGlobal("crypto", { getRandomValues: crypto.getRandomValues.bind(crypto) });
  expect(await verdictOn(deal, { you: 0, kept })).toEqual(byBrowser);
});

test("whoever was not there before the deal, or has added nothing, has no part in it", async () => {
  expect((await verdictOn(deal, { you: 0, kept: null })).hasOwnPart).toBeNull();
  expect((await verdictOn(deal, { you: null, kept })).hasOwnPart).toBeNull();
  expect((await verdictOn(deal, { you: 1, kept })).hasOwnPart).toBe(false);
});

test.each([
  ["another commitment than was told before", deal, { ...kept, commitment: "0" }, "OTHER_COMMITMENT"],
  ["another seed", { ...deal, serverSeed: "other" }, kept, "BAD_COMMITMENT"],
  ["other cards", { ...deal, talon: DECK.slice(0, 2) }, kept, "BAD_DECK"],
  ["an algorithm that the page does not know", { ...deal, version: 99 }, kept, "UNKNOWN_VERSION"],
])("%s is found", async (_, dealt, known, fault) => {
  expect((await verdictOn(dealt, { you: 0, kept: known })).fault).toBe(fault);
});

test("what was added to a deal is the same however often it is sent, and another one for each deal and table", () => {
  const first = keepPledge("one", 1, "c1");
  expect(first.nonce).toMatch(/^[0-9a-f]{32}$/);
  expect(keepPledge("one", 1, "another")).toEqual(first);
  expect(keptPledge("one", 1)).toEqual({ commitment: "c1", nonce: first.nonce });
  expect(keepPledge("one", 2, "c2").nonce).not.toBe(first.nonce);
  expect(keepPledge("two", 1, "c1").nonce).not.toBe(first.nonce);
  expect(keptPledge("one", 3)).toBeNull();
});
