import type { NewLine, WrittenLine } from "@trelyazh/db";
import { Gathering } from "../gathering/gathering.ts";

export interface LineWriterDeps {
  /** Stores lines all or none. */
  readonly insert: (lines: readonly NewLine[]) => Promise<readonly WrittenLine[]>;
  /** Says whether other lines of a statement that failed so may be without fault. */
  readonly isOfOneLine: (error: unknown) => boolean;
}

interface Waiting {
  readonly line: NewLine;
  readonly written: PromiseWithResolvers<WrittenLine>;
}

/** Lines wait for one another that long, and no more than so many go at once. */
const EVERY_MS = 12;
const MOST = 128;

/** Lines that may wait; more than that is more than the database takes. */
const LONGEST_QUEUE = 2000;

/** Stores lines in the order in which they came: one statement at a time, with all that has come meanwhile. */
export class LineWriter {
  readonly #deps: LineWriterDeps;
  readonly #gathering = new Gathering({ everyMs: EVERY_MS, go: () => void this.#write() });
  readonly #queue = new Map<string, Waiting>();
  #isWriting = false;

  constructor(deps: LineWriterDeps) {
    this.#deps = deps;
  }

  /** Whether no more may wait. */
  get isFull(): boolean {
    return this.#queue.size >= LONGEST_QUEUE;
  }

  /** Resolves when the line is stored; a repeat that comes meanwhile is the same line. */
  write(line: NewLine): Promise<WrittenLine> {
    const key = keyOf(line);
    const known = this.#queue.get(key);
    if (known !== undefined) return known.written.promise;
    const written = Promise.withResolvers<WrittenLine>();
    this.#queue.set(key, { line, written });
    if (!this.#isWriting) this.#gathering.add();
    return written.promise;
  }

  async #write(): Promise<void> {
    this.#isWriting = true;
    const batch = [...this.#queue].slice(0, MOST);
    await this.#store(batch.map(([, waiting]) => waiting));
    for (const [key] of batch) this.#queue.delete(key);
    this.#isWriting = false;
    if (this.#queue.size > 0) this.#gathering.add();
  }

  async #store(batch: readonly Waiting[]): Promise<void> {
    try {
      const written = new Map((await this.#deps.insert(batch.map(({ line }) => line))).map((row) => [keyOf(row), row]));
      for (const { line, written: waiting } of batch) {
        const row = written.get(keyOf(line));
        if (row === undefined) waiting.reject(new Error("a line was not stored"));
        else waiting.resolve(row);
      }
    } catch (error) {
      if (batch.length === 1 || !this.#deps.isOfOneLine(error)) for (const { written } of batch) written.reject(error);
      else for (const waiting of batch) await this.#store([waiting]);
    }
  }
}

function keyOf({ authorId, lineId }: Pick<NewLine, "authorId" | "lineId">): string {
  return `${authorId} ${lineId}`;
}
