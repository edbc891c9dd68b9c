import type { Move } from "@trelyazh/preferans";

type WithoutSeat<M> = M extends unknown ? Omit<M, "seat"> : never;

/** A player's move without a seat: the table knows who asks. */
export type Wish = WithoutSeat<Move>;
