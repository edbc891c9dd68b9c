import type { ErrorCode } from "@trelyazh/protocol";
import type { Member } from "@trelyazh/table";
import type { Line } from "@trelyazh/ws-adapter";
import { getTRPCErrorFromUnknown, initTRPC, type TRPCRouterRecord } from "@trpc/server";
import type { ZodType } from "zod";
import {
  ClubError,
  clubCodeOf,
  nameFaultOf,
  restraintOf,
  retryAfterMsOf,
  settingFaultOf,
  tableIdOf,
} from "./club-error.ts";
import type { Visitor } from "./visitor.ts";

/** A call that changes something, once it has been answered. */
export interface CommandReport {
  readonly procedure: string;
  readonly outcome: ErrorCode | "OK";
  readonly ms: number;
}

/** What every procedure gets. What it asks of its feature is given to the feature's router when that is made. */
export interface Context {
  readonly visitor: Visitor;
  /** Where the call comes from, as far as proxies that are trusted say. */
  readonly address: string;
  /** The socket that the call came by; null for calls over HTTP, whose way is not measured. */
  readonly line: Line | null;
  /** By which the log tells one request, or one socket, from the others. */
  readonly source: { readonly requestId: string } | { readonly connectionId: string };
  /** Told of every call that changes something; must not throw. */
  readonly onCommand: (report: CommandReport) => void;
  readonly budgets: CallBudgets;
}

/** What the calls of members are counted against, over all ways by which they come. What is refused here has cost nothing yet. */
export interface CallBudgets {
  /** Lets a member call, unless they were refused too often; then it refuses with `TOO_MANY_REQUESTS`. */
  readonly call: (caller: Caller) => Promise<void>;
  /** Lets a member change something once more, or refuses with `TOO_MANY_REQUESTS`. */
  readonly command: (caller: Caller) => Promise<void>;
  /** Counts a call that was refused. */
  readonly refused: (caller: Caller) => void;
}

/** Who calls, and from where. */
export interface Caller {
  readonly memberId: string;
  readonly address: string;
}

const t = initTRPC.context<Context>().create({
  isDev: false,
  // A stream that has died is noticed by its reader within this time.
  sse: { ping: { enabled: true, intervalMs: 5_000 }, client: { reconnectAfterInactivityMs: 12_000 } },
  errorFormatter({ shape, error }) {
    const clubCode = clubCodeOf(error);
    const retryAfterMs = retryAfterMsOf(error);
    const setting = settingFaultOf(error);
    const nameFault = nameFaultOf(error);
    const tableId = tableIdOf(error);
    const restraint = restraintOf(error);
    return {
      ...shape,
      message: clubCode,
      data: {
        code: shape.data.code,
        httpStatus: shape.data.httpStatus,
        clubCode,
        ...(retryAfterMs !== null && { retryAfterMs }),
        ...(nameFault !== null && { nameFault }),
        ...(tableId !== null && { tableId }),
        ...(restraint !== null && { restraint }),
        ...(setting !== null && { setting: { at: setting.at, expected: setting.expected } }),
      },
    };
  },
});

export const router = t.router;

/** Any router of ours, for whoever serves it without knowing what can be asked. */
export type ClubRouter = Pick<ReturnType<typeof router<TRPCRouterRecord>>, "_def" | "createCaller">;

/** As long as a brief stream lasts: what happens then comes so much late at most. */
const BRIEF_MS = 1_500;

/** Returns the same router, whose streams over HTTP end after a moment and are asked for again. */
export function withBriefStreams(all: ClubRouter): ClubRouter {
  const { _def } = all;
  const { _config } = _def;
  const brief = { ..._config, sse: { ..._config.sse, maxDurationMs: BRIEF_MS } };
  return { ...all, _def: { ..._def, _config: brief } };
}

/** For everybody, unless what it does is wrapped in `membersOnly` or `membersChange`. */
export const procedure = t.procedure;

interface Call<Input> {
  readonly ctx: Context;
  readonly input: Input;
  readonly path: string;
}

export type MembersCall<Input> = Pick<Call<Input>, "ctx" | "input"> & { readonly member: Member };

/** Lets a member go on, or refuses with `TOO_MANY_REQUESTS`. */
export type MemberLimit = (memberId: string) => Promise<void>;

/**
 * Does that for anyone who is signed in, and refuses others with `SIGN_IN_FIRST`. It wraps what is done instead of standing
 * before it as a middleware, since each of those costs as much as a move itself.
 */
export function membersOnly<Input, Output>(
  run: (call: MembersCall<Input>) => Output | Promise<Output>,
): (call: Call<Input>) => Promise<Output> {
  return async ({ ctx, input }) => {
    const member = await admit(ctx);
    return await countingRefusals(callerOf(ctx, member), ctx, () => run({ ctx, input, member }));
  };
}

/**
 * Does the same for what changes something, as often as the limit lets a member do it, and tells how long it took and what
 * came of it.
 */
export function membersChange<Input, Output>(
  run: (call: MembersCall<Input>) => Output | Promise<Output>,
  limit?: MemberLimit,
): (call: Call<Input>) => Promise<Output> {
  return async ({ ctx, input, path }) => {
    const began = performance.now();
    let outcome: ErrorCode | "OK" = "OK";
    try {
      const member = await admit(ctx);
      const caller = callerOf(ctx, member);
      await ctx.budgets.command(caller);
      return await countingRefusals(caller, ctx, async () => {
        if (limit !== undefined) await limit(member.id);
        return await run({ ctx, input, member });
      });
    } catch (cause) {
      outcome = clubCodeOf(getTRPCErrorFromUnknown(cause));
      throw cause;
    } finally {
      ctx.onCommand({ procedure: path, outcome, ms: performance.now() - began });
    }
  };
}

/** Does that also for whoever is banned, as often as the limit lets them: they may know why, and say something against it. */
export function evenBanned<Input, Output>(
  run: (call: MembersCall<Input>) => Promise<Output>,
  limit: MemberLimit,
): (call: Call<Input>) => Promise<Output> {
  return async ({ ctx, input }) => {
    const member = await admit(ctx, () => ctx.visitor.anyone());
    return await countingRefusals(callerOf(ctx, member), ctx, async () => {
      await limit(member.id);
      return await run({ ctx, input, member });
    });
  };
}

async function admit(ctx: Context, who = () => ctx.visitor.member()): Promise<Member> {
  const member = await who();
  if (member === null) throw new ClubError("SIGN_IN_FIRST");
  await ctx.budgets.call(callerOf(ctx, member));
  return member;
}

function callerOf({ address }: Context, { id }: Member): Caller {
  return { memberId: id, address };
}

/** What is refused because of the club's state, and not because of what was asked. */
const CLUBS_OWN = new Set<ErrorCode>([
  "TOO_MANY_REQUESTS",
  "BUSY",
  "DATABASE_AWAY",
  "NODE_AWAY",
  "RESTARTING",
  "TABLE_BROKEN",
  "INTERNAL",
]);

async function countingRefusals<Output>(
  caller: Caller,
  { budgets }: Context,
  run: () => Output | Promise<Output>,
): Promise<Output> {
  try {
    return await run();
  } catch (cause) {
    if (!CLUBS_OWN.has(clubCodeOf(getTRPCErrorFromUnknown(cause)))) budgets.refused(caller);
    throw cause;
  }
}

/** What a procedure asks for. Given the schema itself tRPC would parse asynchronously, which zod does many times slower. `onRefused` hears of what is refused. */
export function inputOf<T>(schema: ZodType<T>, onRefused?: () => void): (value: unknown) => T {
  return (value) => {
    const { success, data, error } = schema.safeParse(value);
    if (success) return data;
    onRefused?.();
    throw error;
  };
}
