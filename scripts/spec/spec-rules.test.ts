import { expect, test } from "vitest";
import { compareSpec, faultsIn, rulesIn } from "./spec-rules.ts";

const SPEC = `# Rules

- **BID1** First hand speaks first. [common]
- **BID2** A bid is higher. [common]
- **PLAY1** Suit is followed; see **BID2**.
- BID9 is no rule.
`;

const TESTS = ["BID1 first hand speaks first", "BID2 PLAY1 both at once"];

const none = { untested: [], unruled: [], unknown: [], repeated: [] };

test("the rules are the lines that begin with an id in bold", () => {
  expect(rulesIn(SPEC)).toEqual(["BID1", "BID2", "PLAY1"]);
});

test("a specification with all of its tests has no fault", () => {
  expect(compareSpec(SPEC, TESTS)).toEqual(none);
});

test.each([
  ["a rule without a test", SPEC, TESTS.slice(0, 1), { untested: ["BID2", "PLAY1"] }],
  ["a test without a rule", SPEC, [...TESTS, "it works"], { unruled: ["it works"] }],
  ["a rule named elsewhere than at the start", SPEC, [...TESTS, "see BID1"], { unruled: ["see BID1"] }],
  ["an id that runs on", SPEC, [...TESTS, "BID1x"], { unruled: ["BID1x"] }],
  ["a test of an unknown rule", SPEC, [...TESTS, "BID9 no such rule"], { unknown: ["BID9"] }],
  ["two rules of one id", `${SPEC}- **BID1** Once more.\n`, TESTS, { repeated: ["BID1"] }],
])("%s is found", (_, spec, tests, faults) => {
  expect(compareSpec(spec, tests)).toEqual({ ...none, ...faults });
});

test("every fault is said in a line of its own", () => {
  const faults = { untested: ["BID2"], unruled: ["it works"], unknown: ["BID9"], repeated: ["BID1"] };
  expect(faultsIn(faults)).toEqual([
    "BID2 has no test",
    "no rule: it works",
    "BID9 is tested but not in SPEC.md",
    "BID1 stands for two rules",
  ]);
});
