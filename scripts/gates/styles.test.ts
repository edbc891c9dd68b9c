import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { AREAS } from "../lint/texts-plugin.mjs";
import { plant, ROOT } from "./planted.ts";

const SOURCES = "apps/web/src/";
const GATES = ["styles(", "texts(", "boundaries("];

/** stylelint's own format. */
type StyleReport = readonly { readonly source: string; readonly warnings: readonly { readonly rule: string }[] }[];

/** oxlint's own format. */
interface LintReport {
  readonly diagnostics: readonly {
    readonly code: string;
    readonly filename: string;
    readonly labels: readonly { readonly span: { readonly line: number } }[];
  }[];
}

const inSources = (file: string) => file.slice(file.indexOf(SOURCES) + SOURCES.length);

/** What stylelint refuses in the planted house: `file: rule`. */
function lintStyles(): { readonly refusals: readonly string[]; readonly files: number } {
  using house = plant("styles", []);
  const { output } = house.run("stylelint", ["--formatter=json", "apps/**/*.css"]);
  const report = JSON.parse(output) as StyleReport;
  const refusals = report.flatMap(({ source, warnings }) =>
    warnings.map(({ rule }) => `${inSources(source)}: ${rule}`),
  );
  return { refusals, files: report.length };
}

/** What our rules refuse in its components: `file:line rule`. */
function lintComponents(fixture: string): readonly string[] {
  using house = plant(fixture, []);
  const { output } = house.run("oxlint", ["--format=json", "apps"]);
  const { diagnostics } = JSON.parse(output) as LintReport;
  return diagnostics
    .filter(({ code }) => GATES.some((gate) => code.startsWith(gate)))
    .map(({ filename, labels, code }) => `${inSources(filename)}:${labels[0]?.span.line} ${code}`)
    .toSorted();
}

describe("styles", () => {
  const { refusals, files } = lintStyles();

  test.each([
    ["a colour in hex", "features/lobby/literal-colours.module.css: color-no-hex"],
    ["a colour by a function", "features/lobby/literal-colours.module.css: function-disallowed-list"],
    ["a colour by its name", "features/lobby/literal-colours.module.css: color-named"],
    ["a duration", "features/lobby/literal-sizes.module.css: declaration-property-value-disallowed-list"],
    ["a size of type", "features/lobby/literal-sizes.module.css: declaration-property-unit-disallowed-list"],
    ["a token that there is not", "features/lobby/mistyped-token.module.css: no-unknown-custom-properties"],
    ["a file of rules for every page", "features/lobby/everywhere.css: selector-disallowed-list"],
    ["a rule about another's class", "features/lobby/global.module.css: selector-pseudo-class-disallowed-list"],
    ["a class made of another feature's", "features/lobby/composed.module.css: property-disallowed-list"],
    [
      "a rule about part of a class's name",
      "features/lobby/by-attribute.module.css: selector-attribute-name-disallowed-list",
    ],
    ["a rule about every element", "features/lobby/of-the-page.module.css: selector-disallowed-list"],
    ["a rule in no layer", "features/lobby/in-no-layer.module.css: rule-nesting-at-rule-required-list"],
  ])("refuse %s", (_, refusal) => {
    expect(refusals).toContain(refusal);
  });

  test("have looked at every planted file, and accept tokens, mixtures of them and a module's own classes", () => {
    expect(files).toBe(12);
    expect(refusals.filter((refusal) => !refusal.startsWith("features/lobby/"))).toEqual([]);
  });
});

test("literal colours in components are refused, and styles that are not beside them, missing or unused", () => {
  expect(lintComponents("styles")).toEqual([
    "features/lobby/borrows.tsx:1 boundaries(dependencies)",
    "features/lobby/borrows.tsx:1 styles(own-module)",
    ...[1, 2, 3, 4, 5].map((line) => `features/lobby/colours.tsx:${line} styles(no-literal-colour)`),
    "features/lobby/plain.tsx:1 styles(own-module)",
    "features/table/hand.tsx:1 styles(own-module)",
    "features/table/hand.tsx:3 styles(own-module)",
  ]);
});

test("a page that says what only others say is refused: it has not loaded those texts", () => {
  expect(lintComponents("texts-of-tables")).toEqual([
    "features/lobby/says.ts:2 texts(everywhere)",
    "features/lobby/says.ts:3 texts(everywhere)",
  ]);
});

/** What no page says at first lies in a folder of its own. */
function catalogueOf(part: string): string {
  const [file = ""] = globSync(`packages/i18n/src/catalogues/{.,late}/russian-${part}.ts`, { cwd: ROOT });
  return join(ROOT, file);
}

test.each(Object.entries(AREAS))("the texts that are loaded %s are those of their catalogue", (part, areas) => {
  const catalogue = readFileSync(catalogueOf(part), "utf8");
  expect([...catalogue.matchAll(/^import (\w+) from/gm)].map(([, area]) => area)).toEqual(areas);
});

test("a text beside something else is refused unless it has an element of its own (facebook/react#11538)", () => {
  const bare = [1, 2, 3, 4, 5].map((line) => `features/lobby/bare.tsx:${line} texts(own-element)`);
  expect(lintComponents("texts")).toEqual(bare);
});
