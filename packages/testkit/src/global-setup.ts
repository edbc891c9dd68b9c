import { startTemplateServer } from "@trelyazh/db";
import type { TestProject } from "vitest/node";

declare module "vitest" {
  /** What the run's `globalSetup` hands to the tests. */
  interface ProvidedContext {
    /** Of the run's PostgreSQL, as its superuser. */
    postgresUrl: string;
  }
}

/** Vitest's `globalSetup`: one PostgreSQL for the whole run, which `testDatabase` clones its databases from. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startTemplateServer();
  project.provide("postgresUrl", server.url);
  return async () => server[Symbol.asyncDispose]();
}
