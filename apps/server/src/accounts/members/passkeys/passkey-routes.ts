import { AskForPasskey, AUTH_PATH, MakePasskey, MEMBER_ROUTES, SignInByPasskey } from "@trelyazh/protocol";
import type { Member } from "@trelyazh/table";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { ClubError } from "../../../club-error.ts";
import type { AddressOf } from "../../../transport/client-address.ts";
import type { Visitor } from "../../../visitor.ts";
import type { AccountLimits } from "../../limits.ts";
import { bodyOf } from "../body-of.ts";
import type { MemberService } from "../member-service.ts";
import type { AskingPage, Passkeys } from "./passkeys.ts";

export interface PasskeyRoutesOptions {
  readonly service: MemberService;
  readonly passkeys: Passkeys;
  /** Returns whoever sends those cookies. */
  readonly visitor: (cookies: string | undefined) => Visitor;
  /** Ends the session of those cookies, if there is one, and all that it has open. */
  readonly endSession: (cookies: string | undefined) => Promise<void>;
  /** Returns the header that sets the cookie of the session with that token. */
  readonly cookieOf: (token: string) => string;
  readonly limits: Pick<AccountLimits, "signIn" | "askForPasskey">;
  readonly addressOf: AddressOf;
}

/** Serves what pages ask of passkeys that has to know by which address the club was asked, or sets a cookie. */
export function passkeyRoutes(
  app: FastifyInstance,
  { service, passkeys, visitor, endSession, cookieOf, limits, addressOf }: PasskeyRoutesOptions,
): void {
  app.post(`${AUTH_PATH}/${MEMBER_ROUTES.makePasskey}`, async (request) => {
    const { name } = bodyOf(MakePasskey, request);
    await limits.askForPasskey(addressOf(request.raw));
    return service.toMakePasskey(await signedIn(request), name, pageOf(request));
  });
  app.post(`${AUTH_PATH}/${MEMBER_ROUTES.askForPasskey}`, async (request) => {
    const { use } = bodyOf(AskForPasskey, request);
    await limits.askForPasskey(addressOf(request.raw));
    return passkeys.toAnswer(pageOf(request), use === "signIn" ? null : (await signedIn(request)).id);
  });
  app.post(`${AUTH_PATH}/${MEMBER_ROUTES.signInByPasskey}`, async (request, reply) => {
    const { answer } = bodyOf(SignInByPasskey, request);
    const { cookie, "user-agent": userAgent = null } = request.headers;
    const address = addressOf(request.raw);
    await limits.signIn(address);
    // A banned user would come back as somebody else.
    const comer = visitor(cookie);
    await comer.member();
    const token = await service.signInByPasskey({ answer, browser: comer.browser }, { userAgent, address });
    await endSession(cookie);
    return reply.header("set-cookie", cookieOf(token)).send({});
  });

  /** Programs that are no browsers have no passkeys; neither has a browser that keeps no cookies. */
  function pageOf({ headers }: FastifyRequest): AskingPage {
    const { browser } = visitor(headers.cookie);
    if (headers.origin === undefined || browser === null) throw new ClubError("FORBIDDEN");
    return { origin: headers.origin, browser };
  }

  async function signedIn({ headers }: FastifyRequest): Promise<Member> {
    const member = await visitor(headers.cookie).member();
    if (member === null) throw new ClubError("SIGN_IN_FIRST");
    return member;
  }
}
