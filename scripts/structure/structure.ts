/**
 * `npm run structure`, from the root: how large folders, files and functions are, and who imports whom; fails where the
 * house has grown out of its measures.
 */
import { globSync, readFileSync } from "node:fs";
import { dirname } from "node:path";
import { parseSource } from "./parse-source.ts";
import { resolver, type Manifest } from "./resolve-import.ts";
import { summarise, type Row } from "./summary.ts";

const FILES = "{apps,packages,bench,deploy,e2e,nginx,scripts}/**/*.{ts,tsx,mjs}";
const MANIFESTS = ["{apps,packages}/*/package.json", "{bench,deploy,e2e,nginx}/package.json"];
const NOT_OURS = ["**/node_modules/**", "**/dist/**", "**/*.gen.ts", "scripts/gates/fixtures/**"];

interface PackageFile {
  readonly name: string;
  readonly exports?: string | Readonly<Record<string, unknown>>;
  readonly imports?: Readonly<Record<string, string>>;
}

function readManifest(path: string): Manifest {
  const { name, exports = {}, imports = {} } = JSON.parse(readFileSync(path, "utf8")) as PackageFile; // ours
  return { name, folder: dirname(path), exports: typeof exports === "string" ? { ".": exports } : exports, imports };
}

function show(rows: readonly Row[]): void {
  for (const { what, count, median, p95, max, at } of rows) {
    const figures = [count, median, p95, max].map((figure) => String(figure).padStart(7)).join("");
    console.log(`${what.padEnd(22)}${figures}  ${at}`);
  }
}

const files = globSync(FILES, { exclude: NOT_OURS })
  .toSorted()
  .map((path) => parseSource(path, readFileSync(path, "utf8")));
const resolve = resolver(globSync(MANIFESTS).map(readManifest), new Set(files.map(({ path }) => path)));
const importsOf = new Map(
  files.map(({ path, imports }) => [
    path,
    [...new Set(imports.flatMap((specifier) => resolve(path, specifier) ?? []))],
  ]),
);
const { sources, tests, faults } = summarise(files, importsOf);
console.log(`${"sources".padEnd(22)}  count median    p95    max`);
show(sources);
console.log("tests and what only they need");
show(tests);
for (const fault of faults) console.error(fault);
process.exitCode = faults.length === 0 ? 0 : 1;
