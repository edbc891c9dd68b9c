import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readdir, rm, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);

const ROOT = join(import.meta.dirname, "../../..");

/** The servers' source of the release whose nodes may run beside this one's while this one comes in; keep.sh makes it. */
const SOURCE = join(import.meta.dirname, "source.tar.gz");

export interface LastRelease extends AsyncDisposable {
  readonly folder: string;
}

/** Lays the last release out in a folder of its own, with the libraries of this one. */
export async function layOutLastRelease(): Promise<LastRelease> {
  const folder = await mkdtemp(join(tmpdir(), "trelyazh-last-release-"));
  await run("tar", ["--extract", "--file", SOURCE, "--directory", folder]);
  await linkLibraries(folder);
  return { folder, [Symbol.asyncDispose]: () => rm(folder, { recursive: true }) };
}

/** What is npm's is shared; our own packages are those of the release. */
async function linkLibraries(folder: string): Promise<void> {
  const [from, to] = [join(ROOT, "node_modules"), join(folder, "node_modules")];
  await mkdir(join(to, "@trelyazh"), { recursive: true });
  const names = (await readdir(from)).filter((name) => name !== "@trelyazh");
  await Promise.all(names.map((name) => symlink(join(from, name), join(to, name))));
  const packages = await readdir(join(folder, "packages"));
  await Promise.all(packages.map((name) => symlink(join(folder, "packages", name), join(to, "@trelyazh", name))));
  await symlink(join(folder, "apps/server"), join(to, "@trelyazh/server"));
  for (const part of ["apps/server", ...packages.map((name) => `packages/${name}`)]) {
    const own = join(ROOT, part, "node_modules");
    if ((await readdir(own).catch(() => [])).length > 0) await symlink(own, join(folder, part, "node_modules"));
  }
}
