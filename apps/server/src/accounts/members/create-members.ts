import { availableParallelism } from "node:os";
import type { Database } from "@trelyazh/db";
import type { FastifyInstance } from "fastify";
import type { Clock } from "../../clock.ts";
import type { Limits } from "../../limits/limits.ts";
import type { Logger } from "../../logger.ts";
import type { Instruments } from "../../metrics/instruments.ts";
import type { AddressOf } from "../../transport/client-address.ts";
import { sessionCookieAnew, sessionCookieGone, signedToken } from "../auth.ts";
import type { AccountLimits } from "../limits.ts";
import { cookieClaims } from "./cookie-claims.ts";
import type { Errand } from "../../maintenance/errands.ts";
import { createPost, type MailSettings } from "./mail/post.ts";
import { RecoveryService } from "./recovery/recovery-service.ts";
import { HashQueue } from "./hash-queue.ts";
import { memberRoutes, type MemberRoutesOptions } from "./member-routes.ts";
import { MemberService, type MemberServiceOptions } from "./member-service.ts";
import type { MembersFeature } from "./member.router.ts";
import { memberMetrics, passkeyMetrics } from "./metrics.ts";
import { Passkeys } from "./passkeys/passkeys.ts";
import { Passwords } from "./passwords.ts";
import { sessionKeyOf } from "../sessions.ts";

export interface MembersParts
  extends
    Pick<MemberRoutesOptions, "visitor" | "endSession">,
    Pick<MemberServiceOptions, "fitName" | "names" | "isBanned" | "onOver"> {
  readonly database: Database;
  readonly pictures: MembersFeature["pictures"];
  readonly mail: MailSettings;
  /** Has an errand done soon; rejects when it cannot be put down. */
  readonly send: (errand: string, what: string) => Promise<void>;
  readonly secret: string;
  readonly publicOrigins: readonly string[];
  readonly clock: Clock;
  readonly instruments: Instruments;
  readonly limits: Pick<Limits, "refused">;
  readonly accountLimits: AccountLimits;
  readonly log: Logger;
}

/** One processor is left to the event loop, and of libuv's four threads some to files and names. */
const MOST_AT_ONCE = 3;

/** The last of these has waited some seconds. */
const MOST_WAITING = 256;

/** The queue of letters. */
const LETTERS = "letters";

/** Those of the club's people who can come back from anywhere. */
export interface Members extends MembersFeature {
  readonly errands: readonly Errand[];
  readonly routes: (app: FastifyInstance, addressOf: AddressOf) => void;
  /** For whoever deletes a member: how they prove who they are, and what ends with them. */
  readonly leaving: Pick<MemberService, "prove"> & {
    /** Closes at every node what these sessions, which are over, have open. */
    readonly onOver: (tokens: readonly string[]) => void;
    /** The header that has a browser forget who it is. */
    readonly farewell: string;
  };
}

export function createMembers(parts: MembersParts): Members {
  const { secret, publicOrigins, accountLimits: limits } = parts;
  const queue = new HashQueue({
    atOnce: Math.max(1, Math.min(MOST_AT_ONCE, availableParallelism() - 1)),
    mostWaiting: MOST_WAITING,
    onRefused: () => parts.limits.refused("password hashes"),
  });
  memberMetrics(parts.instruments, () => queue.waiting);
  const passwords = new Passwords(queue);
  const passkeys = new Passkeys({ ...parts, onOutcome: passkeyMetrics(parts.instruments) });
  const service = new MemberService({ ...parts, passwords, passkeys, claims: cookieClaims(parts) });
  const recovery = new RecoveryService({
    ...parts,
    passwords,
    members: service,
    post: createPost(parts.mail, parts),
    queueLetter: (codeId) => parts.send(LETTERS, codeId),
  });
  const cookieOf = (token: string) => sessionCookieAnew(signedToken(token, secret), publicOrigins);
  return {
    service,
    recovery,
    passkeys,
    pictures: parts.pictures,
    limits,
    errands: [{ name: LETTERS, run: (codeId) => recovery.write(codeId) }],
    leaving: {
      prove: (asking, proof) => service.prove(asking, proof),
      onOver: (tokens) => tokens.length > 0 && parts.onOver(tokens.map(sessionKeyOf)),
      farewell: sessionCookieGone(publicOrigins),
    },
    routes: (app, addressOf) =>
      memberRoutes(app, { ...parts, service, recovery, passkeys, cookieOf, limits, addressOf }),
  };
}
