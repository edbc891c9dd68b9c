import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { compareSpec, rulesIn } from "./spec-rules.ts";

// Fails when a rule of SPEC.md has no test, or a test of this package is named after no rule.

const packageFolder = fileURLToPath(new URL("..", import.meta.url));
const root = fileURLToPath(new URL("../../..", import.meta.url));
const vitest = fileURLToPath(new URL("vitest.mjs", import.meta.resolve("vitest/package.json")));

/** The names of all tests of this package, without those of their groups. */
function testNames(): readonly string[] {
  const listing = execFileSync(
    process.execPath,
    [vitest, "list", "--json", "--no-staticParse", "--project", "unit", `${packageFolder}src`],
    {
      cwd: root,
      encoding: "utf8",
      maxBuffer: 64 * 1024 * 1024,
    },
  );
  const tests = JSON.parse(listing) as { readonly name: string }[]; // Vitest's own format
  return tests.map(({ name }) => name.split(" > ").at(-1) ?? name);
}

const spec = readFileSync(`${packageFolder}SPEC.md`, "utf8");
const tests = testNames();
const { untested, unruled, unknown, repeated } = compareSpec(spec, tests);

for (const rule of untested) console.error(`${rule} has no test`);
for (const test of unruled) console.error(`no rule: ${test}`);
for (const rule of unknown) console.error(`${rule} is tested but not in SPEC.md`);
for (const rule of repeated) console.error(`${rule} stands for two rules`);

const faults = untested.length + unruled.length + unknown.length + repeated.length;
console.log(`${rulesIn(spec).length} rules, ${tests.length} tests, ${faults} faults`);
process.exitCode = faults === 0 && tests.length > 0 ? 0 : 1;
