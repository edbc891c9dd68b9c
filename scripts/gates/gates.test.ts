import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { plant, ROOT } from "./planted.ts";

const PURE = ["packages/preferans", "packages/table", "packages/protocol", "packages/solver", "packages/i18n"];

interface LintReport {
  readonly diagnostics: readonly { readonly code: string; readonly filename: string }[];
  readonly number_of_files: number;
}

/** What oxlint refuses in a planted house: `file: rule`, each once. */
function lint(fixture: string): { readonly refusals: readonly string[]; readonly files: number } {
  using house = plant(fixture, PURE);
  const { output } = house.run("oxlint", [
    "--format=json",
    "packages",
    "apps",
    "nginx",
    "--no-error-on-unmatched-pattern",
  ]);
  const report = JSON.parse(output) as LintReport; // oxlint's own format
  const refusals = report.diagnostics.map(({ filename, code }) => `${filename}: ${code}`);
  return { refusals: [...new Set(refusals)].toSorted(), files: report.number_of_files };
}

describe("boundaries", () => {
  const { refusals, files } = lint("boundaries");

  test.each([
    ["a package that reaches up", "packages/preferans/src/reaches-up.ts"],
    ["a package that goes around another's name", "packages/solver/src/reaches-sideways.ts"],
    ["the testkit in a program", "packages/protocol/src/imports-testkit.ts"],
    ["the database in the client", "apps/web/src/lib/imports-database.ts"],
    ["the server as a value in the client", "apps/web/src/lib/imports-server.ts"],
    ["a client feature in another", "apps/web/src/features/lobby/imports-feature.ts"],
    ["a page in a client feature", "apps/web/src/features/lobby/imports-page.ts"],
    ["a client feature in a route", "apps/web/src/routes/imports-feature.ts"],
    ["a route in a page", "apps/web/src/pages/imports-route.ts"],
    ["a client feature in a primitive", "apps/web/src/ui/imports-feature.ts"],
    ["a client feature in what all of the client rests on", "apps/web/src/lib/imports-feature.ts"],
    ["the club in a primitive", "apps/web/src/ui/imports-club.ts"],
    ["a primitive in the client's club", "apps/web/src/lib/club/imports-ui.ts"],
    ["the club in preferences", "apps/web/src/lib/preferences/imports-club.ts"],
    ["the club in what all of the client rests on", "apps/web/src/lib/imports-club.ts"],
    ["a server feature in another", "apps/server/src/lobby/imports-feature.ts"],
    ["a server feature in the feed", "apps/server/src/feed/imports-feature.ts"],
    ["a wing of a server feature in another feature", "apps/server/src/lobby/imports-wing.ts"],
    ["the composition in a server feature", "apps/server/src/lobby/imports-composition.ts"],
    ["a server feature in the transport", "apps/server/src/transport/imports-feature.ts"],
    ["the transport in limits", "apps/server/src/limits/imports-transport.ts"],
    ["limits in heavy work", "apps/server/src/heavy-work/imports-limits.ts"],
    ["limits in maintenance", "apps/server/src/maintenance/imports-limits.ts"],
    ["maintenance in metrics", "apps/server/src/metrics/imports-maintenance.ts"],
    ["what composes the tables in their owners", "apps/server/src/tables/actor/imports-tables.ts"],
    ["tables' owners in their streams", "apps/server/src/tables/streams/imports-actor.ts"],
    ["tables' owners in their journal", "apps/server/src/tables/journal/imports-actor.ts"],
    ["the database in the test of nginx", "nginx/imports-database.ts"],
    ["the server as a value in the test of nginx", "nginx/imports-server.ts"],
    ["a package of ours that does not resolve", "apps/server/src/imports-nothing-there.ts"],
  ])("refuse %s", (_, file) => {
    expect(refusals).toContain(`${file}: boundaries(dependencies)`);
  });

  test("have looked at every planted file, and refuse no other", () => {
    expect(files).toBe(43);
    expect(refusals.filter((refusal) => refusal.endsWith("boundaries(dependencies)"))).toHaveLength(30);
  });
});

test("a wing of the rules or of the adapter in one above or beside it, and a wing in what all wings rest on, are refused", () => {
  expect(lint("floors")).toEqual({
    refusals: [
      "packages/preferans/src/auction/auction.ts: boundaries(dependencies)",
      "packages/preferans/src/seats.ts: boundaries(dependencies)",
      "packages/ws-adapter/src/limits.ts: boundaries(dependencies)",
      "packages/ws-adapter/src/streams/sink.ts: boundaries(dependencies)",
      "packages/ws-adapter/src/wire/frame.ts: boundaries(dependencies)",
    ],
    files: 10,
  });
});

test("import cycles are refused", () => {
  expect(lint("cycle")).toEqual({
    refusals: ["packages/preferans/src/egg.ts: import(no-cycle)", "packages/preferans/src/hen.ts: import(no-cycle)"],
    files: 2,
  });
});

test("pure packages may not touch Node, the clock or dice", () => {
  expect(lint("purity")).toEqual({
    refusals: [
      "packages/preferans/src/reads-files.ts: import(no-nodejs-modules)",
      "packages/preferans/src/tells-time.ts: eslint(no-restricted-globals)",
      "packages/solver/src/rolls-dice.ts: eslint(no-restricted-properties)",
    ],
    files: 3,
  });
});

test("the house rules refuse any, loose promises, console, environment, long signatures, barrels, odd names, what plain HTTP lacks, what back does not close and a clock of one's own", () => {
  const { refusals, files } = lint("house-rules");
  expect(files).toBe(5);
  expect(refusals).toEqual(
    expect.arrayContaining([
      "apps/server/src/careless.ts: eslint(max-params)",
      "apps/server/src/careless.ts: eslint(no-console)",
      "apps/server/src/careless.ts: eslint(no-restricted-globals)",
      "apps/server/src/careless.ts: node(no-process-env)",
      "apps/server/src/careless.ts: typescript(no-explicit-any)",
      "apps/server/src/careless.ts: typescript(no-floating-promises)",
      "apps/web/src/lib/for-secure-pages.ts: eslint(no-restricted-properties)",
      "apps/web/src/lib/opens-by-itself.ts: eslint(no-restricted-imports)",
      "packages/preferans/src/camelCase.ts: unicorn(filename-case)",
      "packages/preferans/src/everything.ts: oxc(no-barrel-file)",
    ]),
  );
});

test.each(PURE)("%s does not compile against Node or a browser, whatever its tests use", (workspace) => {
  using house = plant("pure-types", PURE);
  const { exitCode, output } = house.run("tsc", ["-p", `${workspace}/tsconfig.pure.json`, "--pretty", "false"]);
  expect(exitCode).not.toBe(0);
  for (const name of ["node:fs", "fetch", "setTimeout", "console"]) expect(output).toContain(`'${name}'`);
});

test.each(PURE)("%s has its purity in its type check", (workspace) => {
  const manifest = readFileSync(join(ROOT, workspace, "package.json"), "utf8");
  expect(manifest).toContain('"typecheck": "tsc -p . && tsc -p tsconfig.pure.json"');
});

test("a package of ours that package.json does not declare is refused, though npm's hoisting lets it work", () => {
  using house = plant("undeclared", PURE);
  const { exitCode, output } = house.run("knip", ["--strict", "--include", "unlisted"]);
  expect(exitCode).toBe(1);
  expect(output).toContain("@trelyazh/protocol  packages/preferans/src/index.ts");
});

test("a file and an export that nobody uses are refused", () => {
  using house = plant("unused", PURE);
  const { exitCode, output } = house.run("knip", ["--workspace", "packages/preferans"]);
  expect(exitCode).toBe(1);
  expect(output).toContain("packages/preferans/src/nobody-imports-this.ts");
  expect(output).toContain("orphan");
});

test("a text that nothing uses, or that one language lacks, is refused", () => {
  using house = plant("unused-text", PURE);
  expect(house.run("node", [join(ROOT, "scripts/texts.mjs")])).toEqual({
    exitCode: 1,
    output: "i18n: greeting.bye is used nowhere\ni18n: greeting.bye has no English\n",
  });
});

test.each(["table", "ws-adapter"])("a rule of %s without a test, and a test without a rule, are refused", (name) => {
  using house = plant("spec", PURE);
  expect(house.run("node", [join(ROOT, "scripts/spec/check-spec.ts"), "preferans", name])).toEqual({
    exitCode: 1,
    output: [
      "preferans: 1 rules, 1 tests, 0 faults\n",
      `${name}: 2 rules, 2 tests, 2 faults\n`,
      `${name}: LONE1 has no test\n`,
      `${name}: no rule: it has no rule\n`,
    ].join(""),
  });
});

test("a package without a specification, or without a test, is refused", () => {
  using house = plant("spec", PURE);
  const { exitCode, output } = house.run("node", [join(ROOT, "scripts/spec/check-spec.ts"), "protocol"]);
  expect(exitCode).toBe(1);
  expect(output).toContain("packages/protocol/SPEC.md");
});

test("a heap of files, a long function, a circle of types and a composition that grows are refused", () => {
  using house = plant("structure", PURE);
  const { exitCode, output } = house.run("node", [join(ROOT, "scripts/structure/structure.ts")]);
  expect(exitCode).toBe(1);
  expect(output.split("\n").slice(-5)).toEqual([
    "packages/solver/src/heap: 16 files in a folder, 15 at most",
    "packages/preferans/src/too-long.ts:1: a function of 51 lines, 50 at most",
    "apps/server/src/create-club.ts: 121 lines, 120 at most",
    "a circle: packages/preferans/src/egg.ts, packages/preferans/src/hen.ts",
    "",
  ]);
});

test("a lock file that npm ci would refuse is refused, and can be filled", () => {
  using house = plant("holed-lock", PURE);
  const script = join(ROOT, "scripts/lock.mjs");
  const { exitCode, output } = house.run("node", [script]);
  expect(exitCode).toBe(1);
  expect(output).toContain("node_modules/tool wants @tool/darwin-arm64@1.0.0");
  expect(house.run("node", [script, "--write"]).exitCode).toBe(0);
  expect(house.run("node", [script])).toEqual({ exitCode: 0, output: "" });
});

test("a package under a licence that may not go out with the club is refused, and so are notices that are not current", () => {
  using house = plant("notices", PURE);
  const script = join(ROOT, "scripts/notices/notices.ts");
  const refusal = "copyleft 1.0.0 is under GPL-3.0-only, which is not among those that we ship\n";
  const { exitCode, output } = house.run("node", [script, "--check"]);
  expect(exitCode).toBe(1);
  expect(output).toContain(refusal);
  expect(output).toContain("THIRD-PARTY.md is not current");
  expect(house.run("node", [script]).exitCode).toBe(1);
  expect(house.run("node", [script, "--check"])).toEqual({
    exitCode: 1,
    output: `1 packages go out with the club; 1 may not.\n${refusal}`,
  });
});
