import type { Member } from "@trelyazh/table";
import type { ErrorCode } from "@trelyazh/protocol";
import type { Line } from "@trelyazh/ws-adapter";
import { getTRPCErrorFromUnknown, initTRPC } from "@trpc/server";
import type { ZodType } from "zod";
import { ClubError, clubCodeOf } from "./club-error.ts";
import type { Visitor } from "./accounts/visitor.ts";
import type { ClubServices } from "./club-services.ts";

/** What every procedure gets. */
export interface Context {
  readonly visitor: Visitor;
  readonly club: ClubServices;
  /** The socket that the call came by; null for calls over HTTP, whose way is not measured. */
  readonly line: Line | null;
}

const t = initTRPC.context<Context>().create({
  isDev: false,
  sse: { ping: { enabled: true, intervalMs: 15_000 }, client: { reconnectAfterInactivityMs: 40_000 } },
  errorFormatter({ shape, error }) {
    const clubCode = clubCodeOf(error);
    return {
      ...shape,
      message: clubCode,
      data: { code: shape.data.code, httpStatus: shape.data.httpStatus, clubCode },
    };
  },
});

export const router = t.router;

/** For everybody, unless what it does is wrapped in `membersOnly` or `membersChange`. */
export const procedure = t.procedure;

interface Call<Input> {
  readonly ctx: Context;
  readonly input: Input;
  readonly path: string;
}

type MembersCall<Input> = Pick<Call<Input>, "ctx" | "input"> & { readonly member: Member };

/**
 * Does that for who is signed in; refuses others with `SIGN_IN_FIRST`, and with `TOO_MANY_REQUESTS` who does it too often.
 * It wraps what is done instead of standing before it as a middleware, since each of those costs as much as a move itself.
 */
export function membersOnly<Input, Output>(
  run: (call: MembersCall<Input>) => Output | Promise<Output>,
): (call: Call<Input>) => Promise<Output> {
  return async ({ ctx, input, path }) => run({ ctx, input, member: await admit(ctx, path) });
}

/** Does the same for what changes something, and tells how long it took and what came of it. */
export function membersChange<Input, Output>(
  run: (call: MembersCall<Input>) => Output | Promise<Output>,
): (call: Call<Input>) => Promise<Output> {
  return async ({ ctx, input, path }) => {
    const began = performance.now();
    let outcome: ErrorCode | "OK" = "OK";
    try {
      return await run({ ctx, input, member: await admit(ctx, path) });
    } catch (cause) {
      outcome = clubCodeOf(getTRPCErrorFromUnknown(cause));
      throw cause;
    } finally {
      ctx.club.onCommand({ procedure: path, outcome, ms: performance.now() - began });
    }
  };
}

async function admit({ visitor, club }: Context, path: string): Promise<Member> {
  const member = await visitor.member();
  if (member === null) throw new ClubError("SIGN_IN_FIRST");
  const permit = club.limitMember(path, member.id);
  if (permit !== null) await permit;
  return member;
}

/** What a procedure asks for. Given the schema itself tRPC would parse asynchronously, which zod does many times slower. */
export function inputOf<T>(schema: ZodType<T>): (value: unknown) => T {
  return (value) => schema.parse(value);
}
