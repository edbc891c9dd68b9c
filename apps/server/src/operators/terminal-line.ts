/** The shortest time between two lines. */
const EVERY_MS = 100;

const ERASE_LINE = "\u001b[2K\r";

/** A line of progress that is written over again and again, for somebody who looks on; nothing where nobody does. */
export class TerminalLine {
  readonly #terminal: Pick<NodeJS.WriteStream, "isTTY" | "write">;
  #shownAt = Number.NEGATIVE_INFINITY;

  constructor(terminal: Pick<NodeJS.WriteStream, "isTTY" | "write">) {
    this.#terminal = terminal;
  }

  show(text: string): void {
    const now = performance.now();
    if (!this.#terminal.isTTY || now - this.#shownAt < EVERY_MS) return;
    this.#shownAt = now;
    this.#terminal.write(`${ERASE_LINE}${text}`);
  }

  clear(): void {
    if (this.#terminal.isTTY) this.#terminal.write(ERASE_LINE);
  }
}
