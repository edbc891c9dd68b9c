import { randomBytes } from "node:crypto";
import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";

/** Returns the secret of that data folder, so that sessions outlive a restart; the first time it is made. */
export async function keptSecret(dataFolder: string): Promise<string> {
  const file = fileIn(dataFolder);
  await mkdir(dataFolder, { recursive: true });
  try {
    // Made only if it is not there, whoever else starts at this moment.
    await writeFile(file, randomBytes(32).toString("base64url"), { flag: "wx", mode: 0o600 });
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
  }
  return (await readFile(file, "utf8")).trim();
}

/** Returns the secret of that data folder; null if none was made there. */
export async function findKeptSecret(dataFolder: string): Promise<string | null> {
  return readFile(fileIn(dataFolder), "utf8").then(
    (text) => text.trim(),
    () => null,
  );
}

/** Keeps a secret in that data folder, in the place of the one that may be there. */
export async function keepSecret(dataFolder: string, secret: string): Promise<void> {
  const file = fileIn(dataFolder);
  await mkdir(dataFolder, { recursive: true });
  await writeFile(`${file}.new`, secret, { mode: 0o600 });
  await rename(`${file}.new`, file);
}

function fileIn(dataFolder: string): string {
  return join(dataFolder, "auth-secret");
}
