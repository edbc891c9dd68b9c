import { isConnectionLost, type BrowserGuest } from "@trelyazh/db";
import { AUTH_PATH } from "@trelyazh/protocol";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { z } from "zod";
import { ClubError } from "../club-error.ts";
import type { Logger } from "../logger.ts";
import type { AddressOf } from "../transport/client-address.ts";
import type { Auth } from "./auth.ts";
import type { BrowserMarks } from "./browser-marks.ts";
import type { OneGuest } from "./one-guest.ts";
import type { Sessions } from "./sessions.ts";

export interface AuthRoutesOptions {
  readonly auth: Auth;
  readonly sessions: Sessions;
  readonly guests: OneGuest<Answer>;
  readonly marks: BrowserMarks;
  readonly addressOf: AddressOf;
  /** Refuses when too often somebody at that address has signed in. */
  readonly limits: { signIn(address: string): Promise<void> };
  /** Called with the key of a session right after it has ended. */
  readonly onSignedOut: (sessionKey: string) => void;
  readonly log: Logger;
}

/**
 * Serves those of the sign-in library's routes that the club needs; the others would go past rules of our own, such as
 * those for names. The body goes to the library as it came; of its answer only what a page may know comes back.
 */
export function authRoutes(app: FastifyInstance, options: AuthRoutesOptions): void {
  const { sessions, guests, marks, addressOf, limits, onSignedOut, log } = options;
  // A banned user is refused here too: they would come back as somebody new.
  const keepOutBanned = ({ headers }: FastifyRequest) => sessions.visitor(headers.cookie).member();
  const becomeGuest = async (request: FastifyRequest): Promise<Answer> => {
    const answer = await ask(request, options);
    if (answer.ok) log.info({ requestId: request.id, memberId: answer.body.user?.id }, "guest signed in");
    return answer;
  };
  app.removeAllContentTypeParsers();
  app.addContentTypeParser("*", { parseAs: "buffer" }, (_request, body, done) => done(null, body));
  app.post(`${AUTH_PATH}/sign-in/anonymous`, async (request, reply) => {
    const { cookie } = request.headers;
    await limits.signIn(addressOf(request.raw));
    await keepOutBanned(request);
    const answer = await guests.enter(marks.markIn(cookie), () => becomeGuest(request));
    sessions.forget(cookie);
    return send(reply, answer);
  });
  app.post(`${AUTH_PATH}/sign-out`, async (request, reply) => {
    const { cookie } = request.headers;
    await keepOutBanned(request);
    const answer = await ask(request, options);
    if (answer.ok) await sessions.end(cookie).then((sessionKey) => sessionKey !== null && onSignedOut(sessionKey));
    return send(reply, answer);
  });
}

/** Returns the answer for a browser that has become that guest a moment ago, with the header that sets its cookie. */
export function guestAgain({ userId, userName, token }: BrowserGuest, cookie: string): Answer {
  return { ok: true, status: 200, cookies: [cookie], token, body: { user: { id: userId, name: userName } } };
}

async function ask(request: FastifyRequest, { auth, addressOf }: AuthRoutesOptions): Promise<Answer> {
  const response = await auth.handler(webRequest(request, addressOf(request.raw))).catch((cause: unknown) => {
    throw new ClubError(isConnectionLost(cause) ? "DATABASE_AWAY" : "INTERNAL", { cause });
  });
  // The library has told the log why. It has nothing but the database that could fail it.
  if (response.status >= 500) throw new ClubError("DATABASE_AWAY");
  return answerOf(response);
}

function webRequest(request: FastifyRequest, address: string): Request {
  // The library reads the path only: it knows its own address.
  const url = new URL(request.url, "http://localhost");
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) {
    for (const each of Array.isArray(value) ? value : [value]) {
      if (each !== undefined) headers.append(name, each);
    }
  }
  // It would believe what anybody writes there.
  headers.set("x-forwarded-for", address);
  const body = request.body instanceof Uint8Array ? Uint8Array.from(request.body) : null;
  return new Request(url, { method: request.method, headers, body });
}

/** What a page is told: who its visitor has become, or why not. The token is the cookie's alone, which no script reads. */
const Told = z.object({
  user: z.object({ id: z.string(), name: z.string() }).optional(),
  success: z.boolean().optional(),
  code: z.string().optional(),
  /** Of a new session; no page is told. */
  token: z.string().nullable().optional(),
});

/** What the library has answered, to be sent as often as need be. */
export interface Answer {
  readonly ok: boolean;
  readonly status: number;
  readonly cookies: readonly string[];
  /** Of the session that has begun with it. */
  readonly token: string | null;
  readonly body: Omit<z.infer<typeof Told>, "token">;
}

async function answerOf(response: Response): Promise<Answer> {
  const { ok, status, headers } = response;
  const said: unknown = await response.json().catch(() => ({}));
  const { token = null, ...body } = Told.parse(said ?? {});
  return { ok, status, cookies: headers.getSetCookie(), token, body };
}

function send(reply: FastifyReply, { status, cookies, body }: Answer): FastifyReply {
  if (cookies.length > 0) reply.header("set-cookie", cookies);
  return reply.status(status).send(body);
}
