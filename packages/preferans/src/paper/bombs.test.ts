import { describe, expect, test } from "vitest";
import type { Pulya } from "../pulya/state.ts";
import { act, agree, dealt, deckFor, putAway, reply, seatNamed, speak, table } from "../testing/table.ts";

const A = seatNamed("A");

describe("bombs", () => {
  const settings = (players: 3 | 4 = 3) =>
    table({ players, allPass: { compulsoryDeals: 2, bombs: true, prices: [1], exits: [6] } });
  const next = (pulya: Pulya): Pulya => act(pulya, { type: "deal", deck: deckFor() });
  /** Two compulsory all-passes, then a third deal in which A speaks first. */
  const third = next(agree(next(agree(dealt({ settings: settings(), dealer: A }), 4, 3, 3)), 4, 3, 3));
  const six = (...taken: readonly number[]): Pulya =>
    agree(reply(putAway(speak(third, "6s pass pass"), "6s"), "whist whist"), ...taken);

  test("PASS17 each compulsory all-pass gives one to each of its three hands, and costs what it costs", () => {
    expect(third).toMatchObject({ bombs: [2, 2, 2], sheet: { mountain: [8, 6, 6] } });
    expect(agree(dealt({ settings: settings(4), dealer: A }), 0, 4, 3, 3).bombs).toEqual([0, 1, 1, 1]);
  });

  test("PASS17 what is written for the next game counts twice; a made one takes a bomb away", () => {
    const made = six(6, 3, 1);
    expect(made.bombs).toEqual([1, 2, 2]);
    expect(made.sheet).toMatchObject({
      pool: [4, 0, 0],
      whists: [
        [0, 0, 0],
        [12, 0, 0],
        [4, 0, 0],
      ],
    });
  });

  test("PASS17 a failed game counts twice too, and the bomb stays", () => {
    const failed = six(5, 3, 2);
    expect(failed.bombs).toEqual([2, 2, 2]);
    expect(failed.sheet).toMatchObject({
      mountain: [8 + 4, 6, 6],
      whists: [
        [0, 0, 0],
        [12 + 4, 0, 0],
        [8 + 4, 0, 0],
      ],
    });
  });

  test("PASS17 so does a misère, and other all-passes give no bombs", () => {
    const clean = agree(putAway(speak(third, "misere pass pass"), "misere"), 0, 5, 5);
    expect(clean).toMatchObject({ bombs: [1, 2, 2] });
    // Twenty points: ten fill the pool, ten help another.
    expect(clean.sheet.pool).toEqual([10, 10, 0]);
    expect(agree(speak(third, "pass pass pass"), 4, 3, 3)).toMatchObject({ bombs: [2, 2, 2] });
  });

  test("PASS17 a game of a player who has no bomb left counts once, and takes none away", () => {
    const left = { ...third, bombs: [0, 2, 2] };
    const made = agree(reply(putAway(speak(left, "6s pass pass"), "6s"), "whist whist"), 6, 3, 1);
    expect(made.bombs).toEqual([0, 2, 2]);
    expect(made.sheet).toMatchObject({ pool: [2, 0, 0], mountain: third.sheet.mountain });
    expect(made.sheet.whists.map((row) => row[A])).toEqual([0, 6, 2]);
  });

  test("PASS17 without the option there are none", () => {
    const plain = table({ allPass: { compulsoryDeals: 1 } });
    expect(agree(dealt({ settings: plain }), 4, 3, 3).bombs).toEqual([0, 0, 0]);
  });
});
