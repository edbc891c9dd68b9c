import { addExportPiece, noteExport, type Database, type ExportRun } from "@trelyazh/db";

/** The size of a piece, in bytes; about so much is in memory at a time. */
const PIECE_BYTES = 256 * 1024;

/** Somebody else writes the export by now, or nobody waits for it any more. */
export class ExportTaken extends Error {
  override readonly name = "ExportTaken";
}

/** Keeps an export in the database, piece by piece, so that any node can give it out. */
export class ExportPieces {
  readonly #database: Pick<Database, "db" | "withTransaction">;
  readonly #run: ExportRun;
  #parts: string[] = [];
  #length = 0;
  #number = 0;

  constructor(database: Pick<Database, "db" | "withTransaction">, run: ExportRun) {
    this.#database = database;
    this.#run = run;
  }

  async write(text: string): Promise<void> {
    this.#parts.push(text);
    this.#length += Buffer.byteLength(text);
    if (this.#length >= PIECE_BYTES) await this.#keep();
  }

  /** Keeps what is left. */
  async end(): Promise<void> {
    if (this.#length > 0) await this.#keep();
  }

  async note(progress: Parameters<typeof noteExport>[2]): Promise<void> {
    if (!(await noteExport(this.#database.db, this.#run, progress))) throw new ExportTaken();
  }

  async #keep(): Promise<void> {
    const bytes = Buffer.from(this.#parts.join(""));
    const number = this.#number;
    const isKept = await this.#database.withTransaction((tx) => addExportPiece(tx, this.#run, { number, bytes }));
    if (!isKept) throw new ExportTaken();
    this.#number += 1;
    [this.#parts, this.#length] = [[], 0];
  }
}
