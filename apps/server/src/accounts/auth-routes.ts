import { AUTH_PATH } from "@trelyazh/protocol";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { Auth } from "./auth.ts";
import type { BrowserMarks } from "./browser-marks.ts";
import { OneGuest } from "./one-guest.ts";
import type { Sessions } from "./sessions.ts";

export interface AuthRoutesOptions {
  readonly auth: Auth;
  readonly sessions: Sessions;
  readonly marks: BrowserMarks;
  /** Refuses when too often somebody at that address has signed in. */
  readonly limits: { signIn(address: string): Promise<void> };
  /** Called with the key of a session right after it has ended. */
  readonly onSignedOut: (sessionKey: string) => void;
}

/**
 * Serves those of the sign-in library's routes that the club needs; the others would go past rules of our own, such as
 * those for names. The body goes to the library as it came.
 */
export function authRoutes(app: FastifyInstance, options: AuthRoutesOptions): void {
  const { auth, sessions, marks, limits, onSignedOut } = options;
  const guests = new OneGuest<Answer>();
  const ask = async (request: FastifyRequest): Promise<Answer> => answerOf(await auth.handler(webRequest(request)));
  const change = async (request: FastifyRequest): Promise<Answer> => {
    const { cookie } = request.headers;
    // A banned user is refused here too: they would come back as somebody new.
    await sessions.visitor(cookie).member();
    const answer = await ask(request);
    sessions.forget(cookie);
    return answer;
  };
  app.removeAllContentTypeParsers();
  app.addContentTypeParser("*", { parseAs: "buffer" }, (_request, body, done) => done(null, body));
  app.get(`${AUTH_PATH}/get-session`, { exposeHeadRoute: false }, async (request, reply) =>
    send(reply, await ask(request)),
  );
  app.post(`${AUTH_PATH}/sign-in/anonymous`, async (request, reply) => {
    await limits.signIn(request.ip);
    const mark = marks.markIn(request.headers.cookie);
    return send(reply, await guests.enter(mark, () => change(request)));
  });
  app.post(`${AUTH_PATH}/sign-out`, async (request, reply) => {
    const { cookie } = request.headers;
    const { sessionKey } = sessions.visitor(cookie);
    const answer = await change(request);
    guests.forget(marks.markIn(cookie));
    if (answer.ok && sessionKey !== null) onSignedOut(sessionKey);
    return send(reply, answer);
  });
}

function webRequest(request: FastifyRequest): Request {
  // The library reads the path only: it knows its own address.
  const url = new URL(request.url, "http://localhost");
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) {
    for (const each of Array.isArray(value) ? value : [value]) {
      if (each !== undefined) headers.append(name, each);
    }
  }
  // It would believe what anybody writes there.
  headers.set("x-forwarded-for", request.ip);
  const body = request.body instanceof Uint8Array ? Uint8Array.from(request.body) : null;
  return new Request(url, { method: request.method, headers, body });
}

/** What the library has answered, to be sent as often as need be. */
interface Answer {
  readonly ok: boolean;
  readonly status: number;
  readonly headers: readonly (readonly [string, string])[];
  readonly cookies: readonly string[];
  readonly body: Buffer;
}

async function answerOf(response: Response): Promise<Answer> {
  const { ok, status, headers } = response;
  return {
    ok,
    status,
    headers: [...headers].filter(([name]) => name !== "set-cookie"),
    cookies: headers.getSetCookie(),
    body: Buffer.from(await response.arrayBuffer()),
  };
}

function send(reply: FastifyReply, { status, headers, cookies, body }: Answer): FastifyReply {
  reply.status(status).headers(Object.fromEntries(headers));
  if (cookies.length > 0) reply.header("set-cookie", cookies);
  return reply.send(body);
}
