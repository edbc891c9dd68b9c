/** Something that is done as soon as it is asked for, by one process of all that share a database; tried three times. */
export interface Errand {
  readonly name: string;
  /** Told what it is about; may be done again at any time. */
  readonly run: (what: string) => Promise<void>;
  /** A run that could not tell how it ended is tried again after that; a minute unless told. */
  readonly withinSeconds?: number;
}
