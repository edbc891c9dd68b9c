/** `npm run ban`: bans a user of the club, or lifts the ban. The clubs that run on the database notice by themselves. */
import { join } from "node:path";
import {
  banUser,
  DatabaseStartError,
  findEmbeddedPostgres,
  isConnectionLost,
  liftBan,
  openDatabase,
  type Executor,
  type NamedUser,
} from "@trelyazh/db";
import { BanUsageError, readBanRequest, type BanRequest } from "./accounts/ban-request.ts";
import { ConfigError, readConfig } from "./config.ts";

async function carryOut(request: BanRequest): Promise<string> {
  const { databaseUrl, dataFolder } = readConfig(process.env);
  const url = databaseUrl ?? (await findEmbeddedPostgres(join(dataFolder, "postgres")));
  // A lost connection rejects the statement too.
  await using database = openDatabase({ url, onError: () => {} });
  const user = await change(database.db, request);
  if (user === undefined) throw new BanUsageError(`There is no user with the id ${request.userId}.`);
  return `${user.name} (${user.id}) ${outcomeOf(request)}.`;
}

function change(db: Executor, request: BanRequest): Promise<NamedUser | undefined> {
  return request.kind === "ban" ? banUser(db, request) : liftBan(db, request.userId);
}

function outcomeOf(request: BanRequest): string {
  if (request.kind === "lift") return "is not banned any more";
  return request.until === null ? "is banned for good" : `is banned until ${new Date(request.until).toISOString()}`;
}

function explain(error: unknown): string {
  const isForeseen = [BanUsageError, ConfigError, DatabaseStartError].some((kind) => error instanceof kind);
  if (isConnectionLost(error)) return "The database does not answer: is the club running, or DATABASE_URL another one?";
  return error instanceof Error ? ((isForeseen ? error.message : error.stack) ?? error.message) : String(error);
}

try {
  process.stdout.write(`${await carryOut(readBanRequest(process.argv.slice(2), Date.now()))}\n`);
} catch (error) {
  process.stderr.write(`${explain(error)}\n`);
  process.exitCode = 1;
}
