import type { Seat } from "@trelyazh/preferans";

/** Where a line of numbers is written: its middle, its turn, and how many characters it holds. */
export interface Line {
  readonly x: number;
  readonly y: number;
  readonly turn: number;
  readonly capacity: number;
}

/** A player's third of the sheet. */
export interface Field {
  readonly seat: Seat;
  readonly name: Line;
  readonly pool: Line;
  /** From the wide line to the narrow one. */
  readonly mountain: readonly Line[];
  /** The whists on each neighbour, in the order of `neighbours`. */
  readonly whists: readonly { readonly on: Seat; readonly line: Line }[];
}

/** The sheet is a square of this size; the three rays meet at the centre of equal thirds. */
export const SIZE = 360;
export const CENTRE = { x: 180, y: 120 };
/** Depths of the bands, measured from a player's edge. */
export const WHISTS_DEPTH = 44;
export const POOL_DEPTH = 86;

type Side = "bottom" | "left" | "right";

/** Turns a place of the left third over to the right one. */
function mirrored(line: Line): Line {
  return { ...line, x: SIZE - line.x, turn: -line.turn };
}

const BOTTOM = {
  name: { x: 180, y: 355, turn: 0, capacity: 14 },
  pool: { x: 180, y: 301, turn: 0, capacity: 22 },
  mountain: [
    { x: 180, y: 260, turn: 0, capacity: 17 },
    { x: 180, y: 233, turn: 0, capacity: 13 },
    { x: 180, y: 206, turn: 0, capacity: 9 },
  ],
  whists: [
    { x: 96, y: 336, turn: 0, capacity: 13 },
    { x: 264, y: 336, turn: 0, capacity: 13 },
  ],
} as const;

const LEFT = {
  name: { x: 5, y: 150, turn: 90, capacity: 14 },
  pool: { x: 60, y: 118, turn: 90, capacity: 19 },
  mountain: [
    { x: 101, y: 102, turn: 90, capacity: 16 },
    { x: 127, y: 86, turn: 90, capacity: 13 },
    { x: 152, y: 52, turn: 90, capacity: 6 },
  ],
  whists: [
    { x: 23, y: 74, turn: 90, capacity: 12 },
    { x: 23, y: 226, turn: 90, capacity: 11 },
  ],
} as const;

const RIGHT = {
  name: mirrored(LEFT.name),
  pool: mirrored(LEFT.pool),
  mountain: LEFT.mountain.map(mirrored),
  whists: LEFT.whists.map(mirrored),
};

const LINES = { bottom: BOTTOM, left: LEFT, right: RIGHT } as const;

/** Whose whists stand first in a third: bottom writes on left then right, left on right then bottom, right on left then bottom. */
const NEIGHBOURS: Record<Side, readonly [Side, Side]> = {
  bottom: ["left", "right"],
  left: ["right", "bottom"],
  right: ["left", "bottom"],
};

const SIDES: readonly Side[] = ["bottom", "left", "right"];

/** Returns the three fields as the player at the lower edge sees the sheet; the next player clockwise is on the left. */
export function fieldsFor(nearest: Seat): readonly Field[] {
  // Three consecutive numbers modulo three are the seats of a table for three.
  const seatOf = (side: Side) => ((nearest + SIDES.indexOf(side)) % 3) as Seat;
  return SIDES.map((side) => {
    const { name, pool, mountain, whists } = LINES[side];
    const [first, second] = NEIGHBOURS[side];
    return {
      seat: seatOf(side),
      name,
      pool,
      mountain,
      whists: [
        { on: seatOf(first), line: whists[0] ?? name },
        { on: seatOf(second), line: whists[1] ?? name },
      ],
    };
  });
}
