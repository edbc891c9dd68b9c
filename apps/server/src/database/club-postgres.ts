import { join } from "node:path";
import { startEmbeddedPostgres } from "@trelyazh/db";
import type { Logger } from "../logger.ts";

/** The PostgreSQL that a club works with. */
export interface ClubPostgres extends AsyncDisposable {
  readonly url: string;
  /** Rejects with the reason when the club's own has ended and cannot be started again. */
  readonly lost: Promise<never>;
}

export interface ClubPostgresOptions {
  /** Of the operator's own; without it the one that the club brings along is started. */
  readonly databaseUrl: string | undefined;
  readonly dataFolder: string;
  /** Told of slow steps, as English phrases. */
  readonly onProgress: (step: string) => void;
  readonly log: Logger;
}

/** Where the PostgreSQL that the club brings along keeps its files. */
export function embeddedFolder(dataFolder: string): string {
  return join(dataFolder, "postgres");
}

/** Returns the operator's PostgreSQL, or starts the club's own, and starts that again whenever it ends by itself. */
export async function startClubPostgres(options: ClubPostgresOptions): Promise<ClubPostgres> {
  const lost = Promise.withResolvers<never>();
  // Nobody may be waiting for it yet.
  lost.promise.catch(() => {});
  const { databaseUrl: url } = options;
  if (url !== undefined) return { url, lost: lost.promise, [Symbol.asyncDispose]: () => Promise.resolve() };
  const postgres = await startEmbedded(options, lost.reject);
  return { url: postgres.url, lost: lost.promise, [Symbol.asyncDispose]: postgres.stop };
}

function startEmbedded({ dataFolder, onProgress, log }: ClubPostgresOptions, onLost: (reason: unknown) => void) {
  return startEmbeddedPostgres({
    dataFolder: embeddedFolder(dataFolder),
    onProgress,
    watch: {
      onDown: (how) => log.error({ how }, "embedded database ended and is started again"),
      onBack: (ms) => log.warn({ ms: Math.round(ms) }, "embedded database is back"),
      onLost(error) {
        log.fatal({ reason: error.message }, "embedded database cannot be started again");
        onLost(error);
      },
    },
  });
}
