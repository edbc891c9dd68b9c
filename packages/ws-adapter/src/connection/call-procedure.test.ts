import { callTRPCProcedure, initTRPC, lazy, TRPCError, type AnyTRPCQueryProcedure } from "@trpc/server";
import { expect, test } from "vitest";
import { callProcedure, type ProcedureCall } from "./call-procedure.ts";

interface Context {
  readonly name: string;
  readonly steps: string[];
}

const t = initTRPC.context<Context>().create();

const named = t.procedure.use(({ ctx, path, type, meta, next }) => {
  ctx.steps.push(`${type} ${path} ${JSON.stringify(meta ?? null)}`);
  return next({ ctx: { greeting: `Hello, ${ctx.name}` } });
});
const told = named.use(async ({ ctx, next }) => {
  const result = await next();
  ctx.steps.push(result.ok ? "done" : `failed: ${result.error.message}`);
  return result;
});
const number = (value: unknown): { readonly n: number } => {
  if (typeof value !== "object" || value === null || !("n" in value) || typeof value.n !== "number")
    throw new TypeError("no number");
  return { n: value.n };
};

/** As such procedures are made for other frameworks, their type is a function's. */
const own = t.procedure
  .experimental_caller(({ invoke, args: [call] }) => invoke(call as never))
  .query(() => "own way") as unknown as AnyTRPCQueryProcedure;

const router = t.router({
  plain: t.procedure.query(({ input }) => ({ input: input ?? null })),
  greet: told.input(number).mutation(({ ctx, input, signal }) => `${ctx.greeting}, ${input.n}, ${signal?.aborted}`),
  twice: named
    .input(number)
    .input((value: unknown) => ({ raw: JSON.stringify(value) }))
    .query(({ input }) => input),
  other: named
    .use(({ next }) => next({ getRawInput: () => Promise.resolve({ n: 7 }) }))
    .input(number)
    .query(({ input }) => input.n),
  checked: t.procedure.output(number).query(() => ({ n: "no" }) as never),
  refusing: told.mutation(() => {
    throw new TRPCError({ code: "FORBIDDEN", message: "not you" });
  }),
  broken: told.mutation(() => {
    throw new RangeError("too far");
  }),
  barred: t.procedure
    .use(() => {
      throw new TRPCError({ code: "UNAUTHORIZED" });
    })
    .query(() => "never"),
  // Not what the types allow, but it happens: the step forgets to return what comes after it.
  forgetful: t.procedure.use((() => Promise.resolve()) as never).query(() => "never"),
  own,
  late: lazy(() => Promise.resolve(t.router({ one: t.procedure.query(() => "loaded") }))),
});

/** What came of a call, and which steps it took. */
async function outcome(run: (call: ProcedureCall) => Promise<unknown>, [type, path, input]: (typeof CALLS)[number]) {
  const steps: string[] = [];
  const ctx: Context = { name: "Ann", steps };
  const getRawInput = () => Promise.resolve(input);
  const call = { router, path, type, ctx, getRawInput, signal: new AbortController().signal, batchIndex: 0 };
  const came = await run(call).catch((error: unknown) =>
    error instanceof TRPCError ? { code: error.code, message: error.message, cause: String(error.cause) } : error,
  );
  return { came, steps };
}

const CALLS = [
  ["query", "plain", undefined],
  ["query", "plain", { n: 1 }],
  ["mutation", "greet", { n: 1 }],
  ["mutation", "greet", { n: "1" }],
  ["mutation", "greet", undefined],
  ["query", "greet", { n: 1 }],
  ["query", "twice", { n: 2, more: true }],
  ["query", "other", { n: 1 }],
  ["query", "checked", undefined],
  ["mutation", "refusing", undefined],
  ["mutation", "broken", undefined],
  ["query", "barred", undefined],
  ["query", "forgetful", undefined],
  ["query", "own", undefined],
  ["query", "late.one", undefined],
  ["query", "nowhere", undefined],
  ["query", "constructor", undefined],
] as const;

test.for(CALLS)("CALL6 a %s of %s with %j takes the same steps and comes to the same as through tRPC", async (call) => {
  const expected = await outcome((options) => callTRPCProcedure(options), call);
  expect(expected.came).toBeDefined();
  expect(await outcome(callProcedure, call)).toEqual(expected);
});

test("CALL6 a plain procedure is not called through tRPC", async () => {
  const { came } = await outcome(
    (call) => callProcedure({ ...call, router: withoutCaller(call.router) }),
    ["query", "plain", { n: 1 }],
  );
  expect(came).toEqual({ input: null });
});

/** The same procedures, which throw when tRPC calls them. */
function withoutCaller({ _def }: ProcedureCall["router"]): ProcedureCall["router"] {
  const procedures = Object.fromEntries(
    Object.entries(_def.procedures as Record<string, { readonly _def: unknown }>).map(([path, procedure]) => [
      path,
      Object.assign(() => Promise.reject(new Error("called")), { _def: procedure._def }),
    ]),
  );
  return { _def: { ..._def, procedures } } as ProcedureCall["router"];
}
