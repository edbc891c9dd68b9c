import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { ROOT } from "./planted.ts";

const EXAMPLE = /```ts\n([\s\S]*?)```/g;

/** What the example says is printed: the comment behind each `console.log`. */
const PRINTED = /^\s*console\.log\(.*\); \/\/ (.*)$/gm;

test.each(["packages/preferans", "packages/solver", "packages/table"])(
  "the examples of %s/README.md, one after another, run and print what they say",
  (workspace) => {
    const readme = readFileSync(join(ROOT, workspace, "README.md"), "utf8");
    const program = Array.from(readme.matchAll(EXAMPLE), ([, example = ""]) => example).join("\n");
    const expected = Array.from(program.matchAll(PRINTED), ([, line]) => line);
    const { stdout, stderr, status } = spawnSync(process.execPath, ["--input-type=module-typescript"], {
      cwd: join(ROOT, workspace),
      encoding: "utf8",
      input: program,
    });
    expect({ status, stderr: status === 0 ? "" : stderr }).toEqual({ status: 0, stderr: "" });
    expect(expected.length).toBeGreaterThan(3);
    expect(stdout.trimEnd().split("\n")).toEqual(expected);
  },
);
