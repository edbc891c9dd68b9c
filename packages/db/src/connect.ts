import { Client } from "pg";
import { DatabaseStartError } from "./database-start-error.ts";

const CONNECT_TIMEOUT_MS = 10_000;

/**
 * Makes a connection that belongs to nobody else, under a name that `pg_stat_activity` shows. Throws `DatabaseStartError`
 * UNREACHABLE.
 */
export async function connect(url: string, name: string): Promise<Client> {
  const client = new Client({
    connectionString: url,
    application_name: name,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    keepAlive: true,
  });
  // A lost connection also rejects the query that runs on it; without a listener it would end the process.
  client.on("error", () => undefined);
  try {
    await client.connect();
    return client;
  } catch (cause) {
    const reason =
      cause instanceof Error && "code" in cause ? `${cause.message} (${String(cause.code)})` : String(cause);
    throw new DatabaseStartError("UNREACHABLE", {
      message: `There is no connection to the database ${client.database ?? ""} at ${client.host}:${client.port}: ${reason}`,
      remedy: "Check that PostgreSQL runs there, and the name and password in DATABASE_URL.",
      cause,
    });
  }
}
