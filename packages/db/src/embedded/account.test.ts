import { chmod, mkdir, mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { canReach, findAccount } from "./account.ts";

const STRANGER = { uid: 54_321, gid: 54_321 };

/** Two folders, one in the other, of which the outer one has that mode. */
async function nested(mode: number): Promise<{ inner: string; owner: { uid: number; gid: number } }> {
  const outer = await mkdtemp(path.join(tmpdir(), "trelyazh-account-"));
  onTestFinished(() => rm(outer, { recursive: true, force: true }));
  const inner = path.join(outer, "inner");
  await mkdir(inner);
  await chmod(inner, 0o755);
  await chmod(outer, mode);
  const { uid, gid } = await stat(outer);
  return { inner, owner: { uid, gid } };
}

test.each([
  { open: "to its owner", mode: 0o700, who: [true, false, false] },
  { open: "to its group", mode: 0o710, who: [true, true, false] },
  { open: "to everybody", mode: 0o711, who: [true, true, true] },
  { open: "for reading alone", mode: 0o644, who: [false, false, false] },
])("a folder that is open $open", async ({ mode, who }) => {
  const { inner, owner } = await nested(mode);
  const accounts = [owner, { uid: STRANGER.uid, gid: owner.gid }, STRANGER];
  expect(await Promise.all(accounts.map((account) => canReach(account, inner)))).toEqual(who);
});

test("the account is our own, or for root one that is not root's", async () => {
  const { inner } = await nested(0o755);
  const account = await findAccount(path.join(inner, "not", "yet", "there"));
  expect(account?.uid ?? process.getuid?.()).not.toBe(0);
});
