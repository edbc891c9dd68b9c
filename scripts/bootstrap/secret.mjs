import { randomBytes } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DATA_FOLDER } from "./paths.mjs";

/** Returns the secret that signs session cookies; made once and kept, so that nobody is signed out by a restart. */
export function authSecret() {
  if (process.env["AUTH_SECRET"]) return process.env["AUTH_SECRET"];
  const file = join(DATA_FOLDER, "auth-secret");
  if (!existsSync(file)) writeFileSync(file, randomBytes(32).toString("base64url"), { mode: 0o600, flag: "wx" });
  return readFileSync(file, "utf8");
}
