import { cloneTemplate, startTemplateServer, type ClonedDatabase } from "@trelyazh/db";

/** How the workers are told where it is. */
const VARIABLE = "E2E_POSTGRES_URL";

/** Playwright's `globalSetup`: one PostgreSQL for the whole run. Each club has a database of its own in it. */
export default async function startPostgresOfRun(): Promise<() => Promise<void>> {
  const server = await startTemplateServer();
  process.env[VARIABLE] = server.url;
  return async () => server[Symbol.asyncDispose]();
}

/** Makes a fresh, migrated database in the run's PostgreSQL; closing it drops it. */
export function freshDatabase(): Promise<ClonedDatabase> {
  const url = process.env[VARIABLE];
  if (url === undefined) throw new Error("The run's PostgreSQL is not there: Playwright's global setup starts it.");
  return cloneTemplate(url);
}
