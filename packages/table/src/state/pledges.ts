/** What the club has bound itself to for a deal, before it knows what the players' clients add to it. */
export interface Pledge {
  /** Of the algorithm by which it will be drawn. */
  readonly version: number;
  /** The digest of the club's secret seed. */
  readonly commitment: string;
}

/** A pledge with the deal that it is for. */
export interface PledgedDeal extends Pledge {
  /** From 1. */
  readonly deal: number;
  /** The number of the event that told it. */
  readonly seq: number;
}

/** A deal that was drawn as it was pledged. */
export interface DrawnDeal extends PledgedDeal {
  /** What the players' clients added, by seat; an empty text for none. */
  readonly nonces: readonly string[];
  /** Revealed with the end of the deal; absent until then. */
  readonly seed?: string;
}
