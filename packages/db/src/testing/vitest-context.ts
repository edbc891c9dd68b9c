import type {} from "vitest";

declare module "vitest" {
  /** What the run's `globalSetup` hands to the tests. */
  interface ProvidedContext {
    /** Of the run's PostgreSQL, as its superuser. */
    postgresUrl: string;
  }
}
