import {
  addPasskey,
  askPasskey,
  findPasskey,
  hasPassword,
  isUniqueViolation,
  listPasskeys,
  notePasskeyUse,
  removePasskey,
  takeChallenge,
  type ChallengeKind,
  type Database,
  type NewPasskey,
  type Transaction,
} from "@trelyazh/db";
import type { MadePasskey, PasskeyAnswer, WaysIn } from "@trelyazh/protocol";
import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
} from "@simplewebauthn/server";
import type { Member } from "@trelyazh/table";
import { z } from "zod";
import { ClubError, orAway } from "../../../club-error.ts";
import type { Logger } from "../../../logger.ts";

export interface PasskeysOptions {
  readonly database: Pick<Database, "db" | "withTransaction">;
  /** Counts what was asked of them; must not throw. */
  readonly onOutcome: (outcome: PasskeyOutcome) => void;
  readonly log: Logger;
}

export type PasskeyOutcome = "made" | "used" | "refused";

/** A page that asks a browser for something. */
export interface AskingPage {
  /** By which the club is asked: passkeys belong to its host, and answers have to come from there. */
  readonly origin: string;
  readonly browser: string;
}

/** Whose answer it has to be; a null browser is one whose line is older than its mark. */
export interface Answerer {
  readonly userId: string | null;
  readonly browser: string | null;
}

const ANSWER_SECONDS = 5 * 60;
const MOST_PASSKEYS = 10;
/** Ed25519, ES256, and RS256 for Windows: what authenticators have. */
const ALGORITHMS = [-8, -7, -257];

/** What each answer says in plain text; what else it says is checked with the signature. */
const ClientData = z.object({ challenge: z.string().min(1).max(200) });

/**
 * Keys that browsers and telephones keep for members. What they are asked stands in a row, from which any node takes it once:
 * an answer that comes twice, late, or from the page of another origin is refused with `WRONG_PASSKEY`, alike whatever is
 * wrong. Checking a signature takes less than a millisecond, most of it in a thread of the runtime's own.
 */
export class Passkeys {
  readonly #options: PasskeysOptions;

  constructor(options: PasskeysOptions) {
    this.#options = options;
  }

  /** Returns what a browser needs to make a passkey for somebody who has that name, or wants it. */
  async toMake(page: AskingPage, { id, name }: Member): Promise<PublicKeyCredentialCreationOptionsJSON> {
    const had = await orAway(listPasskeys(this.#options.database.db, id));
    const options = await generateRegistrationOptions({
      rpName: "Trelyazh",
      rpID: hostOf(page),
      userID: new TextEncoder().encode(id),
      userName: name,
      userDisplayName: name,
      attestationType: "none",
      excludeCredentials: had.map((passkey) => ({ id: passkey.id })),
      // It stands for a name and a password: it has to know whose it is, and that its owner is there.
      authenticatorSelection: { residentKey: "required", userVerification: "required" },
      supportedAlgorithmIDs: ALGORITHMS,
      timeout: ANSWER_SECONDS * 1000,
    });
    await this.#ask(options.challenge, "make", { ...page, userId: id });
    return options;
  }

  /** Returns what a browser needs to answer by a passkey; of a member who is signed in, by one of theirs. */
  async toAnswer(page: AskingPage, userId: string | null): Promise<PublicKeyCredentialRequestOptionsJSON> {
    const had = userId === null ? [] : await orAway(listPasskeys(this.#options.database.db, userId));
    const options = await generateAuthenticationOptions({
      rpID: hostOf(page),
      allowCredentials: had.map((passkey) => ({ id: passkey.id })),
      userVerification: "required",
      timeout: ANSWER_SECONDS * 1000,
    });
    await this.#ask(options.challenge, userId === null ? "signIn" : "proof", { ...page, userId });
    return options;
  }

  /** Returns the passkey that a browser has made for that user; refuses with `WRONG_PASSKEY`. */
  made(made: MadePasskey, answerer: Answerer & { readonly userId: string }): Promise<Omit<NewPasskey, "label">> {
    return this.#counting("made", async () => {
      const { challenge, origin } = await this.#taken(made.response.clientDataJSON, "make", answerer);
      const { registrationInfo } = await verifyRegistrationResponse({
        response: made,
        expectedChallenge: challenge,
        expectedOrigin: origin,
        expectedRPID: hostOf({ origin }),
        supportedAlgorithmIDs: ALGORITHMS,
        requireUserVerification: true,
      });
      if (registrationInfo === undefined) throw new ClubError("WRONG_PASSKEY");
      const { id, publicKey, counter } = registrationInfo.credential;
      return { id, userId: answerer.userId, counter, publicKey: Buffer.from(publicKey).toString("base64url") };
    });
  }

  /** Returns who answers by a passkey of theirs; refuses with `WRONG_PASSKEY`. Of somebody who is signed in it has to be theirs. */
  whoAnswers(answer: PasskeyAnswer, answerer: Answerer): Promise<string> {
    const { db } = this.#options.database;
    const { userId } = answerer;
    return this.#counting("used", async () => {
      const kind = userId === null ? "signIn" : "proof";
      const { challenge, origin } = await this.#taken(answer.response.clientDataJSON, kind, answerer);
      const passkey = await orAway(findPasskey(db, answer.id));
      if (passkey === undefined || (userId !== null && passkey.userId !== userId)) throw new ClubError("WRONG_PASSKEY");
      const { id, counter, publicKey } = passkey;
      const { verified, authenticationInfo } = await verifyAuthenticationResponse({
        response: answer,
        expectedChallenge: challenge,
        expectedOrigin: origin,
        expectedRPID: hostOf({ origin }),
        credential: { id, counter, publicKey: new Uint8Array(Buffer.from(publicKey, "base64url")) },
        requireUserVerification: true,
      });
      const isNew = verified && (await orAway(notePasskeyUse(db, { id, counter: authenticationInfo.newCounter })));
      if (!isNew) throw new ClubError("WRONG_PASSKEY");
      return passkey.userId;
    });
  }

  /** Gives a member one that was made; refuses with `LIST_FULL`, or with `WRONG_PASSKEY` one that somebody has. */
  async keep(tx: Transaction, passkey: NewPasskey): Promise<void> {
    const isKept = await addPasskey(tx, passkey, MOST_PASSKEYS).catch((cause: unknown) => {
      throw isUniqueViolation(cause) ? new ClubError("WRONG_PASSKEY", { cause }) : cause;
    });
    if (!isKept) throw new ClubError("LIST_FULL");
  }

  /** Does the same in a transaction of its own. */
  async add(passkey: NewPasskey): Promise<void> {
    const { database, log } = this.#options;
    await orAway(database.withTransaction((tx) => this.keep(tx, passkey)));
    log.info({ memberId: passkey.userId }, "member has a new passkey");
  }

  /** Takes one of a member's away; refuses with `LAST_WAY_IN`, and does nothing about one that is not theirs. */
  async remove({ id: userId }: Member, id: string): Promise<void> {
    const { database, log } = this.#options;
    const outcome = await orAway(database.withTransaction((tx) => removePasskey(tx, { id, userId })));
    if (outcome === "last") throw new ClubError("LAST_WAY_IN");
    if (outcome === "removed") log.info({ memberId: userId }, "member removed a passkey");
  }

  /** Returns by what a member signs in. */
  async waysIn({ id }: Member): Promise<WaysIn> {
    const { db } = this.#options.database;
    const [has, passkeys] = await orAway(Promise.all([hasPassword(db, id), listPasskeys(db, id)]));
    return { hasPassword: has, passkeys };
  }

  async #ask(challenge: string, kind: ChallengeKind, asked: AskingPage & { readonly userId: string | null }) {
    const { origin, browser, userId } = asked;
    const row = { challenge, kind, origin, browser, userId, seconds: ANSWER_SECONDS };
    await orAway(askPasskey(this.#options.database.db, row));
  }

  async #taken(clientDataJSON: string, kind: ChallengeKind, answerer: Answerer) {
    const said: unknown = JSON.parse(Buffer.from(clientDataJSON, "base64url").toString());
    const { challenge } = ClientData.parse(said);
    const origin = await orAway(takeChallenge(this.#options.database.db, challenge, { ...answerer, kind }));
    if (origin === undefined) throw new ClubError("WRONG_PASSKEY");
    return { challenge, origin };
  }

  /** What is not understood is as wrong as what is not true. */
  async #counting<T>(outcome: PasskeyOutcome, check: () => Promise<T>): Promise<T> {
    const { onOutcome } = this.#options;
    try {
      const checked = await check();
      onOutcome(outcome);
      return checked;
    } catch (cause) {
      if (cause instanceof ClubError && cause.clubCode !== "WRONG_PASSKEY") throw cause;
      onOutcome("refused");
      throw new ClubError("WRONG_PASSKEY", { cause });
    }
  }
}

function hostOf({ origin }: Pick<AskingPage, "origin">): string {
  return new URL(origin).hostname;
}
