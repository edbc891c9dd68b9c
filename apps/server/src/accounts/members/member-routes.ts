import { AskForCode, AUTH_PATH, MEMBER_ROUTES, Recover, SignIn, TakeCookie } from "@trelyazh/protocol";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { AccountLimits } from "../limits.ts";
import { bodyOf } from "./body-of.ts";
import type { Whence } from "./member-service.ts";
import { passkeyRoutes, type PasskeyRoutesOptions } from "./passkeys/passkey-routes.ts";
import type { RecoveryService } from "./recovery/recovery-service.ts";

export interface MemberRoutesOptions extends PasskeyRoutesOptions {
  readonly recovery: RecoveryService;
  readonly limits: Pick<AccountLimits, "signIn" | "tryName" | "askForCode" | "askForPasskey">;
}

/** Serves what members ask that sets a cookie. The scope has no parsers of bodies. */
export function memberRoutes(app: FastifyInstance, options: MemberRoutesOptions): void {
  const { service, recovery, visitor, endSession, cookieOf, limits, addressOf } = options;
  passkeyRoutes(app, options);
  app.post(`${AUTH_PATH}/${MEMBER_ROUTES.cookie}`, async (request, reply) => {
    const { claim } = bodyOf(TakeCookie, request);
    const token = await service.tokenFor(claim, browserOf(request));
    return reply.header("set-cookie", cookieOf(token)).send({});
  });
  app.post(`${AUTH_PATH}/${MEMBER_ROUTES.signIn}`, async (request, reply) => {
    const said = bodyOf(SignIn, request);
    const whence = await admit(request, said.name);
    return welcome(reply, request, (await service.signIn(said, whence)).token);
  });
  app.post(`${AUTH_PATH}/${MEMBER_ROUTES.askForCode}`, async (request) => {
    const said = bodyOf(AskForCode, request);
    await limits.askForCode(said.email, addressOf(request.raw));
    await recovery.ask(said, browserOf(request));
    return {};
  });
  app.post(`${AUTH_PATH}/${MEMBER_ROUTES.recover}`, async (request, reply) => {
    const said = bodyOf(Recover, request);
    const whence = await admit(request, "email" in said ? said.email : said.name);
    const userId = await recovery.recover(said, browserOf(request));
    return welcome(reply, request, await service.begin(userId, whence));
  });

  /** Lets somebody try once more to be a member who is called that; returns where they are. */
  async function admit(request: FastifyRequest, who: string): Promise<Whence> {
    const address = addressOf(request.raw);
    await limits.signIn(address);
    // A banned user would come back as somebody else.
    await visitor(request.headers.cookie).member();
    await limits.tryName(who, address);
    return { userAgent: request.headers["user-agent"] ?? null, address };
  }

  /** Whoever was here before goes: nothing of a guest's becomes the member's. */
  async function welcome(reply: FastifyReply, request: FastifyRequest, token: string): Promise<FastifyReply> {
    await endSession(request.headers.cookie);
    return reply.header("set-cookie", cookieOf(token)).send({});
  }

  function browserOf({ headers }: FastifyRequest): string | null {
    return visitor(headers.cookie).browser;
  }
}
