import { MAX_PICTURE_BYTES, PICTURES_PATH } from "@trelyazh/protocol";
import type { FastifyInstance } from "fastify";
import { ClubError } from "../../club-error.ts";
import type { MemberLimit } from "../../trpc.ts";
import type { Visitor } from "../../visitor.ts";
import type { Pictures } from "./pictures.ts";

export interface PictureRoutesOptions {
  readonly pictures: Pictures;
  /** Returns whoever sends those cookies. */
  readonly visitor: (cookies: string | undefined) => Visitor;
  readonly limit: MemberLimit;
}

const HASH = /^(?<hash>[\w-]{22})\.jpg$/;

/** Another picture has another address. */
const A_YEAR = "public, max-age=31536000, immutable";

/** Takes files of which pictures are made, and serves the pictures. The scope has no parsers of bodies. */
export function pictureRoutes(app: FastifyInstance, { pictures, visitor, limit }: PictureRoutesOptions): void {
  app.post(PICTURES_PATH, { bodyLimit: MAX_PICTURE_BYTES }, async (request) => {
    const member = await visitor(request.headers.cookie).member();
    if (member === null) throw new ClubError("SIGN_IN_FIRST");
    await limit(member.id);
    if (!(request.body instanceof Uint8Array)) throw new ClubError("BAD_PICTURE");
    return { picture: await pictures.take(member, request.body) };
  });
  app.get<{ Params: { file: string } }>(`${PICTURES_PATH}/:file`, async ({ params }, reply) => {
    const hash = HASH.exec(params.file)?.groups?.["hash"];
    if (hash === undefined) throw new ClubError("NOT_FOUND");
    const jpeg = await pictures.find(hash);
    return reply.header("cache-control", A_YEAR).type("image/jpeg").send(Buffer.from(jpeg));
  });
}
