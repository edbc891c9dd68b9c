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
import { BanUsageError, readBanOrder, type BanOrder } from "./accounts/ban-order.ts";
import { ConfigError, readConfig } from "./config.ts";

async function carryOut(order: BanOrder): Promise<string> {
  const { databaseUrl, dataFolder } = readConfig(process.env);
  const url = databaseUrl ?? (await findEmbeddedPostgres(join(dataFolder, "postgres")));
  // A lost connection rejects the statement too.
  await using database = openDatabase({ url, onError: () => {} });
  const user = await change(database.db, order);
  if (user === undefined) throw new BanUsageError(`There is no user with the id ${order.userId}.`);
  return `${user.name} (${user.id}) ${outcomeOf(order)}.`;
}

function change(db: Executor, order: BanOrder): Promise<NamedUser | undefined> {
  return order.kind === "ban" ? banUser(db, order) : liftBan(db, order.userId);
}

function outcomeOf(order: BanOrder): string {
  if (order.kind === "lift") return "is not banned any more";
  return order.until === null ? "is banned for good" : `is banned until ${new Date(order.until).toISOString()}`;
}

function explain(error: unknown): string {
  const isForeseen = [BanUsageError, ConfigError, DatabaseStartError].some((kind) => error instanceof kind);
  if (isConnectionLost(error)) return "The database does not answer: is the club running, or DATABASE_URL another one?";
  return error instanceof Error ? ((isForeseen ? error.message : error.stack) ?? error.message) : String(error);
}

try {
  process.stdout.write(`${await carryOut(readBanOrder(process.argv.slice(2), Date.now()))}\n`);
} catch (error) {
  process.stderr.write(`${explain(error)}\n`);
  process.exitCode = 1;
}
