import { execFile } from "node:child_process";
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { Client } from "pg";
import { beforeAll, onTestFinished } from "vitest";
import { startEmbeddedPostgres, type EmbeddedPostgres } from "../embedded-postgres.ts";

const run = promisify(execFile);

async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), "trelyazh-embedded-"));
  await chmod(folder, 0o755);
  return folder;
}

/** Returns where a data folder can be made. */
export async function scratchFolder(): Promise<string> {
  const folder = await temporaryFolder();
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return path.join(folder, "data");
}

/** To be called at the top of a file of tests; each call of what it returns makes a folder whose cluster has a table `kept` that holds 1. */
export function usedFolders(): () => Promise<string> {
  let prepared: string;
  beforeAll(async () => {
    const folder = await temporaryFolder();
    prepared = path.join(folder, "data");
    await using postgres = await startEmbeddedPostgres({ dataFolder: prepared });
    await query(postgres.url, "create table kept as select 1 as value");
    return () => rm(folder, { recursive: true, force: true });
  });
  return async () => {
    const folder = await scratchFolder();
    await run("cp", ["-a", prepared, folder]);
    return folder;
  };
}

export async function query(url: string, text: string): Promise<unknown[]> {
  const client = new Client({ connectionString: url });
  client.on("error", () => undefined);
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(text)).rows;
  } finally {
    await client.end();
  }
}

/** Returns what is in the table of a used folder. */
export function kept(postgres: Pick<EmbeddedPostgres, "url">): Promise<unknown[]> {
  return query(postgres.url, "select value from kept order by value");
}
