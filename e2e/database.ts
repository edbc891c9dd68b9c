import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startEmbeddedPostgres } from "@trelyazh/db";

/** A real PostgreSQL beside the club, to be taken away from it and brought back. */
export async function startDatabase() {
  const dataFolder = await mkdtemp(join(tmpdir(), "trelyazh-e2e-"));
  let server = await startEmbeddedPostgres({ dataFolder });
  return {
    url: server.url,
    stop: () => server.stop(),
    /** Starts it again with the data that it had, at the same address. */
    async start() {
      server = await startEmbeddedPostgres({ dataFolder, port: server.port });
    },
    async [Symbol.asyncDispose]() {
      await server.stop();
      await rm(dataFolder, { recursive: true, force: true });
    },
  };
}
