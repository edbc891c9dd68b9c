import { AskForCode, AUTH_PATH, MEMBER_ROUTES, Recover, SignIn, TakeCookie } from "@trelyazh/protocol";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { ZodType } from "zod";
import { ClubError } from "../../club-error.ts";
import type { AddressOf } from "../../transport/client-address.ts";
import type { Visitor } from "../../visitor.ts";
import type { AccountLimits } from "../limits.ts";
import type { MemberService, Whence } from "./member-service.ts";
import type { RecoveryService } from "./recovery/recovery-service.ts";

export interface MemberRoutesOptions {
  readonly service: MemberService;
  readonly recovery: RecoveryService;
  /** Returns whoever sends those cookies. */
  readonly visitor: (cookies: string | undefined) => Visitor;
  /** Ends the session of those cookies, if there is one, and all that it has open. */
  readonly endSession: (cookies: string | undefined) => Promise<void>;
  /** Returns the header that sets the cookie of the session with that token. */
  readonly cookieOf: (token: string) => string;
  readonly limits: Pick<AccountLimits, "signIn" | "tryName" | "askForCode">;
  readonly addressOf: AddressOf;
}

/** Serves what members ask that sets a cookie. The scope has no parsers of bodies. */
export function memberRoutes(app: FastifyInstance, options: MemberRoutesOptions): void {
  const { service, recovery, visitor, endSession, cookieOf, limits, addressOf } = options;
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

function bodyOf<T>(schema: ZodType<T>, { body }: FastifyRequest): T {
  const { success, data, error } = schema.safeParse(jsonIn(body));
  if (success) return data;
  throw new ClubError("BAD_INPUT", { cause: error });
}

function jsonIn(body: unknown): unknown {
  try {
    return body instanceof Uint8Array ? JSON.parse(Buffer.from(body).toString()) : undefined;
  } catch (cause) {
    throw new ClubError("BAD_INPUT", { cause });
  }
}
