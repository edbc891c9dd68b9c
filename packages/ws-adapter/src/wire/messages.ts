import type { AnyTRPCRouter, TRPCProcedureType } from "@trpc/server";
import { parseTRPCMessage, type TRPCClientOutgoingMessage } from "@trpc/server/rpc";
import { parseConnectionParamsFromUnknown, type TRPCRequestInfo } from "@trpc/server/http";
import { TRPCError } from "@trpc/server";
import type { Addressee } from "./wire.ts";

/** One call of a procedure, as the client sent it. */
export interface Call extends Addressee {
  readonly type: TRPCProcedureType;
  readonly path: string;
  readonly input: unknown;
}

/** Returns the messages of a frame, one or a batch; throws at anything else, the first fault spoiling the batch. */
export function parseMessages(text: string | null, router: AnyTRPCRouter): TRPCClientOutgoingMessage[] {
  if (text === null) throw new TypeError("Binary frames are not understood");
  const json: unknown = JSON.parse(text);
  const { transformer } = router._def._config;
  return (Array.isArray(json) ? json : [json]).map((raw) => parseTRPCMessage(raw, transformer));
}

/** Says whether more calls than that are to be answered; subscriptions and their ends do not count. */
export function hasMoreCalls(messages: readonly TRPCClientOutgoingMessage[], most: number): boolean {
  if (messages.length <= most) return false;
  return messages.filter(({ method }) => method === "query" || method === "mutation").length > most;
}

/** Returns the connection params of a client's first frame; throws a `PARSE_ERROR`. */
export function parseParams(text: string | null): TRPCRequestInfo["connectionParams"] {
  return parseConnectionParamsFromUnknown(dataOf(text));
}

function dataOf(text: string | null): unknown {
  try {
    const message: unknown = JSON.parse(text ?? "");
    if (!isRecord(message)) throw new TypeError("Not an object");
    return message["data"];
  } catch (cause) {
    throw new TRPCError({ code: "PARSE_ERROR", message: "Malformed connection params", cause });
  }
}

/** Returns the call that a message makes, its input joined by the id to resume from; null if it makes none. */
export function callOf(message: TRPCClientOutgoingMessage): Call | null {
  if (message.method === "subscription.stop") return null;
  const { id, jsonrpc, method, params } = message;
  return { id, jsonrpc, type: method, path: params.path, input: resumed(params.input, params.lastEventId) };
}

function resumed(input: unknown, lastEventId: string | undefined): unknown {
  if (lastEventId === undefined) return input;
  return isRecord(input) ? { ...input, lastEventId } : (input ?? { lastEventId });
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
