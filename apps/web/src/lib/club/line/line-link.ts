import { TRPC_BRIEF_PATH, TRPC_HTTP_PATH } from "@trelyazh/protocol";
import type { AppRouter } from "@trelyazh/server/router";
import { httpBatchLink, httpSubscriptionLink, type TRPCLink } from "@trpc/client";
import { observable } from "@trpc/server/observable";
import type { Cargo } from "./cargo.ts";
import { CarriedCall } from "./carried-call.ts";
import { CarriedStream } from "./carried-stream.ts";
import type { Line } from "./line.ts";

/** Carries everything by the line: what is subscribed and what is under way goes on wherever the line goes on. */
export function lineLink(line: Line): TRPCLink<AppRouter> {
  return (runtime) => {
    const calls = httpBatchLink<AppRouter>({ url: TRPC_HTTP_PATH })(runtime);
    const streams = httpSubscriptionLink<AppRouter, typeof EventSource>({ url: TRPC_HTTP_PATH })(runtime);
    const briefStreams = httpSubscriptionLink<AppRouter, typeof EventSource>({ url: TRPC_BRIEF_PATH })(runtime);
    const overHttp: Cargo["overHttp"] = (op, isBrief) => {
      const link = op.type !== "subscription" ? calls : isBrief ? briefStreams : streams;
      return link({ op, next: nowhere });
    };
    return ({ op }) =>
      observable((observer) => {
        const cargo = { op, observer, line, overHttp };
        const carried = op.type === "subscription" ? new CarriedStream(cargo) : new CarriedCall(cargo);
        return () => carried.end();
      });
  };
}

function nowhere(): never {
  throw new Error("No link comes after the one that carries");
}
