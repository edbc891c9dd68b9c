/**
 * A backup is text under gzip, so that any machine can look into it: a line of JSON that says what it is (`BackupHead`), then
 * for each table pieces of whole rows as PostgreSQL's COPY writes them, each after a line of JSON that announces it
 * (`PieceHead`), and at the end a line of JSON that says what must have come (`BackupSeal`). Without its seal it is not whole.
 */
export const BACKUP_FORMAT = 1;

/** A migration that the database had. */
export interface AppliedMigration {
  readonly hash: string;
  readonly createdAt: number;
}

export interface KeptTable {
  readonly name: string;
  /** In the order of the values in its rows. */
  readonly columns: readonly string[];
}

export interface BackupHead {
  readonly trelyazhBackup: typeof BACKUP_FORMAT;
  /** Epoch milliseconds: the moment that the backup shows. */
  readonly madeAt: number;
  readonly postgres: string;
  readonly migrations: readonly AppliedMigration[];
  /** Each after those that its rows point to. */
  readonly tables: readonly KeptTable[];
  /** What signs the club's cookies, where the club keeps it; null where the operator does. */
  readonly authSecret: string | null;
}

export interface PieceHead {
  readonly table: string;
  readonly bytes: number;
}

export interface TableSeal {
  readonly rows: number;
  readonly bytes: number;
  /** Of the table's text, in hexadecimal. */
  readonly sha256: string;
}

export interface BackupSeal {
  readonly tables: Readonly<Record<string, TableSeal>>;
  /** The last number that each sequence has given. */
  readonly sequences: Readonly<Record<string, string>>;
}

/** What a backup is read in. */
export type BackupPart =
  | { readonly type: "head"; readonly head: BackupHead }
  | { readonly type: "rows"; readonly table: KeptTable; readonly text: Buffer }
  | { readonly type: "seal"; readonly seal: BackupSeal };

export type BackupErrorCode =
  /** The file cannot be read or written, or is in the way. */
  | "FILE_UNUSABLE"
  /** It never was a backup of ours. */
  | "NOT_A_BACKUP"
  /** It is cut off or damaged. */
  | "BROKEN"
  /** A newer club made it. */
  | "NEWER"
  /** There is somebody in the club that was to be filled. */
  | "NOT_EMPTY"
  /** A club works with that database now. */
  | "IN_USE"
  /** The account may not do there what a backup or a restore does. */
  | "NOT_ALLOWED";

/** Why a backup could not be made, read or restored, in words for whoever wanted it. */
export class BackupError extends Error {
  override readonly name = "BackupError";
  readonly code: BackupErrorCode;

  constructor(code: BackupErrorCode, message: string, cause?: unknown) {
    super(message, { cause });
    this.code = code;
  }
}
