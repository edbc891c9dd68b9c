import type { AppRouter } from "@trelyazh/server/router";
import {
  TRPCClientError,
  type Operation,
  type OperationResultObservable,
  type OperationResultObserver,
} from "@trpc/client";
import { refusalIn } from "../club-errors.ts";
import type { Line } from "./line.ts";

export type Failure = TRPCClientError<AppRouter>;
type Hearer = OperationResultObserver<AppRouter, unknown>;
/** What comes back. */
export type Envelope = Parameters<Hearer["next"]>[0];

/** Something to be carried to the club, and whoever waits for what comes back. */
export interface Cargo {
  readonly op: Operation;
  readonly observer: Hearer;
  readonly line: Line;
  /** How it goes over HTTP; a brief stream ends by itself soon. */
  readonly overHttp: (op: Operation, isBrief: boolean) => OperationResultObservable<AppRouter, unknown>;
}

/** Hears what comes over HTTP until it is left; tRPC's own observables may speak once more after that. */
export function hear(
  answers: ReturnType<Cargo["overHttp"]>,
  { next, error }: Pick<Hearer, "next" | "error">,
): () => void {
  let isLeft = false;
  const running = answers.subscribe({
    next: (envelope) => isLeft || next(envelope),
    error: (failure) => isLeft || error(failure),
  });
  return () => {
    isLeft = true;
    running.unsubscribe();
  };
}

/** Whether the club has not said no for good: it has not answered at all, or a part of it is only starting anew. */
export function isUnanswered(error: unknown): boolean {
  const code = refusalIn(error);
  return code === null || code === "RESTARTING" || code === "NODE_AWAY";
}

/** What is told of a call that was waited for in vain. */
export function noAnswer(): Failure {
  return TRPCClientError.from(new Error("No answer"));
}
