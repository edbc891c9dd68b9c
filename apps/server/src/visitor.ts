import type { Member } from "@trelyazh/table";

/** The person who asks. Sessions are looked up at each call, since a socket outlives a sign-out. */
export interface Visitor {
  /** The same for every visitor of one session, and no secret; null for anyone who sends no cookie of ours. */
  readonly sessionKey: string | null;
  /** The neighbourhood that they come from now; null for this machine, and where that is not known. */
  readonly place: string | null;
  /** Tells one browser from others: a hash of the mark that the club has set and that has come back. Null where none has. */
  readonly browser: string | null;
  /** Null for everybody whose cookie is missing, forged or out of date; refuses with `DATABASE_AWAY`, and with `BANNED` whoever is kept out. */
  member(): Promise<Member | null>;
  /** The same, for what those may ask as well who are banned. */
  anyone(): Promise<Member | null>;
  /** Resolves with who they are from then on; refuses a name that cannot be theirs, see `Rename` of the accounts. */
  rename(typed: string): Promise<Member>;
  /** Goes on in another session of the same person: `to` begins it, given the token of this one, and returns its token. */
  goOnAs(to: (token: string) => Promise<string>): Promise<void>;
}
