/** How long a password may be, in characters. What it is made of is its owner's business. */
export const PASSWORD_LENGTH = { least: 8, most: 128 };

/** Where the routes of members are, below `AUTH_PATH`: those that set a cookie, or have to know by which address the club was asked. */
export const MEMBER_ROUTES = {
  signIn: "sign-in/name",
  cookie: "cookie",
  askForCode: "recovery/ask",
  recover: "recovery",
  makePasskey: "passkey/make",
  askForPasskey: "passkey/ask",
  signInByPasskey: "passkey/sign-in",
  deleteMe: "delete-me",
} as const;

/** A place where a member, or a guest, is signed in. */
export interface OwnSession {
  readonly id: string;
  /** The session that asks. */
  readonly isThis: boolean;
  /** What the browser said of itself when it signed in; null if it said nothing. */
  readonly userAgent: string | null;
  /** Epoch milliseconds. */
  readonly since: number;
  /** Epoch milliseconds, exact to a day. */
  readonly lastUsed: number;
  /** Where that was; absent where it is not known, long ago, or told by an earlier release. */
  readonly place?: {
    /** A neighbourhood of addresses. */
    readonly network: string;
    /** The one from which is asked. */
    readonly isHere: boolean;
  };
}
