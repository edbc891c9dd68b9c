import { randomBytes } from "node:crypto";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";

/** Returns the secret of that data folder, so that sessions outlive a restart; the first time it is made. */
export async function keptSecret(dataFolder: string): Promise<string> {
  const file = join(dataFolder, "auth-secret");
  await mkdir(dataFolder, { recursive: true });
  try {
    // Made only if it is not there, whoever else starts at this moment.
    await writeFile(file, randomBytes(32).toString("base64url"), { flag: "wx", mode: 0o600 });
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
  }
  return (await readFile(file, "utf8")).trim();
}
