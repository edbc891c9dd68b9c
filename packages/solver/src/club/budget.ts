/** What a decision may cost. Samples and nodes are counted, so that a seed fixes the move; the stop stands above them. */
export interface BudgetLimits {
  /** Deals sampled for a decision before the play, which takes each of them to its end for every move. */
  readonly dealsBeforePlay: number;
  /** Deals sampled and solved for a card. */
  readonly dealsInPlay: number;
  /** Solver nodes for the whole decision. */
  readonly nodes: number;
  /** Weigh sampled deals by what the others have called and answered. */
  readonly infers: boolean;
}

/** Counts what a decision has spent. */
export class Budget {
  nodes = 0;
  isStopped = false;
  readonly limits: BudgetLimits;
  readonly #shouldStop: () => boolean;

  constructor(limits: BudgetLimits, shouldStop: () => boolean) {
    this.limits = limits;
    this.#shouldStop = shouldStop;
  }

  /** Tells whether another sample may be begun. */
  get isLeft(): boolean {
    this.isStopped ||= this.#shouldStop();
    return !this.isStopped && this.nodes < this.limits.nodes;
  }

  /** What a single position may take of what is left. */
  get solveLimits(): { readonly nodes: number; readonly shouldStop: () => boolean } {
    return { nodes: Math.max(0, this.limits.nodes - this.nodes), shouldStop: this.#shouldStop };
  }
}
