import { execFile } from "node:child_process";
import { chmod, cp, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { testDatabase } from "@trelyazh/testkit";
import { describe, expect, onTestFinished, test } from "vitest";
import { bareEnvironment, startServer } from "./testing/start-server.ts";

const run = promisify(execFile);
const ROOT = join(import.meta.dirname, "..");
const SCRIPT = join(ROOT, "scripts/serve.sh");
const AUTH_SECRET = "a secret that only the tests know, and long enough";

describe("the server in production", () => {
  test("leaves nobody behind when npm, which has started it, is told to stop", async () => {
    await using database = await testDatabase();
    const env = { DATABASE_URL: database.url, AUTH_SECRET };
    const parameters = ["run", "serve", "--", "--max-semi-space-size=16"];
    await using server = await startServer({ command: "npm", parameters, cwd: ROOT, env });
    const { code } = await server.end("SIGTERM");
    expect(server.logged("memory settings")).toMatchObject([{ v8Flags: ["--max-semi-space-size=16"] }]);
    expect(code).toBe(0);
    await expect(fetch(`${server.url}/healthz`)).rejects.toThrow("fetch failed");
  });

  test("needs Node 24, and says where to get it", async () => {
    const folder = await mkdtemp(join(tmpdir(), "trelyazh-serve-"));
    onTestFinished(() => rm(folder, { recursive: true }));
    await mkdir(join(folder, "scripts"));
    await cp(SCRIPT, join(folder, "scripts/serve.sh"));
    // A Node that is too old fails the question about its version.
    await writeFile(join(folder, "node"), "#!/bin/sh\nexit 1\n");
    await chmod(join(folder, "node"), 0o755);
    const { PATH, ...environment } = bareEnvironment();
    const started = run(join(folder, "scripts/serve.sh"), { env: { ...environment, PATH: `${folder}:${PATH}` } });
    await expect(started).rejects.toMatchObject({ code: 1, stderr: expect.stringContaining("npm ci") as unknown });
  });
});
