import { Readable } from "node:stream";
import { AUTH_PATH, DeleteMe, EXPORT_PATH, MEMBER_ROUTES } from "@trelyazh/protocol";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { z } from "zod";
import { ClubError } from "../club-error.ts";
import type { Visitor } from "../visitor.ts";
import type { Asking } from "./personal-data-service.ts";
import type { PersonalDataFeature } from "./personal-data.router.ts";

export interface PersonalDataRoutes extends PersonalDataFeature {
  /** Returns whoever sends those cookies. */
  readonly visitor: (cookies: string | undefined) => Visitor;
  /** The header that has a browser forget who it is. */
  readonly farewell: string;
}

const ExportRef = z.object({ id: z.uuid() });

/** Serves what cannot be asked over a socket: a file, and an end at which the socket is closed. The scope has no parsers of bodies. */
export function personalDataRoutes(app: FastifyInstance, options: PersonalDataRoutes): void {
  const { service, limits, farewell } = options;
  app.get(`${EXPORT_PATH}/:id`, async (request, reply) => {
    const { member } = await askingOf(request, options);
    await limits.download(member.id);
    const { success, data } = ExportRef.safeParse(request.params);
    if (!success) throw new ClubError("NOT_FOUND");
    const size = await service.sizeOf(member, data.id);
    return reply
      .header("content-type", "application/json; charset=utf-8")
      .header("content-disposition", 'attachment; filename="trelyazh.json"')
      .header("content-length", size)
      .send(Readable.from(service.give(data.id), { objectMode: false }));
  });
  app.post(`${AUTH_PATH}/${MEMBER_ROUTES.deleteMe}`, async (request, reply) => {
    const asking = await askingOf(request, options);
    await limits.remove(asking.member.id);
    await service.remove(asking, saidIn(request));
    return reply.header("set-cookie", farewell).send({});
  });
}

async function askingOf({ headers }: FastifyRequest, { visitor: visitorOf }: PersonalDataRoutes): Promise<Asking> {
  const visitor = visitorOf(headers.cookie);
  const member = await visitor.member();
  if (member === null) throw new ClubError("SIGN_IN_FIRST");
  return { member, visitor };
}

function saidIn({ body }: FastifyRequest): DeleteMe {
  try {
    return DeleteMe.parse(body instanceof Uint8Array ? JSON.parse(Buffer.from(body).toString()) : undefined);
  } catch (cause) {
    throw new ClubError("BAD_INPUT", { cause });
  }
}
