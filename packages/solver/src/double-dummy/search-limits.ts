export interface Limits {
  readonly nodes: number;
  /** Asked now and then; true ends the search. */
  readonly shouldStop?: (() => boolean) | undefined;
}

/** Ends a search that has used up its nodes, or was told to stop. */
export class SearchStopped extends Error {
  override readonly name = "SearchStopped";
}

const NODES_BETWEEN_CHECKS = 1024;

const stopped = new SearchStopped("the search was stopped");

/** Counts the positions that are looked at, and ends a search at its limits. */
export class NodeCounter {
  nodes = 0;
  #nodeLimit = Infinity;
  /** The node at which the limits are looked at next. */
  #pauseAt = 0;
  #shouldStop: (() => boolean) | undefined;

  limit(limits: Limits): void {
    this.#nodeLimit = this.nodes + limits.nodes;
    this.#shouldStop = limits.shouldStop;
    this.#planPause();
  }

  /** Throws `SearchStopped` at the limits. */
  count(): void {
    this.nodes += 1;
    if (this.nodes >= this.#pauseAt) this.#pause();
  }

  #pause(): void {
    if (this.nodes > this.#nodeLimit) throw stopped;
    if (this.nodes % NODES_BETWEEN_CHECKS === 0 && this.#shouldStop?.() === true) throw stopped;
    this.#planPause();
  }

  #planPause(): void {
    const rest = NODES_BETWEEN_CHECKS - (this.nodes % NODES_BETWEEN_CHECKS);
    this.#pauseAt = this.nodes + Math.min(rest, this.#nodeLimit + 1 - this.nodes);
  }
}
