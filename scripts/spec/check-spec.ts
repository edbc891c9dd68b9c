/**
 * `npm run spec:check`, from the root: fails when a rule of a package's SPEC.md has no test, or a test of that package is
 * named after no rule. All packages with rules are checked, or those that are named: `npm run spec:check -- table`.
 */
import { readFileSync, realpathSync } from "node:fs";
import { join } from "node:path";
import { compareSpec, faultsIn, rulesIn } from "./spec-rules.ts";
import { testNames } from "./test-names.ts";

const PACKAGES = ["preferans", "table", "ws-adapter"];

const root = realpathSync(process.cwd());
const named = process.argv.slice(2);
const packages = named.length === 0 ? PACKAGES : named;
const tests = testNames(
  root,
  packages.map((name) => `packages/${name}`),
);

/** Checks one package and says what is wrong; returns whether nothing is. */
function check(name: string): boolean {
  const spec = readFileSync(join(root, "packages", name, "SPEC.md"), "utf8");
  const testsOfIt = tests.get(`packages/${name}`) ?? [];
  const faults = faultsIn(compareSpec(spec, testsOfIt));
  for (const fault of faults) console.error(`${name}: ${fault}`);
  console.log(`${name}: ${rulesIn(spec).length} rules, ${testsOfIt.length} tests, ${faults.length} faults`);
  return faults.length === 0 && testsOfIt.length > 0;
}

process.exitCode = packages.map(check).every(Boolean) ? 0 : 1;
