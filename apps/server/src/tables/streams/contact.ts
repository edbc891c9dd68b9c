/** What the server knows of the line to somebody who has a table open. */
export interface Contact {
  /** The measured way there and back, in milliseconds; null if it was never measured. */
  readonly lagMs: number | null;
  /** When anything was last heard from there, in epoch milliseconds; null if nothing ever was. */
  readonly heardAt: number | null;
}

/** The same, with whose it is. */
export interface KnownContact extends Contact {
  readonly userId: string;
}

/** Those who have a table open. */
export interface Contacts {
  /** Returns null for somebody who has not got the table open; the best line of somebody who has it open more than once. */
  contactOf(userId: string): Contact | null;
}
