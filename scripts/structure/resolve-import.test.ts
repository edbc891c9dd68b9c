import { expect, test } from "vitest";
import { resolver } from "./resolve-import.ts";

const MANIFESTS = [
  {
    name: "@trelyazh/web",
    folder: "apps/web",
    exports: {},
    imports: { "#lib/*": "./src/lib/*" },
  },
  {
    name: "@trelyazh/solver",
    folder: "packages/solver",
    exports: {
      ".": "./src/index.ts",
      "./testing/match": "./src/match.ts",
      "./router": { types: "./dist/router.d.ts" },
    },
    imports: {},
  },
];
const FILES = new Set([
  "apps/web/src/lib/paths.ts",
  "apps/web/src/main.tsx",
  "packages/solver/src/index.ts",
  "packages/solver/src/match.ts",
]);
const resolve = resolver(MANIFESTS, FILES);

test.each([
  ["a relative path", "apps/web/src/lib/paths.ts", "../main.tsx", "apps/web/src/main.tsx"],
  ["a path of the package's own imports", "apps/web/src/main.tsx", "#lib/paths.ts", "apps/web/src/lib/paths.ts"],
  ["a package of ours", "apps/web/src/main.tsx", "@trelyazh/solver", "packages/solver/src/index.ts"],
  ["another entry of it", "apps/web/src/main.tsx", "@trelyazh/solver/testing/match", "packages/solver/src/match.ts"],
])("%s is found", (_, from, specifier, path) => {
  expect(resolve(from, specifier)).toBe(path);
});

test.each(["react", "node:fs", "./styles.css", "#ui/card.tsx", "@trelyazh/solver/router", "@trelyazh/solverish"])(
  "%s is no file of ours",
  (specifier) => {
    expect(resolve("apps/web/src/main.tsx", specifier)).toBeNull();
  },
);
