import { AUTH_PATH } from "@trelyazh/protocol";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { Auth } from "./auth.ts";
import type { Sessions } from "./sessions.ts";

export interface AuthRoutesOptions {
  readonly auth: Auth;
  readonly sessions: Sessions;
  /** Refuses when too often somebody at that address has signed in. */
  readonly limits: { signIn(address: string): Promise<void> };
  /** Called with the key of a session right after it has ended. */
  readonly onSignedOut: (sessionKey: string) => void;
}

/**
 * Serves those of the sign-in library's routes that the club needs; the others would go past rules of our own, such as
 * those for names. The body goes to the library as it came.
 */
export function authRoutes(app: FastifyInstance, { auth, sessions, limits, onSignedOut }: AuthRoutesOptions): void {
  const ask = (request: FastifyRequest): Promise<Response> => auth.handler(webRequest(request));
  const change = async (request: FastifyRequest): Promise<Response> => {
    const { cookie } = request.headers;
    // A banned user is refused here too: they would come back as somebody new.
    await sessions.visitor(cookie).member();
    const response = await ask(request);
    sessions.forget(cookie);
    return response;
  };
  app.removeAllContentTypeParsers();
  app.addContentTypeParser("*", { parseAs: "buffer" }, (_request, body, done) => done(null, body));
  app.get(`${AUTH_PATH}/get-session`, { exposeHeadRoute: false }, async (request, reply) =>
    send(reply, await ask(request)),
  );
  app.post(`${AUTH_PATH}/sign-in/anonymous`, async (request, reply) => {
    await limits.signIn(request.ip);
    return send(reply, await change(request));
  });
  app.post(`${AUTH_PATH}/sign-out`, async (request, reply) => {
    const { sessionKey } = sessions.visitor(request.headers.cookie);
    const response = await change(request);
    if (response.ok && sessionKey !== null) onSignedOut(sessionKey);
    return send(reply, response);
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

async function send(reply: FastifyReply, response: Response): Promise<FastifyReply> {
  reply.status(response.status);
  for (const [name, value] of response.headers) if (name !== "set-cookie") reply.header(name, value);
  const cookies = response.headers.getSetCookie();
  if (cookies.length > 0) reply.header("set-cookie", cookies);
  return reply.send(Buffer.from(await response.arrayBuffer()));
}
