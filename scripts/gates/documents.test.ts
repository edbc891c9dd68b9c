import { existsSync, globSync, readFileSync } from "node:fs";
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

/** The fixed messages of the server's log, as its sources have them. */
function messagesOfTheLog(): readonly string[] {
  const sources = globSync("apps/server/src/**/*.ts", { cwd: ROOT, exclude: ["**/*.test.ts", "**/testing/**"] });
  const calls = /\b(?:log|greeter)(?:\.\w+|\[\w+\])\((?:[^()"`]|"[^"]*"(?!,?\s*\))|\([^()]*\))*"([^"]+)",?\s*\)/g;
  return sources.flatMap((file) =>
    [...readFileSync(join(ROOT, file), "utf8").matchAll(calls)].flatMap(([, message]) => message ?? []),
  );
}

test("docs/operations.md names every line that the log may have", () => {
  const document = readFileSync(join(ROOT, "docs/operations.md"), "utf8");
  const messages = messagesOfTheLog();
  expect(messages).toContain("guest signed in");
  expect(messages.length).toBeGreaterThan(30);
  const [section = ""] = document.split("## The log\n")[1]?.split("\n## ") ?? [];
  // What is said of this one case stands after a colon.
  const missing = messages.filter(
    (message) => !section.includes(`\`${message}\``) && !section.includes(`\`${message.split(":")[0]}: …\``),
  );
  expect(missing).toEqual([]);
});
