import { expect, test } from "vitest";
import { LADDER } from "../cards/ladder.ts";
import { startPulya } from "../pulya/pulya.ts";
import { seatNamed, table } from "../testing/table.ts";
import { bidWorth } from "./bid-worth.ts";

const A = seatNamed("A");
const B = seatNamed("B");

const usual = startPulya({ settings: table(), dealer: A });
const pointsOf = (pulya: Parameters<typeof bidWorth>[0]) => LADDER.map((bid) => bidWorth(pulya, bid, A).points);

test("SCORE2 MIS4 a bid is worth two points for each trick over five, and a misère ten", () => {
  const games = (points: number) => Array<number>(5).fill(points);
  const ladder = [...games(2), ...games(4), ...games(6), 10, ...games(8), 10, ...games(8), ...games(10)];
  expect(pointsOf(usual)).toEqual(ladder);
  expect(LADDER.every((bid) => bidWorth(usual, bid, A).isUsual)).toBe(true);
});

test("SCORE18 each is worth four times as much where values are", () => {
  const fourfold = startPulya({ settings: table({ fourfoldValues: true }), dealer: A });
  expect(pointsOf(fourfold)).toEqual(pointsOf(usual).map((points) => 4 * points));
  expect(LADDER.some((bid) => bidWorth(fourfold, bid, A).isUsual)).toBe(false);
});

test("PASS17 to whoever has a bomb it is worth twice as much, and to nobody else", () => {
  const settings = table({ allPass: { compulsoryDeals: 3, bombs: true } });
  const pulya = { ...startPulya({ settings, dealer: A }), bombs: [1, 0, 2] };
  expect(bidWorth(pulya, "8s", A)).toEqual({ points: 12, isUsual: false });
  expect(bidWorth(pulya, "8s", B)).toEqual({ points: 6, isUsual: true });
});
