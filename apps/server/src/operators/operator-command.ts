import {
  BackupError,
  DatabaseStartError,
  findEmbeddedPostgres,
  isConnectionLost,
  openDatabase,
  type Database,
} from "@trelyazh/db";
import { ConfigError, readConfig, type Environment } from "../config/config.ts";
import { readEnvironment } from "../config/env-file.ts";
import { embeddedFolder } from "../database/club-postgres.ts";

/** Why the words after a command could not be understood, or cannot be done. */
export class UsageError extends Error {
  override readonly name: string = "UsageError";
}

/** Opens the club's database for a command that runs beside the club. */
export async function openBesideClub(environment: Environment, statementTimeoutMs?: number): Promise<Database> {
  const { databaseUrl, dataFolder } = readConfig(readEnvironment(environment));
  const url = databaseUrl ?? (await findEmbeddedPostgres(embeddedFolder(dataFolder)));
  // A lost connection rejects the statement too.
  return openDatabase({ url, onError: () => {}, ...(statementTimeoutMs && { statementTimeoutMs }) });
}

/** Runs a command to its end: what it returns goes to the standard output, why it failed to the standard error. */
export async function runCommand(run: () => Promise<string>): Promise<void> {
  try {
    process.stdout.write(`${await run()}\n`);
  } catch (error) {
    process.stderr.write(`${explain(error)}\n`);
    process.exitCode = 1;
  }
}

function explain(error: unknown): string {
  const isForeseen = [UsageError, ConfigError, DatabaseStartError, BackupError].some((kind) => error instanceof kind);
  if (isConnectionLost(error)) return "The database does not answer: is the club running, or DATABASE_URL another one?";
  return error instanceof Error ? ((isForeseen ? error.message : error.stack) ?? error.message) : String(error);
}
