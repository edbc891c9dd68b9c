import type { Owner } from "./ownership.ts";

/**
 * The table is another node's, or has just stopped to be this one's: nothing has been done to it here. Whoever brings people
 * to tables asks the owner, and nobody outside hears of it.
 */
export class Elsewhere extends Error {
  override readonly name = "Elsewhere";
  readonly tableId: string;
  /** Whose it is; null when that has to be found out. */
  readonly owner: Owner | null;

  constructor(tableId: string, owner: Owner | null = null) {
    super("the table is not this node's");
    this.tableId = tableId;
    this.owner = owner;
  }
}
