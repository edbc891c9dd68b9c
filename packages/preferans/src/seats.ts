/** Places at the table, numbered clockwise from 0. A table for three uses 0 to 2. */
export const SEATS = [0, 1, 2, 3] as const;
export type Seat = (typeof SEATS)[number];

/** Who looks: a seat, or somebody who plays no hand. */
export type Viewer = Seat | "spectator";
