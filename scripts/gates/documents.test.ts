import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { ROOT } from "./planted.ts";

/** The files of ours that a document names by their whole path. */
function filesNamedIn(document: string): readonly string[] {
  const text = readFileSync(join(ROOT, document), "utf8");
  return [...text.matchAll(/`((?:apps|packages|scripts|e2e|bench)\/[\w./$-]+\.\w+)`/g)].flatMap(
    ([, path]) => path ?? [],
  );
}

test.each(["docs/architecture.md", "CONTRIBUTING.md"])("%s names files that are there", (document) => {
  const named = filesNamedIn(document);
  expect(named).not.toEqual([]);
  expect(named.filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
});
