import { DELETED_NAME } from "@trelyazh/table";
import { eq, inArray, or, sql } from "drizzle-orm";
import { formerNames } from "../schema/people/former-names.ts";
import { dataActs, nameErasures, personalExportPieces, personalExports } from "../schema/people/personal-data.ts";
import { passkeyChallenges, passkeys } from "../schema/people/passkeys.ts";
import { pictures } from "../schema/people/pictures.ts";
import { recoveryCodes, signInCodes } from "../schema/people/sign-in-codes.ts";
import { accounts, browserGuests, sessions, users, verifications } from "../schema/users.ts";
import { reservedSkeleton } from "./reserved-names.ts";
import { kept, nobodys, OWN, ruleOf, unnamed, unsaid, type TableRule } from "./rules.ts";

const LIBRARYS = "of outside providers, of which the club has none";

const USERS = ruleOf(users, {
  columns: {
    id: kept("a random text, by which what others have played still hangs together"),
    name: OWN,
    email: OWN,
    emailVerified: OWN,
    nameSkeleton: unsaid("follows from the name"),
    renamedAt: kept("when they were deleted, by which all nodes learn of it"),
    deletedAt: kept("that this is a deleted player, which others are told"),
    image: OWN,
    isAnonymous: kept("whether they were a guest"),
    banned: OWN,
    banReason: unsaid("for the club's operators alone"),
    banExpires: OWN,
    createdAt: kept("when they first came, which names nobody"),
    updatedAt: kept("when the row was last changed, which names nobody"),
  },
  told: [{ as: "account", whose: (userId) => eq(users.id, userId) }],
  erase: (tx, { userId }) =>
    tx
      .update(users)
      .set({
        name: DELETED_NAME,
        // The sign-in library wants one; nobody's letters go there.
        email: `${userId}@nowhere.invalid`,
        emailVerified: false,
        nameSkeleton: null,
        image: null,
        banned: false,
        banReason: null,
        banExpires: null,
        renamedAt: sql`now()`,
        deletedAt: sql`coalesce(${users.deletedAt}, now())`,
      })
      .where(eq(users.id, userId)),
});

const SESSIONS = ruleOf(sessions, {
  columns: {
    id: kept("a random text, gone within the hour"),
    token: unsaid("whoever has it is taken for the person; it opens nothing any more"),
    userId: kept("gone within the hour: every node has to see first that the session is over"),
    expiresAt: kept("gone within the hour"),
    ipAddress: OWN,
    userAgent: OWN,
    createdAt: kept("gone within the hour"),
    updatedAt: kept("gone within the hour"),
  },
  told: [{ as: "sessions", whose: (userId) => eq(sessions.userId, userId) }],
  erase: (tx, { userId }) =>
    tx
      .update(sessions)
      .set({ expiresAt: sql`least(${sessions.expiresAt}, now())`, ipAddress: null, userAgent: null })
      .where(eq(sessions.userId, userId)),
});

const BROWSER_GUESTS = ruleOf(browserGuests, {
  columns: {
    markHash: unsaid("a hash of the browser's mark, kept for an hour"),
    sessionId: unsaid("says no more than the session"),
    createdAt: unsaid("says no more than the session"),
  },
  erase: (tx, { userId }) => {
    const theirs = tx.select({ id: sessions.id }).from(sessions).where(eq(sessions.userId, userId));
    return tx.delete(browserGuests).where(inArray(browserGuests.sessionId, theirs));
  },
});

const ACCOUNTS = ruleOf(accounts, {
  columns: {
    id: OWN,
    accountId: OWN,
    providerId: OWN,
    userId: OWN,
    accessToken: unsaid(LIBRARYS),
    refreshToken: unsaid(LIBRARYS),
    idToken: unsaid(LIBRARYS),
    accessTokenExpiresAt: unsaid(LIBRARYS),
    refreshTokenExpiresAt: unsaid(LIBRARYS),
    scope: unsaid(LIBRARYS),
    password: unsaid("a hash, from which passwords are guessed"),
    createdAt: OWN,
    updatedAt: OWN,
  },
  told: [{ as: "waysToSignIn", whose: (userId) => eq(accounts.userId, userId) }],
  erase: (tx, { userId }) => tx.delete(accounts).where(eq(accounts.userId, userId)),
});

const VERIFICATIONS = ruleOf(verifications, {
  columns: {
    id: unsaid("a secret of the sign-in library, which the club does not use"),
    identifier: unsaid("the same"),
    value: unsaid("the same"),
    expiresAt: unsaid("the same"),
    createdAt: unsaid("the same"),
    updatedAt: unsaid("the same"),
  },
  erase: (tx, { userId, email }) =>
    tx
      .delete(verifications)
      .where(or(eq(verifications.identifier, email), inArray(verifications.value, [userId, email]))),
});

const SIGN_IN_CODES = ruleOf(signInCodes, {
  columns: {
    id: unsaid("the code follows from it"),
    kind: OWN,
    userId: OWN,
    email: OWN,
    browser: unsaid("a hash of the browser's mark"),
    locale: OWN,
    tries: OWN,
    createdAt: OWN,
    expiresAt: OWN,
  },
  told: [{ as: "codesAskedFor", whose: (userId) => eq(signInCodes.userId, userId) }],
  erase: (tx, { userId, email }) =>
    tx.delete(signInCodes).where(or(eq(signInCodes.userId, userId), eq(signInCodes.email, email))),
});

const RECOVERY_CODES = ruleOf(recoveryCodes, {
  columns: { userId: OWN, codeHash: unsaid("a hash, from which codes are guessed"), createdAt: OWN },
  told: [{ as: "recoveryCodes", whose: (userId) => eq(recoveryCodes.userId, userId) }],
  erase: (tx, { userId }) => tx.delete(recoveryCodes).where(eq(recoveryCodes.userId, userId)),
});

const PASSKEYS = ruleOf(passkeys, {
  columns: {
    id: unsaid("by which a browser finds its half"),
    userId: OWN,
    label: OWN,
    publicKey: unsaid("of use to the club alone"),
    counter: unsaid("of use to the club alone"),
    since: OWN,
    lastUsed: OWN,
  },
  told: [{ as: "passkeys", whose: (userId) => eq(passkeys.userId, userId) }],
  erase: (tx, { userId }) => tx.delete(passkeys).where(eq(passkeys.userId, userId)),
});

const CHALLENGES = ruleOf(passkeyChallenges, {
  columns: {
    challenge: unsaid("gone within minutes"),
    kind: unsaid("gone within minutes"),
    userId: unsaid("gone within minutes"),
    browser: unsaid("a hash of the browser's mark, gone within minutes"),
    origin: unsaid("gone within minutes"),
    expiresAt: unsaid("gone within minutes"),
  },
  erase: (tx, { userId }) => tx.delete(passkeyChallenges).where(eq(passkeyChallenges.userId, userId)),
});

const PICTURES = ruleOf(pictures, {
  columns: {
    userId: OWN,
    hash: OWN,
    jpeg: unsaid("the picture is at the address with that hash"),
    since: OWN,
  },
  told: [{ as: "picture", whose: (userId) => eq(pictures.userId, userId) }],
  erase: (tx, { userId }) => tx.delete(pictures).where(eq(pictures.userId, userId)),
});

const RESERVED = "so that nobody takes the name of who has just gone; a hash of it, for a month";

const FORMER_NAMES = ruleOf(formerNames, {
  columns: {
    userId: kept(RESERVED),
    name: OWN,
    skeleton: unsaid("follows from the name"),
    since: kept(RESERVED),
    until: kept(RESERVED),
  },
  told: [{ as: "formerNames", whose: (userId) => eq(formerNames.userId, userId) }],
  async erase(tx, { userId, skeleton }) {
    const former = await tx.delete(formerNames).where(eq(formerNames.userId, userId)).returning();
    const month = sql`now() + make_interval(days => 30)`;
    const reserved = new Map<string, Date | typeof month>(
      former.flatMap(({ skeleton: of, until }) => (of === null ? [] : [[reservedSkeleton(of), until] as const])),
    );
    if (skeleton !== null) reserved.set(reservedSkeleton(skeleton), month);
    const rows = [...reserved].map(([hash, until]) => ({ userId, name: hash, skeleton: hash, until }));
    if (rows.length > 0) await tx.insert(formerNames).values(rows);
  },
});

const EXPORTS = ruleOf(personalExports, {
  columns: {
    id: unsaid("where this very file is"),
    userId: OWN,
    state: OWN,
    run: unsaid("of the process that writes this very file"),
    askedAt: OWN,
    done: unsaid("how far this very file is"),
    steps: unsaid("how far this very file is"),
    size: unsaid("how far this very file is"),
    until: OWN,
  },
  told: [{ as: "exports", whose: (userId) => eq(personalExports.userId, userId) }],
  erase: (tx, { userId }) => tx.delete(personalExports).where(eq(personalExports.userId, userId)),
});

const PIECES = ruleOf(personalExportPieces, {
  columns: {
    exportId: unsaid("this very file"),
    number: unsaid("this very file"),
    bytes: unsaid("this very file"),
  },
  erasedBy: "the database, with the export",
});

const NAME_ERASURES = ruleOf(nameErasures, {
  columns: {
    userId: unnamed("a deleted player, until their name stands nowhere"),
    since: unnamed("when they were deleted"),
  },
});

const DATA_ACTS = ruleOf(dataActs, {
  columns: {
    id: nobodys("a number"),
    at: kept("so that it can be proven that it was done"),
    act: kept("so that it can be proven that it was done"),
    userId: kept("so that it can be proven that it was done"),
    operator: unnamed("an account of a machine, not of the club"),
  },
  told: [{ as: "givenOut", whose: (userId) => eq(dataActs.userId, userId) }],
});

/** Whom the club knows people by. `USERS` comes last: the others still look for who they were. */
export const ACCOUNTS_MAP: readonly TableRule[] = [
  BROWSER_GUESTS,
  SESSIONS,
  ACCOUNTS,
  VERIFICATIONS,
  SIGN_IN_CODES,
  RECOVERY_CODES,
  PASSKEYS,
  CHALLENGES,
  PICTURES,
  FORMER_NAMES,
  EXPORTS,
  PIECES,
  NAME_ERASURES,
  DATA_ACTS,
  USERS,
];
