import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readdir, rm, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);

const ROOT = join(import.meta.dirname, "../..");

/**
 * The source of the last release whose nodes may run beside this one's while a new release comes in. Whoever brings a release
 * out names the one before it here.
 */
const LAST_RELEASE = "15d8df804208f9d774d961056fcd4cbf3789c849";

export interface LastRelease extends AsyncDisposable {
  readonly folder: string;
}

/** Lays the last release out in a folder of its own, with the libraries of this one. */
export async function layOutLastRelease(): Promise<LastRelease> {
  const folder = await mkdtemp(join(tmpdir(), "trelyazh-last-release-"));
  const unpack = `git archive ${LAST_RELEASE} apps/server packages package.json | tar --extract --directory "$0"`;
  await run("bash", ["-o", "pipefail", "-c", unpack, folder], { cwd: ROOT }).catch((cause: unknown) => {
    throw new Error(
      `The source of the last release (${LAST_RELEASE}) is not here. This test needs git and the whole history: \`git fetch --unshallow\`.`,
      { cause },
    );
  });
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
