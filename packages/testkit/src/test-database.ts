import { cloneTemplate, createBareDatabase, type ClonedDatabase, type DatabaseOptions } from "@trelyazh/db";
import { inject } from "vitest";
// Whoever compiles this file needs the names that a run provides.
import type {} from "./global-setup.ts";

/**
 * Makes a fresh, migrated database; `await using` drops it at the end, with whoever is still connected. Needs
 * `@trelyazh/testkit/global-setup` in the Vitest project.
 */
export function testDatabase(options: Partial<Omit<DatabaseOptions, "url">> = {}): Promise<ClonedDatabase> {
  return cloneTemplate(inject("postgresUrl"), options);
}

/** Makes a database without anything, as `createdb` does; `await using` drops it at the end. */
export function bareDatabase(): ReturnType<typeof createBareDatabase> {
  return createBareDatabase(inject("postgresUrl"));
}
