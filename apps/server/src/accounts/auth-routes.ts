import { AUTH_PATH } from "@trelyazh/protocol";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { pathOf } from "../transport/path-of.ts";
import type { RequestLimits } from "../limits/request-limits.ts";
import type { Auth } from "./auth.ts";
import type { Sessions } from "./sessions.ts";

export interface AuthRoutesOptions {
  readonly auth: Auth;
  readonly sessions: Sessions;
  readonly limits: Pick<RequestLimits, "signIn">;
  /** Called with the key of a session right after it has ended. */
  readonly onSignedOut: (sessionKey: string) => void;
}

const SIGN_OUT = `${AUTH_PATH}/sign-out`;

/** Serves the sign-in library's routes; the body goes to it as it came. */
export function authRoutes(app: FastifyInstance, { auth, sessions, limits, onSignedOut }: AuthRoutesOptions): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser("*", { parseAs: "buffer" }, (_request, body, done) => done(null, body));
  app.all(`${AUTH_PATH}/*`, async (request, reply) => {
    if (opensAccount(request)) await limits.signIn(request.ip);
    // Who is banned is refused here too: they would come back as somebody new.
    if (request.method === "POST") await sessions.visitor(request.headers.cookie).member();
    const response = await auth.handler(webRequest(request));
    if (request.method === "POST") sessions.forget(request.headers.cookie);
    const { sessionKey } = sessions.visitor(request.headers.cookie);
    if (pathOf(request.url) === SIGN_OUT && response.ok && sessionKey !== null) onSignedOut(sessionKey);
    return send(reply, response);
  });
}

function opensAccount({ method, url }: FastifyRequest): boolean {
  return method === "POST" && /^\/sign-(?:in|up)\//.test(pathOf(url).slice(AUTH_PATH.length));
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
