/** What a page that has just been loaded tells a worker that waits: the page is of that build, which its first script names. */
export interface TakeOver {
  readonly type: "takeOver";
  readonly entry: string;
}
