export interface Limits {
  readonly nodes: number;
  /** Asked now and then; true ends the search. */
  readonly shouldStop?: (() => boolean) | undefined;
}

/** Ends a search that has used up its nodes, or was told to stop. */
export class SearchStopped extends Error {
  override readonly name = "SearchStopped";
}
