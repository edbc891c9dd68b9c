import { initTRPC, tracked, TRPCError } from "@trpc/server";
import { observable } from "@trpc/server/observable";
import { createBoard, createTopic, type TopicOptions } from "../streams/topic.ts";

export interface DemoContext {
  readonly name: string;
}

/** Dates travel as `{ $date }`; a stand-in for richer transformers. */
const transformer = {
  serialize: (value: unknown): unknown => encodeDates(value),
  deserialize: (value: unknown): unknown => decodeDates(value),
};

function encodeDates(value: unknown): unknown {
  if (value instanceof Date) return { $date: value.getTime() };
  if (Array.isArray(value)) return value.map(encodeDates);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, encodeDates(part)]));
}

function decodeDates(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(decodeDates);
  if (typeof value !== "object" || value === null) return value;
  if ("$date" in value) return new Date(Number(value.$date));
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, decodeDates(part)]));
}

function createRoot(isTransforming: boolean) {
  return initTRPC.context<DemoContext>().create({
    isDev: false,
    ...(isTransforming && { transformer }),
    errorFormatter: ({ shape, error, path }) => ({ ...shape, message: `formatted: ${error.message}`, data: { path } }),
  });
}

type Root = ReturnType<typeof createRoot>;

function callsOf(t: Root) {
  return {
    whoami: t.procedure.query(({ ctx }) => ctx.name),
    echo: t.procedure.input((value: unknown) => value).query(({ input }) => ({ input })),
    nothing: t.procedure.mutation((): null | undefined => undefined),
    unserialisable: t.procedure.query(() => ({ n: 1n })),
    circular: t.procedure.query(() => {
      const knot: Record<string, unknown> = {};
      return Object.assign(knot, { knot });
    }),
    weekLater: t.procedure.input(asDate).mutation(({ input }) => new Date(input.getTime() + 7 * 24 * 3600 * 1000)),
    refuse: t.procedure.mutation(() => {
      throw new TRPCError({ code: "FORBIDDEN", message: "not you" });
    }),
    iterableQuery: t.procedure.query(() => counted(1, { log: [], signal: undefined })),
    batchIndex: t.procedure.query(({ batchIndex }) => batchIndex),
  };
}

function streamsOf(t: Root, log: string[]) {
  return {
    numbers: t.procedure.subscription(async function* () {
      yield* [1, 2];
      await Promise.resolve();
      yield 3;
    }),
    cyrillic: t.procedure.subscription(async function* () {
      yield "пуля";
      yield await Promise.resolve("é€🂡");
    }),
    breaks: t.procedure.subscription(async function* () {
      yield "before";
      await Promise.resolve();
      throw new TRPCError({ code: "CONFLICT", message: "broken" });
    }),
    count: t.procedure
      .input(asResumable)
      .subscription(({ input, signal }) => counted(Number(input?.lastEventId ?? 0) + 1, { log, signal })),
  };
}

function broken(): never {
  throw new TRPCError({ code: "CONFLICT", message: "broken" });
}

/** Says nothing, and throws when it is told to end for the first time. */
function reluctant(): AsyncIterator<string> {
  const answers = [broken, () => Promise.resolve({ done: true, value: undefined } as const)];
  return { next: () => new Promise(() => {}), return: async () => answers.shift()?.() ?? broken() };
}

/** What a procedure may do all the same. */
function faultyStreamsOf(t: Root, log: string[]) {
  return {
    // Not what the types allow.
    notAStream: t.procedure.subscription(() => "text" as unknown as AsyncIterable<string>),
    neverOpened: t.procedure.subscription((): AsyncIterable<string> => ({ [Symbol.asyncIterator]: broken })),
    neverWatched: t.procedure.subscription(() =>
      observable<string>((observer) => {
        observer.next("in vain");
        return broken();
      }),
    ),
    unserialisableItem: t.procedure.subscription(async function* () {
      try {
        yield* ["before", await Promise.resolve(1n), "never"];
      } finally {
        log.push("let go");
      }
    }),
    unserialisableSight: t.procedure.subscription(() =>
      observable<unknown>((observer) => {
        for (const value of ["before", 1n, "never"]) observer.next(value);
        return () => log.push("let go");
      }),
    ),
    neverClosed: t.procedure.subscription((): AsyncIterable<string> => ({ [Symbol.asyncIterator]: reluctant })),
  };
}

function observablesOf(t: Root, { log, crowd }: { log: string[]; crowd: Set<(text: string) => void> }) {
  return {
    watched: t.procedure.subscription(() =>
      observable<string>((observer) => {
        log.push("observed");
        observer.next("a");
        observer.next("b");
        return () => log.push("unobserved");
      }),
    ),
    watchedForever: t.procedure.subscription(() =>
      observable<string>((observer) => {
        const hear = (text: string) => observer.next(text);
        crowd.add(hear);
        return () => crowd.delete(hear);
      }),
    ),
    watchedOut: t.procedure.subscription(() =>
      observable<string>((observer) => {
        observer.next("only");
        observer.complete();
      }),
    ),
    watchedBroken: t.procedure.subscription(() =>
      observable<string>((observer) => observer.error(new TRPCError({ code: "CONFLICT", message: "broken" }))),
    ),
  };
}

interface DemoOptions {
  readonly isTransforming?: boolean;
  readonly topic?: TopicOptions;
}

/** Returns something of everything that a router can hold, and handles to what goes on inside. */
export function createDemo({ isTransforming = false, topic: topicOptions }: DemoOptions = {}) {
  const t = createRoot(isTransforming);
  const topic = createTopic<string>(topicOptions);
  const board = createBoard<string>();
  const log: string[] = [];
  const crowd = new Set<(text: string) => void>();
  const router = t.router({
    ...callsOf(t),
    ...streamsOf(t, log),
    ...observablesOf(t, { log, crowd }),
    ...faultyStreamsOf(t, log),
    topic: t.procedure
      .input(asResumable)
      .subscription(({ input }) =>
        topic.follow({ backfill: () => (input?.lastEventId === undefined ? [tracked("1", "snapshot")] : []) }),
      ),
    board: t.procedure.subscription(() => board.follow()),
    nested: t.router({ deep: t.procedure.query(() => "deep") }),
  });
  const shout = (text: string) => {
    for (const hear of crowd) hear(text);
  };
  return { router, topic, board, log, shout };
}

/** Counts to three, and then waits to be stopped. */
async function* counted(from: number, { log, signal }: { log: string[]; signal: AbortSignal | undefined }) {
  log.push(`count from ${from}`);
  try {
    for (let n = from; n <= 3; n++) yield tracked(String(n), `n${n}`);
    await aborted(signal);
  } finally {
    log.push("count over");
  }
}

interface Resumable {
  readonly lastEventId?: string;
}

function asResumable(value: unknown): Resumable | undefined {
  return isResumable(value) ? value : undefined;
}

function isResumable(value: unknown): value is Resumable {
  return typeof value === "object" && value !== null && "lastEventId" in value;
}

function asDate(value: unknown): Date {
  if (value instanceof Date) return value;
  throw new TypeError("Not a date");
}

function aborted(signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve) => signal?.addEventListener("abort", () => resolve(), { once: true }));
}

export type Demo = ReturnType<typeof createDemo>;
export type DemoRouter = Demo["router"];
