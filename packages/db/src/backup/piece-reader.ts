import { BackupError } from "./format.ts";

const LINE_FEED = 0x0a;

/** Longer than any line of ours. */
const LONGEST_LINE = 1 << 20;

/** Reads lines and numbers of bytes, as they are wanted, from what comes in pieces of any size. */
export class PieceReader {
  readonly #source: AsyncIterator<Buffer>;
  #rest: Buffer = Buffer.alloc(0);

  constructor(source: AsyncIterable<Buffer>) {
    this.#source = source[Symbol.asyncIterator]();
  }

  /** Returns the next line without its end. */
  async line(): Promise<string> {
    let end = this.#rest.indexOf(LINE_FEED);
    while (end === -1) {
      if (this.#rest.length > LONGEST_LINE) throw new BackupError("NOT_A_BACKUP", "");
      this.#rest = Buffer.concat([this.#rest, await this.#more()]);
      end = this.#rest.indexOf(LINE_FEED);
    }
    const line = this.#rest.toString("utf8", 0, end);
    this.#rest = this.#rest.subarray(end + 1);
    return line;
  }

  /** Returns the next bytes, exactly so many. */
  async take(bytes: number): Promise<Buffer> {
    const pieces = [this.#rest];
    let size = this.#rest.length;
    while (size < bytes) {
      const piece = await this.#more();
      pieces.push(piece);
      size += piece.length;
    }
    const text = Buffer.concat(pieces);
    this.#rest = text.subarray(bytes);
    return text.subarray(0, bytes);
  }

  /** Resolves when nothing comes any more; what still does is not ours. */
  async end(): Promise<void> {
    const { done } = await this.#source.next();
    if (done !== true || this.#rest.length > 0) throw new BackupError("BROKEN", "something comes after its end");
  }

  async #more(): Promise<Buffer> {
    const next = await this.#source.next();
    if (next.done === true) throw new BackupError("BROKEN", "it is cut off");
    return next.value;
  }
}
