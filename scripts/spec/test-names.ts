import { execFileSync } from "node:child_process";
import { relative } from "node:path";
import { fileURLToPath } from "node:url";

const VITEST = fileURLToPath(new URL("vitest.mjs", import.meta.resolve("vitest/package.json")));

/** Asks Vitest once for the tests in some folders of a house; returns their names by folder, without those of groups. */
export function testNames(root: string, folders: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const filters = folders.map((folder) => `${folder}/`);
  const listing = execFileSync(
    process.execPath,
    [VITEST, "list", "--json", "--no-staticParse", "--project", "unit", ...filters],
    { cwd: root, encoding: "utf8", maxBuffer: 64 * 1024 * 1024 },
  );
  const tests = JSON.parse(listing) as { readonly name: string; readonly file: string }[]; // Vitest's own format
  const namesIn = (folder: string) =>
    tests
      .filter(({ file }) => relative(root, file).startsWith(`${folder}/`))
      .map(({ name }) => name.split(" > ").at(-1) ?? name);
  return new Map(folders.map((folder) => [folder, namesIn(folder)]));
}
