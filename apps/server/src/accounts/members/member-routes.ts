import { AUTH_PATH, MEMBER_ROUTES, SignIn, TakeCookie } from "@trelyazh/protocol";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { ZodType } from "zod";
import { ClubError } from "../../club-error.ts";
import type { AddressOf } from "../../transport/client-address.ts";
import type { Visitor } from "../../visitor.ts";
import type { AccountLimits } from "../limits.ts";
import type { MemberService } from "./member-service.ts";

export interface MemberRoutesOptions {
  readonly service: MemberService;
  /** Returns whoever sends those cookies. */
  readonly visitor: (cookies: string | undefined) => Visitor;
  /** Ends the session of those cookies, if there is one, and all that it has open. */
  readonly endSession: (cookies: string | undefined) => Promise<void>;
  /** Returns the header that sets the cookie of the session with that token. */
  readonly cookieOf: (token: string) => string;
  readonly limits: Pick<AccountLimits, "signIn" | "tryName">;
  readonly addressOf: AddressOf;
}

/** Serves what members ask that sets a cookie. The scope has no parsers of bodies. */
export function memberRoutes(app: FastifyInstance, options: MemberRoutesOptions): void {
  const { service, visitor, endSession, cookieOf, limits, addressOf } = options;
  app.post(`${AUTH_PATH}/${MEMBER_ROUTES.cookie}`, async (request, reply) => {
    const { claim } = bodyOf(TakeCookie, request);
    const token = await service.tokenFor(claim, visitor(request.headers.cookie).browser);
    return reply.header("set-cookie", cookieOf(token)).send({});
  });
  app.post(`${AUTH_PATH}/${MEMBER_ROUTES.signIn}`, async (request, reply) => {
    const address = addressOf(request.raw);
    const said = bodyOf(SignIn, request);
    await limits.signIn(address);
    await keepOutBanned(request);
    await limits.tryName(said.name, address);
    const whence = { userAgent: request.headers["user-agent"] ?? null, address };
    const { member, token } = await service.signIn(said, whence);
    return welcome(reply, { request, member, token });
  });

  /** Whoever was here before goes: nothing of a guest's becomes the member's. */
  async function welcome(
    reply: FastifyReply,
    { request, member, token }: { readonly request: FastifyRequest; readonly member: object; readonly token: string },
  ): Promise<FastifyReply> {
    await endSession(request.headers.cookie);
    return reply.header("set-cookie", cookieOf(token)).send({ user: member });
  }

  async function keepOutBanned({ headers }: FastifyRequest): Promise<void> {
    await visitor(headers.cookie).member();
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
