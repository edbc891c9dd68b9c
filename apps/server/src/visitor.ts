import type { Member } from "@trelyazh/table";

/** The person who asks. Sessions are looked up at each call, since a socket outlives a sign-out. */
export interface Visitor {
  /** The same for every visitor of one session, and no secret; null for anyone who sends no cookie of ours. */
  readonly sessionKey: string | null;
  /** Whether a cookie that the club has set before has come back. */
  readonly keepsCookies: boolean;
  /** Null for everybody whose cookie is missing, forged or out of date; refuses with `DATABASE_AWAY`. */
  member(): Promise<Member | null>;
  /** Resolves with who they are from then on; refuses a name that cannot be theirs, see `Rename` of the accounts. */
  rename(typed: string): Promise<Member>;
}
