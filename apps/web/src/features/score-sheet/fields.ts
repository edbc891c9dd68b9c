import type { Seat, Settings } from "@trelyazh/preferans";

type Players = Settings["players"];

/** Where a line is written: its anchor, its turn, and how many digits it holds. */
export interface Line {
  readonly x: number;
  readonly y: number;
  readonly turn: number;
  readonly anchor: "start" | "middle" | "end";
  readonly capacity: number;
}

/** A part of a player's field: its outline, what it is called there, and its lines, from the wide one to the narrow one. */
export interface Cell {
  readonly outline: string;
  readonly label: Line;
  readonly lines: readonly Line[];
}

/** A player's part of the sheet. */
export interface Field {
  readonly seat: Seat;
  readonly name: Line;
  readonly pool: Cell;
  readonly mountain: Cell;
  /** The whists on each of the others, along the player's edge. */
  readonly whists: readonly (Cell & { readonly on: Seat })[];
}

/** The sheet is a square of this size. */
export const SIZE = 360;
/** Of the circle in the middle. */
export const RADIUS = 19;

/** Depths are measured from a player's edge. A finger hits each band: none is less than 44 deep. */
const DEPTH = { name: 17, whists: 64, pool: 111 } as const;
const BASELINE = { name: 5, whists: 22, whistsLabel: 50, pool: 78, mountain: [121, 147, 173] } as const;
/** How far digits, and letters, rise above their baseline. */
const RISE = { digits: 17, letters: 10 } as const;
/** What a digit, and a letter of a label, take along the line. */
const WIDTH = { digit: 10.8, letter: 6.5 } as const;
const LABEL_LENGTH = 52;
/** A total of three digits, and its dot. */
const LEAST_CAPACITY = 5;
const MARGIN = 8;

type Side = "bottom" | "left" | "top" | "right";
type Reach = readonly [from: number, to: number];

interface Layout {
  /** Clockwise from the nearest player: the next one is on the left. */
  readonly sides: readonly Side[];
  readonly centre: { readonly x: number; readonly y: number };
  /** How deep a field is. */
  readonly depthOf: (side: Side) => number;
  /** From where to where a field reaches along its edge, at a depth. */
  readonly reach: (side: Side, depth: number) => Reach;
  /** Between the whists on one player and those on the next. */
  readonly dividers: (side: Side) => readonly number[];
  /** Whose whists stand where along the edge. */
  readonly others: Partial<Record<Side, readonly Side[]>>;
}

/** For three the rays meet above the middle, where they make equal thirds. */
const THREE: Layout = {
  sides: ["bottom", "left", "right"],
  centre: { x: 180, y: 120 },
  depthOf: (side) => (side === "bottom" ? 240 : 180),
  reach: (side, depth) => (side === "bottom" ? [depth * 0.75, SIZE - depth * 0.75] : [0, SIZE - (depth * 4) / 3]),
  dividers: (side) => [side === "bottom" ? 180 : 138],
  others: { bottom: ["left", "right"], left: ["right", "bottom"], right: ["left", "bottom"] },
};

const FOUR: Layout = {
  sides: ["bottom", "left", "top", "right"],
  centre: { x: 180, y: 180 },
  depthOf: () => 180,
  reach: (_, depth) => [depth, SIZE - depth],
  dividers: () => [128, 232],
  others: {
    bottom: ["left", "top", "right"],
    left: ["top", "right", "bottom"],
    top: ["left", "bottom", "right"],
    right: ["top", "left", "bottom"],
  },
};

const TWO: Layout = {
  sides: ["bottom", "top"],
  centre: { x: 180, y: 180 },
  depthOf: () => 180,
  reach: () => [0, SIZE],
  dividers: () => [],
  others: { bottom: ["top"], top: ["bottom"] },
};

const LAYOUTS: Record<Players, Layout> = { 2: TWO, 3: THREE, 4: FOUR };

/** Returns the place that is so far along a side's edge and so deep. */
function place(side: Side, along: number, depth: number): readonly [x: number, y: number] {
  if (side === "bottom") return [along, SIZE - depth];
  if (side === "top") return [along, depth];
  return [side === "left" ? depth : SIZE - depth, along];
}

const TURN: Record<Side, number> = { bottom: 0, left: 90, top: 0, right: -90 };

interface Placing {
  readonly along: number;
  readonly depth: number;
  readonly rise: number;
  readonly length: number;
  readonly isLabelAtTheEnd?: boolean;
}

/** A line of the player at the upper edge stands upright too, so it hangs from its baseline. */
function lineAt(side: Side, { along, depth, rise, length, isLabelAtTheEnd = false }: Placing): Line {
  const [x, y] = place(side, along, side === "top" ? depth + rise : depth);
  const capacity = Math.floor(length / (rise === RISE.digits ? WIDTH.digit : WIDTH.letter));
  const edge = side === "right" ? "end" : "start";
  return { x, y, turn: TURN[side], anchor: isLabelAtTheEnd ? edge : "middle", capacity };
}

function outline(side: Side, corners: readonly (readonly [along: number, depth: number])[]): string {
  return `M${corners.map(([along, depth]) => place(side, along, depth).join(" ")).join("L")}Z`;
}

function outlineOfBand({ reach }: Layout, side: Side, [from, to]: Reach): string {
  const [near, far] = [reach(side, from), reach(side, to)];
  return outline(side, [
    [near[0], from],
    [near[1], from],
    [far[1], to],
    [far[0], to],
  ]);
}

/** The line of a band, behind the band's name. */
function lineBehindLabel({ reach }: Layout, side: Side, depth: number): Line {
  const [from, to] = reach(side, depth + RISE.digits);
  const begin = from + LABEL_LENGTH;
  return lineAt(side, { along: (begin + to) / 2, depth, rise: RISE.digits, length: to - begin - MARGIN });
}

function bandLabel({ reach }: Layout, side: Side, depth: number): Line {
  const along = reach(side, depth + RISE.letters)[0] + MARGIN;
  return lineAt(side, { along, depth, rise: RISE.letters, length: LABEL_LENGTH, isLabelAtTheEnd: true });
}

function poolOf(layout: Layout, side: Side): Cell {
  return {
    outline: outlineOfBand(layout, side, [DEPTH.whists, DEPTH.pool]),
    label: bandLabel(layout, side, BASELINE.pool + 3),
    lines: [lineBehindLabel(layout, side, BASELINE.pool)],
  };
}

function lineAcross({ reach }: Layout, side: Side, depth: number): Line {
  const [from, to] = reach(side, depth + RISE.digits);
  return lineAt(side, { along: (from + to) / 2, depth, rise: RISE.digits, length: to - from - MARGIN });
}

/** Where a field is narrow, as with four, its mountain has no room for a name beside the digits. */
function mountainOf(layout: Layout, side: Side): Cell {
  const depth = layout.depthOf(side);
  const cell = { outline: outlineOfBand(layout, side, [DEPTH.pool, depth]) };
  const [first, ...more] = BASELINE.mountain;
  const beside = lineBehindLabel(layout, side, first);
  if (beside.capacity < LEAST_CAPACITY) {
    const label = lineAt(side, { along: SIZE / 2, depth: DEPTH.pool + 4, rise: RISE.letters, length: LABEL_LENGTH });
    return { ...cell, label, lines: [lineAcross(layout, side, DEPTH.pool + 18)] };
  }
  const further = more.filter((baseline) => baseline + RISE.digits <= depth - RADIUS + 3);
  return {
    ...cell,
    label: bandLabel(layout, side, first + 3),
    lines: [beside, ...further.map((baseline) => lineAcross(layout, side, baseline))],
  };
}

function whistsOf(layout: Layout, side: Side): readonly Cell[] {
  const inner = layout.dividers(side);
  const at = (depth: number) => [layout.reach(side, depth)[0], ...inner, layout.reach(side, depth)[1]];
  const [edge, middle, deep] = [at(0), at(BASELINE.whistsLabel + RISE.letters), at(DEPTH.whists)];
  return Array.from({ length: inner.length + 1 }, (_, index) => {
    // One more border than there are cells, at each depth.
    const between = (borders: readonly number[]) => [borders[index] ?? 0, borders[index + 1] ?? SIZE] as const;
    const [[a, b], [c, d], [from, to]] = [between(edge), between(deep), between(middle)];
    const placed = { along: (from + to) / 2, length: to - from - MARGIN };
    return {
      outline: outline(side, [
        [a, 0],
        [b, 0],
        [d, DEPTH.whists],
        [c, DEPTH.whists],
      ]),
      label: lineAt(side, { ...placed, depth: BASELINE.whistsLabel, rise: RISE.letters }),
      lines: [lineAt(side, { ...placed, depth: BASELINE.whists, rise: RISE.digits })],
    };
  });
}

/** Returns the fields as the player at the lower edge sees the sheet; the next player clockwise is on the left. */
export function fieldsFor(nearest: Seat, players: Players): readonly Field[] {
  const layout = LAYOUTS[players];
  // Consecutive numbers modulo the number of players are their seats.
  const seatOf = (side: Side) => ((nearest + layout.sides.indexOf(side)) % players) as Seat;
  return layout.sides.map((side) => {
    const [from, to] = layout.reach(side, BASELINE.name);
    const others = layout.others[side] ?? [];
    return {
      seat: seatOf(side),
      name: lineAt(side, { along: (from + to) / 2, depth: BASELINE.name, rise: RISE.letters, length: to - from }),
      pool: poolOf(layout, side),
      mountain: mountainOf(layout, side),
      whists: whistsOf(layout, side).flatMap((cell, index) => {
        const on = others[index];
        return on === undefined ? [] : [{ ...cell, on: seatOf(on) }];
      }),
    };
  });
}

function stroke(side: Side, from: readonly [number, number], to: readonly [number, number]): string {
  return `M${place(side, ...from).join(" ")}L${place(side, ...to).join(" ")}`;
}

/** The ruled lines of a sheet: those between players, and those within a player's field. */
export function rulingFor(players: Players): {
  readonly rays: string;
  readonly bands: string;
  readonly centre: Layout["centre"];
} {
  const layout = LAYOUTS[players];
  const bands = layout.sides.flatMap((side) => [
    ...[DEPTH.whists, DEPTH.pool].map((depth) => {
      const [from, to] = layout.reach(side, depth);
      return stroke(side, [from, depth], [to, depth]);
    }),
    ...layout.dividers(side).map((along) => stroke(side, [along, DEPTH.name], [along, DEPTH.whists])),
  ]);
  const rays = layout.sides.flatMap((side) => {
    const depth = layout.depthOf(side);
    const [edge, inner] = [layout.reach(side, 0), layout.reach(side, depth)];
    const ends = ([0, 1] as const).filter((end) => edge[end] !== inner[end]);
    return [
      ...ends.map((end) => stroke(side, [edge[end], 0], [inner[end], depth])),
      stroke(side, [inner[0], depth], [inner[1], depth]),
    ];
  });
  return { rays: rays.join(""), bands: bands.join(""), centre: layout.centre };
}
