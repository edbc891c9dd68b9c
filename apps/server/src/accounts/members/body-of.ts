import type { FastifyRequest } from "fastify";
import type { ZodType } from "zod";
import { ClubError } from "../../club-error.ts";

/** Returns what was sent to a route whose scope has no parsers of bodies; refuses with `BAD_INPUT`. */
export function bodyOf<T>(schema: ZodType<T>, { body }: FastifyRequest): T {
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
