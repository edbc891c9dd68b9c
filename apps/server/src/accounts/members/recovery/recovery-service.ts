import {
  askForCode,
  endSessionsOf,
  findCodeLetter,
  findMemberByName,
  findUserByEmail,
  findWaysBack,
  hasRecoveryCode,
  isUniqueViolation,
  listSessionsOf,
  replaceRecoveryCodes,
  setEmail,
  setPassword,
  tryCode,
  spendCode,
  spendRecoveryCode,
  type CodeAsker,
  type Database,
  type Transaction,
  type TriedCode,
  type WaysBack,
} from "@trelyazh/db";
import { skeletonOf, tidyName, type AddEmail, type AskForCode, type ProvenBy, type Recover } from "@trelyazh/protocol";
import type { Member } from "@trelyazh/table";
import { ClubError, orAway } from "../../../club-error.ts";
import type { Logger } from "../../../logger.ts";
import { sessionKeyOf } from "../../sessions.ts";
import { refuseCommon } from "../common-passwords.ts";
import { codeLetter } from "../mail/letter.ts";
import type { Post } from "../mail/post.ts";
import type { Asking, MemberService } from "../member-service.ts";
import type { Passwords } from "../passwords.ts";
import { codeOf, isCodeOf, newRecoveryCode, recoveryHashOf } from "./code-makers.ts";

export interface RecoveryOptions {
  readonly database: Pick<Database, "db" | "withTransaction">;
  readonly passwords: Passwords;
  readonly members: Pick<MemberService, "prove">;
  readonly secret: string;
  /** Has the letter of that code written soon; rejects when it cannot be put down. */
  readonly queueLetter: (codeId: string) => Promise<void>;
  readonly post: Post;
  readonly isBanned: (userId: string) => boolean;
  readonly onOver: (sessionKeys: readonly string[]) => void;
  readonly log: Logger;
}

/** Who has proven to be whom, and how to use up what they have proven it by. */
interface Proven {
  readonly userId: string;
  readonly spend: (tx: Transaction) => Promise<boolean>;
}

const CODE_SECONDS = 15 * 60;
const MOST_TRIES = 5;
const RECOVERY_CODES = 10;

/** How members come back who have lost the password, and what they prepare for that. */
export class RecoveryService {
  readonly #options: RecoveryOptions;

  constructor(options: RecoveryOptions) {
    this.#options = options;
  }

  /** Has a code sent to that address, if it is a member's. Nothing here, neither answer nor time, tells whether it is. */
  async ask({ email, locale }: AskForCode, browser: string | null): Promise<void> {
    const code = { kind: "recovery", userId: null, email, browser, locale, seconds: CODE_SECONDS } as const;
    await this.#queue(askForCode(this.#options.database.db, code));
  }

  /** Writes the letter of a code, unless nobody is to get one. */
  async write(codeId: string): Promise<void> {
    const { database, secret, post } = this.#options;
    const letter = await findCodeLetter(database.db, codeId);
    if (letter === undefined) return;
    await post(letter.email, await codeLetter(letter.kind, codeOf(codeId, secret), letter.locale));
  }

  /**
   * Gives whoever has a code another password, and ends all sessions of before; returns who that is. Refuses with `WRONG_CODE`,
   * alike whatever is wrong, `COMMON_PASSWORD`, `BANNED` or `BUSY`.
   */
  async recover(said: Recover, browser: string | null): Promise<string> {
    const { database, passwords, isBanned, log } = this.#options;
    const name = "name" in said ? said.name : "";
    refuseCommon(said.newPassword, name);
    const { userId, spend } = "email" in said ? await this.#byEmail(said, browser) : await this.#byName(said);
    if (isBanned(userId)) throw new ClubError("BANNED");
    const passwordHash = await passwords.hash(said.newPassword);
    await orAway(
      database.withTransaction(async (tx) => {
        if (!(await spend(tx))) throw new ClubError("WRONG_CODE");
        await setPassword(tx, { userId, passwordHash });
      }),
    );
    await this.#endAll(userId);
    log.info({ memberId: userId, by: "email" in said ? "address" : "code" }, "member came back by a code");
    return userId;
  }

  /** Has a code sent to an address that a member wants to come back by; refuses as `prove` does. */
  async addEmail(asking: Asking, { email, locale, ...proof }: AddEmail): Promise<void> {
    await this.#options.members.prove(asking, proof);
    const code = {
      kind: "address",
      userId: asking.member.id,
      email,
      browser: null,
      locale,
      seconds: CODE_SECONDS,
    } as const;
    await this.#queue(askForCode(this.#options.database.db, code));
  }

  /** Takes the address for the member's who knows the code; refuses with `WRONG_CODE` or `EMAIL_TAKEN`. */
  async proveEmail(member: Member, code: string): Promise<void> {
    const { db } = this.#options.database;
    const { id, email } = await this.#tried({ kind: "address", userId: member.id }, code);
    await orAway(setEmail(db, member.id, email)).catch((cause: unknown) => {
      throw isUniqueViolation(cause) ? new ClubError("EMAIL_TAKEN", { cause }) : cause;
    });
    await orAway(spendCode(db, id));
  }

  async removeEmail(asking: Asking, proof: ProvenBy): Promise<void> {
    await this.#options.members.prove(asking, proof);
    await orAway(setEmail(this.#options.database.db, asking.member.id, null));
  }

  /** Makes codes to be written down, in place of all before; this is the only time that they are told. */
  async renewCodes({ member, visitor }: Asking, proof: ProvenBy): Promise<readonly string[]> {
    const { database, members, secret, log } = this.#options;
    await members.prove({ member, visitor }, proof);
    const codes = Array.from({ length: RECOVERY_CODES }, newRecoveryCode);
    const hashes = codes.map((code) => recoveryHashOf(member.id, code, secret));
    await orAway(database.withTransaction((tx) => replaceRecoveryCodes(tx, member.id, hashes)));
    log.info({ memberId: member.id }, "member has new recovery codes");
    return codes;
  }

  /** Returns what somebody is in the club, and by what they can come back. */
  async waysBack(member: Member): Promise<WaysBack> {
    const found = await orAway(findWaysBack(this.#options.database.db, member.id));
    return found ?? { isGuest: true, email: null, recoveryCodes: 0 };
  }

  async #queue(asked: Promise<string>): Promise<void> {
    const id = await orAway(asked);
    await this.#options.queueLetter(id).catch((cause: unknown) => {
      throw new ClubError("DATABASE_AWAY", { cause });
    });
  }

  async #byEmail({ email, code }: Extract<Recover, { email: string }>, browser: string | null): Promise<Proven> {
    const { id } = await this.#tried({ kind: "recovery", email, browser }, code);
    const userId = await orAway(findUserByEmail(this.#options.database.db, email));
    if (userId === undefined) throw new ClubError("WRONG_CODE");
    return { userId, spend: (tx) => spendCode(tx, id) };
  }

  /** Six digits are an operator's. */
  async #byName({ name, code }: Extract<Recover, { name: string }>): Promise<Proven> {
    const { database, secret } = this.#options;
    const member = await orAway(findMemberByName(database.db, skeletonOf(tidyName(name))));
    // As much is asked for a name that nobody has.
    const userId = member?.id ?? "nobody";
    if (/^\d{6}$/.test(code)) {
      const { id } = await this.#tried({ kind: "operator", userId }, code);
      return { userId, spend: (tx) => spendCode(tx, id) };
    }
    const codeHash = recoveryHashOf(userId, code, secret);
    if (!(await orAway(hasRecoveryCode(database.db, userId, codeHash)))) throw new ClubError("WRONG_CODE");
    return { userId, spend: (tx) => spendRecoveryCode(tx, userId, codeHash) };
  }

  /** Returns the code that was asked for, if that is the one. */
  async #tried(asker: CodeAsker, code: string): Promise<TriedCode> {
    const { database, secret } = this.#options;
    const tried = await orAway(tryCode(database.db, asker, MOST_TRIES));
    if (tried === undefined || !isCodeOf(tried.id, code, secret)) throw new ClubError("WRONG_CODE");
    return tried;
  }

  async #endAll(userId: string): Promise<void> {
    const { database, onOver } = this.#options;
    const listed = await orAway(listSessionsOf(database.db, userId));
    const ids = listed.map(({ id }) => id);
    if (ids.length > 0) onOver((await orAway(endSessionsOf(database.db, userId, ids))).map(sessionKeyOf));
  }
}
