import { AsyncLocalStorage } from "node:async_hooks";
import { createHmac, timingSafeEqual } from "node:crypto";
import { authSchema, type Executor, type Transaction } from "@trelyazh/db";
import { AUTH_PATH } from "@trelyazh/protocol";
import { betterAuth } from "better-auth/minimal";
import { drizzleAdapter } from "better-auth/adapters/drizzle";
import { anonymous } from "better-auth/plugins/anonymous";
import { neighbourhoodOf } from "../limits/network-of.ts";
import type { Logger } from "../logger.ts";
import { isTrustedOrigin } from "../transport/origins.ts";
import { guestName } from "./names/guest-name.ts";

export interface AuthOptions {
  readonly db: Executor;
  readonly secret: string;
  readonly publicOrigins: readonly string[];
  readonly chance: { below(bound: number): number };
  readonly log: Logger;
}

/** A guest is somebody as long as their browser keeps the cookie. */
export const SESSION_SECONDS = 365 * 24 * 60 * 60;

/** Returns the session cookie's name. Over https `__Host-` binds it to this very host; browsers refuse that over http. */
export function sessionCookieFor(publicOrigins: readonly string[]): string {
  return isSecure(publicOrigins) ? "__Host-trelyazh" : "trelyazh";
}

/** Returns the name of the cookie with a browser's mark, bound in the same way. */
export function markCookieFor(publicOrigins: readonly string[]): string {
  return `${sessionCookieFor(publicOrigins)}-browser`;
}

/** Returns the header that sets a session's cookie once more, as the library has set it, for the whole time of a session. */
export function sessionCookieAnew(signed: string, publicOrigins: readonly string[]): string {
  const attributes = `Max-Age=${SESSION_SECONDS}; Path=/; HttpOnly; SameSite=Lax${isSecure(publicOrigins) ? "; Secure" : ""}`;
  return `${sessionCookieFor(publicOrigins)}=${encodeURIComponent(signed)}; ${attributes}`;
}

/** Returns the header that has a browser forget its session. */
export function sessionCookieGone(publicOrigins: readonly string[]): string {
  const secure = isSecure(publicOrigins) ? "; Secure" : "";
  return `${sessionCookieFor(publicOrigins)}=; Max-Age=0; Path=/; HttpOnly; SameSite=Lax${secure}`;
}

/** Says whether people come over https. */
export function isSecure(publicOrigins: readonly string[]): boolean {
  return publicOrigins.some((origin) => origin.startsWith("https:"));
}

/**
 * Returns the session's token out of its cookie's value, or null if we have not signed it. The library can do that too,
 * but only together with its own look-ups, which cost many times as much.
 */
export function tokenIn(signed: string, secret: string): string | null {
  const end = signed.lastIndexOf(".");
  if (end < 1) return null;
  const token = signed.slice(0, end);
  const given = Buffer.from(signed.slice(end + 1), "base64");
  const right = signatureOf(token, secret);
  return given.length === right.length && timingSafeEqual(given, right) ? token : null;
}

/** Returns the value of the cookie with that token, as the library signs it. */
export function signedToken(token: string, secret: string): string {
  return `${token}.${signatureOf(token, secret).toString("base64")}`;
}

function signatureOf(token: string, secret: string): Buffer {
  return createHmac("sha256", secret).update(token).digest();
}

/** The library's statements go to the database one by one, or all into a transaction of ours. */
export interface AuthStatements {
  /** What the library is given for its database. */
  readonly db: Executor;
  readonly within: <T>(tx: Transaction, run: () => Promise<T>) => Promise<T>;
}

export function authStatements(database: Executor): AuthStatements {
  const transactions = new AsyncLocalStorage<Transaction>();
  const get = (target: Executor, key: string | symbol): unknown => Reflect.get(transactions.getStore() ?? target, key);
  return { db: new Proxy(database, { get }), within: (tx, run) => transactions.run(tx, run) };
}

/** Sign-in and sessions, kept in our database. The one file that knows which library does it. */
export function createAuth({ db, secret, publicOrigins, chance, log }: AuthOptions) {
  return betterAuth({
    appName: "Trelyazh",
    baseURL: publicOrigins[0] ?? "http://localhost",
    basePath: AUTH_PATH,
    secret,
    database: drizzleAdapter(db, { provider: "pg", schema: authSchema }),
    plugins: [anonymous({ generateName: () => guestName(chance), disableDeleteAnonymousUser: true })],
    // A session's end is written down instead, for all processes to find.
    databaseHooks: {
      session: {
        delete: { before: () => Promise.resolve(false) },
        // Of where somebody is, no more is kept than their network.
        create: {
          before: (session) =>
            Promise.resolve({ data: { ...session, ipAddress: neighbourhoodOf(session.ipAddress ?? "::1") } }),
        },
      },
    },
    // Renewals are the club's own: the library's would need a route that nobody asks.
    session: { expiresIn: SESSION_SECONDS, disableSessionRefresh: true },
    trustedOrigins: (request) => {
      const origin = request?.headers.get("origin") ?? undefined;
      const host = request?.headers.get("host") ?? undefined;
      return origin !== undefined && isTrustedOrigin({ origin, host }, publicOrigins) ? [origin] : [];
    },
    advanced: {
      // The library would put its own, weaker prefix before the name.
      useSecureCookies: false,
      // It would leave these checks out where it takes itself to be in a test.
      disableOriginCheck: false,
      disableCSRFCheck: false,
      cookies: {
        session_token: { name: sessionCookieFor(publicOrigins), attributes: { secure: isSecure(publicOrigins) } },
      },
    },
    // It counts in one store for the whole process, which two clubs would share.
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    // It would print what it does not know: whole queries, with tokens and addresses among their values.
    onAPIError: { throw: true },
    logger: {
      log(level, words, ...details: unknown[]) {
        log[level]({ words, err: details.find((detail) => detail instanceof Error) }, "the sign-in library reports");
      },
    },
  });
}

export type Auth = ReturnType<typeof createAuth>;
