import type { TablePresence } from "@trelyazh/protocol";
import { createBoard, type Board, type LiveStream } from "@trelyazh/ws-adapter";

/** Who is at a table, for all who want to know it here. */
export class EdgePresence {
  readonly #board: Board<TablePresence>;
  #latest: TablePresence | null = null;
  #isLineAway = false;

  constructor(hooks: { readonly onOpened: () => void; readonly onClosed: () => void }) {
    this.#board = createBoard(hooks);
  }

  get readers(): number {
    return this.#board.readers;
  }

  follow(): LiveStream<TablePresence> {
    return this.#board.follow();
  }

  take(presence: TablePresence): void {
    this.#latest = presence;
    this.#show();
  }

  /** Takes the same as another node has written it. */
  takeText(text: string): void {
    // What a node of this club says of its table; nothing here depends on it.
    this.take(JSON.parse(text) as TablePresence);
  }

  /** Says whether the table's owner can be heard. */
  setLineAway(isAway: boolean): void {
    if (this.#isLineAway === isAway) return;
    this.#isLineAway = isAway;
    this.#show();
  }

  fail(error: Error): void {
    this.#board.fail(error);
  }

  #show(): void {
    if (this.#latest !== null) this.#board.publish({ ...this.#latest, isLineAway: this.#isLineAway });
  }
}
