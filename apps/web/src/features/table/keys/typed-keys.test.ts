import type { Legal } from "@trelyazh/preferans";
import { expect, test } from "vitest";
import { typeKey } from "./typed-keys.ts";

/** What somebody types, key by key, comes to. */
function typing(keys: string, kind: Legal["kind"], isDiscardComplete = false) {
  let typed = "";
  return [...keys].flatMap((key) => {
    const step = typeKey(typed, key, { kind, isDiscardComplete });
    typed = step.typed;
    return step.choice === null ? [] : [step.choice];
  });
}

const card = (code: string) => ({ kind: "card", card: code });
const call = (said: string) => ({ kind: "call", call: said });

test("a card is typed by its rank and suit, on either keyboard", () => {
  expect(typing("thQS10d", "play")).toEqual([card("Th"), card("Qs"), card("Td")]);
  expect(typing("дп10чттв7б", "play")).toEqual([card("Qs"), card("Th"), card("Ac"), card("7d")]);
});

test("bids are typed by level and suit, misère by its word", () => {
  expect(typing("6s10n6п8к", "call")).toEqual([call("6s"), call("10n"), call("6s"), call("8n")]);
  expect(typing("мизер", "call")).toEqual([call("misere")]);
  expect(typing("misere", "call")).toEqual([call("misere")]);
  expect(typing("м", "call")).toEqual([]);
});

test("what is answered in a word has a letter, where it is asked", () => {
  expect([...typing("p", "call"), ...typing("з", "call")]).toEqual([call("pass"), call("hold")]);
  expect(typing("wвhлp", "whist").map((choice) => choice.kind === "whist" && choice.answer)).toEqual([
    "whist",
    "whist",
    "half",
    "half",
    "pass",
  ]);
  expect(typing("oсdт", "openness")).toEqual([true, true, false, false].map((open) => ({ kind: "openness", open })));
  expect(typing("pwo", "none")).toEqual([]);
});

test("the discard comes before the contract: what is a card and a game is what is still missing", () => {
  expect(typing("7s", "order")).toEqual([card("7s")]);
  expect(typing("7s", "order", true)).toEqual([{ kind: "contract", contract: "7s" }]);
  expect(typing("kh", "order", true)).toEqual([card("Kh")]);
});

test("a key that does not fit begins anew; Shift is none, any other key ends it", () => {
  expect(typing("qxqs", "play")).toEqual([card("Qs")]);
  const asked = { kind: "play", isDiscardComplete: false } as const;
  expect(typeKey("q", "Shift", asked).typed).toBe("q");
  expect(typeKey("q", "Escape", asked).typed).toBe("");
});
