import type { FastifyReply, FastifyRequest } from "fastify";
import { ClubError } from "../club-error.ts";
import type { Logger } from "../logger.ts";
import { pathOf } from "./path-of.ts";

/** For whoever opens the club by an address that it does not know: most likely the person who has just set it up. */
const WORDS = [
  "This club is not set up for the address that you have opened it by.",
  "If it is yours, set PUBLIC_ORIGIN to that address, as it stands in the browser's bar up to the first",
  "single slash (PUBLIC_ORIGIN=https://club.example), and start the club again.",
  "",
  "Клуб не настроен для адреса, по которому вы его открыли.",
  "Если это ваш клуб, запишите этот адрес в PUBLIC_ORIGIN так, как он стоит в строке браузера, до первой",
  "одиночной косой черты (PUBLIC_ORIGIN=https://club.example), и запустите клуб заново.",
  "",
].join("\n");

/** So much of a name goes into the log. */
const NAME_LENGTH = 100;

/** Refuses what was asked by a name that is none of the club's, in words; tells of it once, as names cost nothing. */
export class UnknownNames {
  readonly #log: Logger;
  #isTold = false;

  constructor(log: Logger) {
    this.#log = log;
  }

  refuse({ url, headers }: FastifyRequest, reply: FastifyReply): FastifyReply {
    if (!this.#isTold) {
      this.#isTold = true;
      const host = headers.host?.slice(0, NAME_LENGTH);
      this.#log.warn({ host }, "asked by a name that is not ours: set PUBLIC_ORIGIN if people come by it");
    }
    if (pathOf(url).startsWith("/api/")) throw new ClubError("FORBIDDEN");
    return reply.status(403).header("cache-control", "no-store").type("text/plain; charset=utf-8").send(WORDS);
  }
}
