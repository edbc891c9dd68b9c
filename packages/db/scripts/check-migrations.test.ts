import { execFile } from "node:child_process";
import path from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";

const run = promisify(execFile);

test("the schema holds nothing that the migrations do not make", async () => {
  const script = path.join(import.meta.dirname, "check-migrations.ts");
  await expect(run(process.execPath, [script])).resolves.toMatchObject({ stderr: "" });
});
