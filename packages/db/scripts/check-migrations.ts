/** `npm run db:check`: the migrations are consistent, and the schema holds nothing that they do not make. */
import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

const PACKAGE = path.resolve(import.meta.dirname, "..");

function drizzleKit(folder: string, ...words: string[]): void {
  // drizzle-kit takes the folder relative to where it runs.
  const flags = ["--dialect=postgresql", `--out=${path.relative(PACKAGE, folder)}`];
  execFileSync("drizzle-kit", [...words, ...flags], { cwd: PACKAGE, stdio: ["ignore", "ignore", "inherit"] });
}

const scratch = mkdtempSync(path.join(tmpdir(), "trelyazh-migrations-"));
try {
  const copy = path.join(scratch, "migrations");
  cpSync(path.join(PACKAGE, "migrations"), copy, { recursive: true });
  const before = readdirSync(copy).length;
  drizzleKit(copy, "check");
  drizzleKit(copy, "generate", "--schema=src/schema/**/*.ts");
  if (readdirSync(copy).length !== before) {
    console.error("The schema has changes without a migration: run `npm run db:generate -w @trelyazh/db`.");
    process.exitCode = 1;
  }
} finally {
  rmSync(scratch, { recursive: true });
}
