import {
  callTRPCProcedure,
  getTRPCErrorFromUnknown,
  type AnyTRPCRouter,
  TRPCError,
  type TRPCProcedureType,
} from "@trpc/server";

/** A call of a procedure, as tRPC hands it on. */
export interface ProcedureCall {
  readonly router: AnyTRPCRouter;
  readonly path: string;
  readonly type: TRPCProcedureType;
  readonly ctx: unknown;
  readonly getRawInput: () => Promise<unknown>;
  readonly signal: AbortSignal;
  readonly batchIndex: number;
}

/** What became of a step and all after it. */
type Result = { readonly ok: true; readonly data: unknown } | { readonly ok: false; readonly error: TRPCError };

/** What a step changes for those after it. */
interface Changes {
  readonly ctx?: object;
  readonly input?: unknown;
  readonly getRawInput?: ProcedureCall["getRawInput"];
}

interface StepOptions extends ProcedureCall {
  readonly meta: unknown;
  readonly input: unknown;
  readonly next: (changes?: Changes) => Promise<Result | undefined>;
}

/**
 * A middleware, the check of the input, or what the procedure does, which is the last of its steps. One that forgets to
 * return what comes after it has no result.
 */
type Step = (options: StepOptions) => Promise<Result | undefined>;

/** In tRPC's own words. */
const NO_RESULT = "No result from middlewares - did you forget to `return next()`?";

interface Procedure {
  readonly steps: readonly Step[];
  readonly meta: unknown;
}

/**
 * Calls a procedure as `callTRPCProcedure` does. That copies all options at every step, property by property, which costs
 * more than most procedures do; here a step gets one object of a known shape. Whatever is not a plain procedure (one that
 * is loaded when first called, one with a caller of its own, one that is not there) is left to tRPC.
 */
export async function callProcedure(call: ProcedureCall): Promise<unknown> {
  const procedure = plainProcedure(call);
  if (procedure === null) return callTRPCProcedure(call);
  const result = await runFrom(0, { call, procedure, ctx: call.ctx, input: undefined, getRawInput: call.getRawInput });
  if (result === undefined) throw new TRPCError({ code: "INTERNAL_SERVER_ERROR", message: NO_RESULT });
  if (!result.ok) throw result.error;
  return result.data;
}

/** tRPC's types do not tell that a procedure keeps its steps; should it no longer do so, then none is plain. */
function plainProcedure({ router, path, type }: ProcedureCall): Procedure | null {
  const { procedures } = router._def as { readonly procedures: Readonly<Record<string, { readonly _def: object }>> };
  if (!Object.hasOwn(procedures, path)) return null;
  const definition: { type?: unknown; middlewares?: unknown; meta?: unknown; caller?: unknown } =
    procedures[path]?._def ?? {};
  const { middlewares, meta } = definition;
  if (definition.type !== type || definition.caller !== undefined || !Array.isArray(middlewares)) return null;
  return { steps: middlewares as readonly Step[], meta };
}

interface Progress extends Required<Omit<Changes, "ctx">> {
  readonly call: ProcedureCall;
  readonly procedure: Procedure;
  readonly ctx: unknown;
}

async function runFrom(index: number, progress: Progress): Promise<Result | undefined> {
  const { call, procedure, ctx, input, getRawInput } = progress;
  const { router, path, type, signal, batchIndex } = call;
  const next = (changes?: Changes): Promise<Result | undefined> =>
    runFrom(index + 1, changes === undefined ? progress : changed(progress, changes));
  try {
    // tRPC runs no further than the last step, which calls no other.
    const step = procedure.steps[index] as Step;
    return await step({
      router,
      path,
      type,
      ctx,
      getRawInput,
      signal,
      batchIndex,
      meta: procedure.meta,
      input,
      next,
    });
  } catch (cause) {
    return { ok: false, error: getTRPCErrorFromUnknown(cause) };
  }
}

function changed(progress: Progress, changes: Changes): Progress {
  const { call, procedure, ctx, input, getRawInput } = progress;
  return {
    call,
    procedure,
    ctx: changes.ctx ? { ...(ctx as object), ...changes.ctx } : ctx,
    input: "input" in changes ? changes.input : input,
    getRawInput: changes.getRawInput ?? getRawInput,
  };
}
