import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const SCRIPT = fileURLToPath(new URL("../../docs/verify-receipt.py", import.meta.url));

/** Returns what the script for players says of each deal of a receipt. */
export function verifiedReceipt(receipt: string): readonly string[] {
  const folder = mkdtempSync(join(tmpdir(), "receipt-"));
  try {
    writeFileSync(join(folder, "receipt.txt"), receipt);
    const { error, stdout, stderr } = spawnSync("python3", [SCRIPT, join(folder, "receipt.txt")], { encoding: "utf8" });
    if (error !== undefined)
      throw new Error("there is no python3: install it (Debian: `apt-get install python3`)", { cause: error });
    return `${stdout}${stderr}`.trim().split("\n");
  } finally {
    rmSync(folder, { recursive: true });
  }
}
