import { expect, test } from "vitest";
import { readSimulateRequest } from "./simulate-request.ts";

const ANYWHERE = 42;

test.each([
  [["--seeds", "100"], { kind: "seeds", from: ANYWHERE, count: 100, minutes: 10 }],
  [["--seeds", "5", "--from", "7", "--minutes", "3"], { kind: "seeds", from: 7, count: 5, minutes: 3 }],
  [["--seed", "4711"], { kind: "seeds", from: 4711, count: 1, minutes: 10 }],
  [["--hours", "0.5"], { kind: "hours", from: ANYWHERE, hours: 0.5, minutes: 10 }],
  [["--nodes", "100"], { kind: "nodes", about: "claims", seed: ANYWHERE, nodes: 100, tables: 10_000 }],
  [["--nodes", "9", "--about", "words"], { kind: "nodes", about: "words", seed: ANYWHERE, nodes: 9, tables: 500 }],
  [
    ["--nodes", "3", "--about", "spread", "--tables", "50", "--from", "7"],
    { kind: "nodes", about: "spread", seed: 7, nodes: 3, tables: 50 },
  ],
  [["--replay", "story.json"], { kind: "replay", file: "story.json" }],
])("%j is understood", (words, request) => {
  expect(readSimulateRequest(words, ANYWHERE)).toEqual(request);
});

test.each([
  [[], "Say one of"],
  [["--seeds", "1", "--hours", "1"], "Say one of"],
  [["--seeds", "many"], '--seeds is a number above 0, not "many"'],
  [["--hours", "-1"], "npm run simulate"],
  [["--speed", "1"], "npm run simulate"],
  [["--nodes", "3", "--about", "cards"], '--about is one of claims, words, spread, not "cards"'],
])("%j is refused in words", (words, fault) => {
  expect(() => readSimulateRequest(words, ANYWHERE)).toThrow(fault);
});
