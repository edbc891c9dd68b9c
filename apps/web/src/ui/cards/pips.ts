/** Where the suit marks of a number card stand, in a card of 100 × 140. */
export interface Pip {
  readonly x: number;
  readonly y: number;
  readonly turned: boolean;
}

type Number = "7" | "8" | "9" | "T";

const LEFT = 37;
const MIDDLE = 50;
const RIGHT = 63;

function column(x: number, rows: readonly number[]): readonly Pip[] {
  return rows.map((y) => ({ x, y, turned: y > 70 }));
}

const THREE_ROWS = [30, 70, 110];
const FOUR_ROWS = [29, 56.5, 83.5, 111];

export const PIPS = {
  7: [...column(LEFT, THREE_ROWS), ...column(RIGHT, THREE_ROWS), ...column(MIDDLE, [50])],
  8: [...column(LEFT, THREE_ROWS), ...column(RIGHT, THREE_ROWS), ...column(MIDDLE, [50, 90])],
  9: [...column(LEFT, FOUR_ROWS), ...column(RIGHT, FOUR_ROWS), ...column(MIDDLE, [70])],
  T: [...column(LEFT, FOUR_ROWS), ...column(RIGHT, FOUR_ROWS), ...column(MIDDLE, [42.5, 97.5])],
} as const satisfies Record<Number, readonly Pip[]>;
