import { mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { keptSecret } from "./kept-secret.ts";

test("a data folder keeps its secret, for its owner alone; another folder has another one", async () => {
  const folder = await mkdtemp(join(tmpdir(), "trelyazh-secret-"));
  try {
    const inside = join(folder, "one");
    const secret = await keptSecret(inside);
    expect(secret.length).toBeGreaterThanOrEqual(32);
    expect(await keptSecret(inside)).toBe(secret);
    expect((await stat(join(inside, "auth-secret"))).mode & 0o777).toBe(0o600);
    expect(await keptSecret(join(folder, "two"))).not.toBe(secret);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
