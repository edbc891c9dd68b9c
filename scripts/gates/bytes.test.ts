import { randomBytes } from "node:crypto";
import { cpSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { plant, ROOT } from "./planted.ts";

test("a page that is too heavy, or whose requests wait for one another, is refused", () => {
  using house = plant("bytes", []);
  cpSync(join(ROOT, "scripts/bytes"), join(house.folder, "scripts/bytes"), { recursive: true });
  // Chance does not compress.
  writeFileSync(join(house.folder, "apps/web/dist/assets/heavy.js"), randomBytes(200_000));
  writeFileSync(join(house.folder, "apps/web/dist/assets/heavy.woff2"), randomBytes(100_000));
  const { exitCode, output } = house.run("node", ["scripts/bytes/bytes.ts"]);
  expect(exitCode).toBe(1);
  expect(output).toMatch(/^landing, ru: 19\d\.\d kB of script and style, over 176$/m);
  expect(output).toMatch(/^lobby, en: 2 requests wait for one another, over 1$/m);
  expect(output).toMatch(/^table, ru: 97\.7 kB of fonts before the first paint, over 90$/m);
  expect(output).not.toMatch(/^(?:lobby|table|practice|learn), \w\w: [\d.]+ kB of script/m);
});
