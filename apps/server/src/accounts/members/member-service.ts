import { randomBytes } from "node:crypto";
import {
  beginSession,
  claimName,
  endSessionsOf,
  findMember,
  findMemberByName,
  isGuest,
  listSessionsOf,
  promoteGuest,
  renewSession,
  setPassword,
  tokenOfSession,
  type Database,
  type StoredMember,
  type Transaction,
} from "@trelyazh/db";
import {
  skeletonOf,
  tidyName,
  type AddPasskey,
  type BecomeByPasskey,
  type BecomeMember,
  type ChangePassword,
  type OwnSession,
  type PasskeyAnswer,
  type ProvenBy,
  type SignIn,
} from "@trelyazh/protocol";
import type { Member } from "@trelyazh/table";
import { ClubError, orAway } from "../../club-error.ts";
import { neighbourhoodOf } from "../../limits/network-of.ts";
import type { Logger } from "../../logger.ts";
import type { Visitor } from "../../visitor.ts";
import { SESSION_SECONDS } from "../auth.ts";
import type { FitName, FitNames } from "../names/fit-name.ts";
import type { KnownNames } from "../names/known-names.ts";
import { sessionKeyOf } from "../sessions.ts";
import { refuseCommon } from "./common-passwords.ts";
import type { CookieClaims } from "./cookie-claims.ts";
import type { AskingPage, Passkeys } from "./passkeys/passkeys.ts";
import type { Passwords } from "./passwords.ts";

export interface MemberServiceOptions {
  readonly database: Pick<Database, "db" | "withTransaction">;
  readonly passwords: Passwords;
  readonly passkeys: Passkeys;
  readonly fitName: FitNames;
  readonly claims: CookieClaims;
  readonly names: Pick<KnownNames, "tell">;
  /** Says whether that user is kept out. */
  readonly isBanned: (userId: string) => boolean;
  /** Closes all that sessions have open that are over now, at every node; must not throw. */
  readonly onOver: (sessionKeys: readonly string[]) => void;
  readonly log: Logger;
}

/** Whoever asks, and in which of their sessions. */
export interface Asking {
  readonly member: Member;
  readonly visitor: Visitor;
}

/** Where somebody signs in from. */
export interface Whence {
  readonly userAgent: string | null;
  readonly address: string;
}

const TOKEN_BYTES = 24;
/** What browsers say of themselves is shorter. */
const LONGEST_AGENT = 300;

/** What guests and members do about who they are. What is refused as the database is away is refused with `DATABASE_AWAY`. */
export class MemberService {
  readonly #options: MemberServiceOptions;

  constructor(options: MemberServiceOptions) {
    this.#options = options;
  }

  /**
   * Has a guest be a member from now on, in the same row, and their session go on under a token that nobody else can have;
   * returns the claim to its cookie. Refuses with `BAD_NAME`, `COMMON_PASSWORD`, `NAME_TAKEN`, `ALREADY_MEMBER` or `BUSY`.
   */
  async become(asking: Asking, { name: typed, password }: BecomeMember): Promise<{ readonly claim: string }> {
    const fit = this.#options.fitName(typed);
    refuseCommon(password, fit.name);
    const userId = asking.member.id;
    const passwordHash = await this.#options.passwords.hash(password, () => this.#refuseMember(userId));
    return this.#promote(asking, fit, (tx) => setPassword(tx, { userId, passwordHash }));
  }

  /**
   * Returns what a browser needs to make a passkey for a member, or for a guest who wants that name. A name that a guest
   * cannot have is refused before the browser makes one, with `BAD_NAME` or `NAME_TAKEN`.
   */
  async toMakePasskey(member: Member, typed: string, page: AskingPage) {
    const { database, fitName, passkeys } = this.#options;
    if ((await orAway(isGuest(database.db, member.id))) !== true) return passkeys.toMake(page, member);
    const { name, skeleton } = fitName(typed);
    const others = await orAway(findMemberByName(database.db, skeleton));
    if (others !== undefined) throw new ClubError("NAME_TAKEN");
    return passkeys.toMake(page, { id: member.id, name });
  }

  /** Does the same for a guest who has made a passkey instead of choosing a password; refuses with `WRONG_PASSKEY` as well. */
  async becomeByPasskey(
    asking: Asking,
    { name: typed, made, label }: BecomeByPasskey,
  ): Promise<{ readonly claim: string }> {
    const { fitName, passkeys } = this.#options;
    const { member, visitor } = asking;
    const fit = fitName(typed);
    await this.#refuseMember(member.id);
    const passkey = await passkeys.made(made, { userId: member.id, browser: visitor.browser });
    return this.#promote(asking, fit, (tx) => passkeys.keep(tx, { ...passkey, label }));
  }

  /** Returns the token of the session whose cookie that browser may have; refuses with `FORBIDDEN`. */
  async tokenFor(claim: string, browser: string | null): Promise<string> {
    const { claims, database } = this.#options;
    const sessionId = claims.read(claim, browser);
    const token = sessionId === null ? undefined : await orAway(tokenOfSession(database.db, sessionId));
    if (token === undefined) throw new ClubError("FORBIDDEN");
    return token;
  }

  /** Signs a member in; refuses with `WRONG_PASSWORD`, alike and as slowly for names that nobody has, `BANNED` or `BUSY`. */
  async signIn(
    { name, password }: SignIn,
    whence: Whence,
  ): Promise<{ readonly member: Member; readonly token: string }> {
    const { database, passwords, isBanned, log } = this.#options;
    let found: StoredMember | undefined;
    const isRight = await passwords.isRight(password, async () => {
      found = await orAway(findMemberByName(database.db, skeletonOf(tidyName(name))));
      return found?.passwordHash ?? null;
    });
    if (found === undefined || !isRight) throw new ClubError("WRONG_PASSWORD");
    if (isBanned(found.id)) throw new ClubError("BANNED");
    const token = await this.begin(found.id, whence);
    log.info({ memberId: found.id }, "member signed in");
    return { member: { id: found.id, name: found.name }, token };
  }

  /** Signs in whoever answers by a passkey of theirs; returns the token. Refuses with `WRONG_PASSKEY` or `BANNED`. */
  async signInByPasskey(
    { answer, browser }: { readonly answer: PasskeyAnswer; readonly browser: string | null },
    whence: Whence,
  ): Promise<string> {
    const { passkeys, isBanned, log } = this.#options;
    const userId = await passkeys.whoAnswers(answer, { userId: null, browser });
    if (isBanned(userId)) throw new ClubError("BANNED");
    log.info({ memberId: userId }, "member signed in by a passkey");
    return this.begin(userId, whence);
  }

  /** Gives a member one more passkey; refuses with `WRONG_PASSWORD`, `WRONG_PASSKEY`, `MEMBERS_ONLY` or `LIST_FULL`. */
  async addPasskey(asking: Asking, { proof, made, label }: AddPasskey): Promise<void> {
    const { passkeys } = this.#options;
    const { member, visitor } = asking;
    await this.prove(asking, proof);
    const passkey = await passkeys.made(made, { userId: member.id, browser: visitor.browser });
    await passkeys.add({ ...passkey, label });
  }

  /** Changes a member's password, or gives them one, and ends their other sessions; refuses as `prove` does, and with `COMMON_PASSWORD`. */
  async changePassword({ member, visitor }: Asking, { newPassword, ...proof }: ChangePassword): Promise<void> {
    const { database, passwords, log } = this.#options;
    refuseCommon(newPassword, member.name);
    await this.prove({ member, visitor }, proof);
    const passwordHash = await passwords.hash(newPassword);
    await orAway(database.withTransaction((tx) => setPassword(tx, { userId: member.id, passwordHash })));
    await this.endOthers({ member, visitor });
    log.info({ memberId: member.id }, "member changed the password");
  }

  /**
   * Refuses with `WRONG_PASSWORD`, or `WRONG_PASSKEY`, what a member asks who cannot prove to be there, and with
   * `MEMBERS_ONLY` what a guest does.
   */
  async prove({ member, visitor }: Asking, proof: ProvenBy): Promise<void> {
    const { database, passwords, passkeys } = this.#options;
    if ("passkey" in proof) {
      await passkeys.whoAnswers(proof.passkey, { userId: member.id, browser: visitor.browser });
      return;
    }
    const isRight = await passwords.isRight(proof.password, async () => {
      const found = await orAway(findMember(database.db, member.id));
      if (found === undefined) throw new ClubError("MEMBERS_ONLY");
      return found.passwordHash;
    });
    if (!isRight) throw new ClubError("WRONG_PASSWORD");
  }

  /** Lists where somebody is signed in, the latest in use first. */
  async sessions({ member, visitor }: Asking): Promise<readonly OwnSession[]> {
    const listed = await orAway(listSessionsOf(this.#options.database.db, member.id));
    return listed.map(({ id, token, userAgent, place, createdAt, updatedAt }) => ({
      id,
      isThis: sessionKeyOf(token) === visitor.sessionKey,
      userAgent,
      since: createdAt.getTime(),
      lastUsed: updatedAt.getTime(),
      ...(isPlace(place) && { place: { network: place, isHere: place === visitor.place } }),
    }));
  }

  /** Ends one session of somebody's own; does nothing if it is over or another's. */
  endOne(member: Member, id: string): Promise<void> {
    return this.#end(member.id, { id });
  }

  /** Ends all of somebody's sessions but the one that asks. */
  endOthers({ member, visitor }: Asking): Promise<void> {
    return this.#end(member.id, visitor);
  }

  async #refuseMember(userId: string): Promise<void> {
    if ((await orAway(isGuest(this.#options.database.db, userId))) !== true) throw new ClubError("ALREADY_MEMBER");
  }

  /** Has it all be true at once, or nothing: the name, what they sign in by, and the token of the session that goes on. */
  async #promote(
    { member, visitor }: Asking,
    { name, skeleton }: FitName,
    giveWayIn: (tx: Transaction) => Promise<void>,
  ): Promise<{ readonly claim: string }> {
    const { database, claims, names, onOver, log } = this.#options;
    const { sessionKey, browser } = visitor;
    let sessionId = "";
    await visitor.goOnAs(async (from) => {
      const token = newToken();
      sessionId = await orAway(
        database.withTransaction(async (tx) => {
          const refusal = await claimName(tx, { userId: member.id, name, skeleton });
          if (!(await promoteGuest(tx, member.id))) throw new ClubError("ALREADY_MEMBER");
          if (refusal !== null) throw new ClubError("NAME_TAKEN");
          await giveWayIn(tx);
          const id = await renewSession(tx, { from, token, seconds: SESSION_SECONDS });
          if (id === undefined) throw new ClubError("SIGN_IN_FIRST");
          return id;
        }),
      );
      return token;
    });
    if (sessionKey !== null) onOver([sessionKey]);
    names.tell({ id: member.id, name });
    log.info({ memberId: member.id }, "guest became a member");
    return { claim: claims.make({ sessionId, browser }) };
  }

  async #end(userId: string, which: { readonly id: string } | Pick<Visitor, "sessionKey">): Promise<void> {
    const { database, onOver } = this.#options;
    const listed = await orAway(listSessionsOf(database.db, userId));
    const isMeant = (id: string, token: string) =>
      "id" in which ? id === which.id : sessionKeyOf(token) !== which.sessionKey;
    const ids = listed.flatMap(({ id, token }) => (isMeant(id, token) ? [id] : []));
    if (ids.length > 0) onOver((await orAway(endSessionsOf(database.db, userId, ids))).map(sessionKeyOf));
  }

  /** Begins a session of a member there; returns its token. */
  async begin(userId: string, { userAgent, address }: Whence): Promise<string> {
    const token = newToken();
    const agent = userAgent?.slice(0, LONGEST_AGENT) ?? null;
    const session = { token, userId, seconds: SESSION_SECONDS, userAgent: agent, place: neighbourhoodOf(address) };
    await orAway(beginSession(this.#options.database.db, session));
    return token;
  }
}

function newToken(): string {
  return randomBytes(TOKEN_BYTES).toString("base64url");
}

/** What releases before this one have kept are whole addresses, which nobody is shown. */
function isPlace(place: string | null): place is string {
  return place?.includes("/") === true;
}
