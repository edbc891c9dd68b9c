import { expect, test } from "vitest";
import { refusalOf } from "./licences.ts";
import { shippedWith, type Lock } from "./shipped.ts";

const LOCK: Lock = {
  "apps/server": {
    dependencies: { ours: "1.0.0", wire: "2.0.0" },
  },
  "node_modules/ours": { link: true, resolved: "packages/ours" },
  "packages/ours": { name: "ours", dependencies: { wire: "1.0.0" } },
  "packages/ours/node_modules/wire": {
    version: "1.0.0",
    license: "ISC",
    optionalDependencies: { "wire-linux": "1.0.0" },
  },
  "node_modules/wire": {
    version: "2.0.0",
    license: "MIT",
    peerDependencies: { copper: "*", tool: "*" },
    peerDependenciesMeta: { tool: { optional: true } },
  },
  "node_modules/wire-linux": { version: "1.0.0", os: ["linux"] },
  "node_modules/copper": { version: "3.0.0", license: "BSD-3-Clause" },
  "node_modules/tool": { version: "9.0.0", license: "GPL-3.0-only" },
};

test("what a workspace needs at run time goes out with it, each version once, and peers that may be missing do not", () => {
  expect(shippedWith(LOCK, "apps/server").map(({ name, version }) => `${name} ${version}`)).toEqual([
    "copper 3.0.0",
    "wire 1.0.0",
    "wire 2.0.0",
    "wire-linux 1.0.0",
  ]);
});

test.each([
  ["GPL-3.0-only", true],
  ["AGPL-3.0-or-later", true],
  ["(MIT AND GPL-2.0-only)", true],
  ["SEE LICENSE IN terms.txt", true],
  [undefined, true],
  ["(MIT OR GPL-2.0-only)", false],
  ["(BSD-2-Clause AND Apache-2.0)", false],
])("a package under %s is refused: %s", (license, isRefused) => {
  expect(refusalOf({ name: "wire", version: "1.0.0", license }) !== undefined).toBe(isRefused);
});
