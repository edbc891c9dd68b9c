import { randomInt } from "node:crypto";
import { describe, expect, test } from "vitest";
import { MemoryStore } from "../testing/in-memory/memory-store.ts";
import { shrink } from "./shrink.ts";
import { simulate } from "./simulation.ts";
import { storyOf, type Story } from "./story.ts";

/** As many as a busy machine does in a few seconds; by hand they run for hours: `npm run simulate`. */
const FIXED = [1, 2, 3];
const FRESH = Array.from({ length: 2 }, () => randomInt(1_000_000_000));

const CALM: Story = { seed: 1, minutes: 4, honest: 4, hostile: 1, blows: [] };

describe("the whole club, on virtual time and under whatever can befall it", () => {
  test.each(FIXED)("keeps its promises in the story of seed %i", async (seed) => {
    const { faults, events } = await simulate(storyOf(seed, 3));
    expect(faults).toEqual([]);
    expect(events).toBeGreaterThan(100);
  });

  test.each(FRESH)("keeps its promises in the story of seed %i, which is another one in each run", async (seed) => {
    expect((await simulate(storyOf(seed, 3))).faults).toEqual([]);
  });

  test("the same story runs the same way, bit for bit, and another one does not", async () => {
    const story = storyOf(7, 3);
    const first = await simulate(story);
    expect(await simulate(story)).toEqual(first);
    expect((await simulate(storyOf(8, 3))).digest).not.toBe(first.digest);
  });
});

describe("the simulator is not blind", () => {
  /** A store that does something else with every tenth statement. */
  class BrokenStore extends MemoryStore {
    readonly #instead: () => Promise<never[]>;
    #statements = 0;

    constructor(instead: () => Promise<never[]>) {
      super();
      this.#instead = instead;
    }

    override append(...statement: Parameters<MemoryStore["append"]>): ReturnType<MemoryStore["append"]> {
      this.#statements += 1;
      return this.#statements % 10 === 0 ? this.#instead() : super.append(...statement);
    }
  }

  test("a store that acknowledges and forgets is found out", async () => {
    const store = new BrokenStore(() => Promise.resolve([]));
    expect((await simulate(CALM, { store })).faults).not.toEqual([]);
  });

  test("a table that stands still for ever is found out", async () => {
    const store = new BrokenStore(() => new Promise(() => {}));
    expect((await simulate(CALM, { store })).faults.join()).toMatch(/has stood for|has had no answer/);
  });

  test("a story that breaks something is made smaller until nothing in it can be left out", async () => {
    const needs: Story["blows"] = [
      { kind: "kill", at: 7000, ms: 100 },
      { kind: "databaseAway", at: 60_000, ms: 500 },
    ];
    const others: Story["blows"] = Array.from({ length: 30 }, (_, who) => ({ kind: "cut", at: who * 100, who }));
    const story = { ...CALM, hostile: 3, minutes: 16, blows: [...others, ...needs] };
    const smallest = await shrink(story, ({ blows, minutes }) =>
      Promise.resolve(minutes >= 2 && needs.every((need) => blows.includes(need))),
    );
    expect(smallest).toEqual({ ...CALM, honest: 1, hostile: 0, minutes: 2, blows: needs });
  });
});
