import type { IncomingMessage } from "node:http";
import {
  getTRPCErrorFromUnknown,
  getTRPCErrorShape,
  type AnyTRPCRouter,
  type TRPCError,
  type TRPCProcedureType,
} from "@trpc/server";
import type { CreateWSSContextFnOptions } from "@trpc/server/adapters/ws";
import type { HTTPErrorHandler } from "@trpc/server/http";
import type { Clock } from "../clock.ts";
import type { Limits } from "../limits.ts";
import type { Metrics } from "../metrics.ts";
import type { FlushQueue } from "./outbox.ts";
import type { TokenBucket } from "./token-bucket.ts";
import type { SessionRegistry } from "./session-registry.ts";
import type { Bytes, Codec } from "../wire/wire.ts";

/** How a silent client is found out. */
export interface KeepAlive {
  readonly enabled: boolean;
  /** Milliseconds of silence before a `PING`. */
  readonly pingMs: number;
  /** Milliseconds after it for the client to say anything. */
  readonly pongWaitMs: number;
}

/** What is known of the way to one client. */
export interface Line {
  /** The way there and back as last measured, in milliseconds; null until it has been measured. */
  readonly lagMs: number | null;
  /** When anything last came from there, by the handler's clock; at first, when the socket was opened. */
  readonly heardAt: number;
}

/** What a context is made from: what stock gives, and the line. */
export type ContextOptions = CreateWSSContextFnOptions & { readonly line: Line };

/** A connection as its handler sees it. */
export interface Member {
  /** How many subscriptions are open. */
  readonly subscriptions: number;
  /** Bytes that the client has not taken. */
  readonly waitingBytes: number;
  /** Asks the client to come back on another socket. */
  askToReconnect(): void;
  /** Sends what is waiting, and closes. */
  close(code: number, reason: string): void;
  /** Closes without a word. */
  terminate(): void;
  /** Looks after what only the passing of time brings about. */
  check(now: number): void;
}

/** What all connections of one handler share. */
export interface Hub {
  readonly router: AnyTRPCRouter;
  readonly codec: Codec;
  readonly createContext: (options: ContextOptions) => unknown;
  readonly onError: HTTPErrorHandler<AnyTRPCRouter, IncomingMessage> | undefined;
  readonly sessionKey: (context: unknown) => string | null | undefined;
  /** The buckets that a socket draws on together with others. */
  readonly sharedBuckets: (request: IncomingMessage) => readonly TokenBucket[];
  /** The longest text that need not be read by `ws`, in bytes. */
  readonly laneBytes: number;
  readonly keepAlive: KeepAlive;
  readonly measureMs: number;
  readonly limits: Limits;
  readonly clock: Clock;
  readonly metrics: Metrics;
  readonly queue: FlushQueue;
  readonly connections: Set<Member>;
  readonly sessions: SessionRegistry<Member>;
}

/** Where an error happened, as far as it is known. */
export interface Scene {
  readonly type: TRPCProcedureType | "unknown";
  readonly path: string | undefined;
  readonly input: unknown;
}

/** The scene of what belongs to no call. */
export const NO_CALL: Scene = { type: "unknown", path: undefined, input: undefined };

/** Who is at the other end. */
export interface Visitor {
  readonly request: IncomingMessage;
  readonly context: unknown;
}

/** Gives the error to `onError`, and returns the body of the frame that tells the client. */
export function reportError(hub: Hub, cause: unknown, { scene, visitor }: { scene: Scene; visitor: Visitor }): Bytes {
  const error = getTRPCErrorFromUnknown(cause);
  const { type, path, input } = scene;
  hub.onError?.({ error, type, path, input, ctx: visitor.context, req: visitor.request });
  return errorBody(hub, error, { scene, context: visitor.context });
}

/** Returns the body of the frame that tells the client of the error, in the words of the router's formatter. */
export function errorBody(hub: Hub, error: TRPCError, { scene, context }: { scene: Scene; context: unknown }): Bytes {
  const config = hub.router._def._config;
  const { type, path, input } = scene;
  const shape: unknown = getTRPCErrorShape({ config, error, type, path, input, ctx: context });
  return hub.codec.error(shape);
}
