import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseEnv } from "node:util";
import { ConfigError, type Environment } from "./config.ts";

/** In the project's folder. */
const ENV_FILE = fileURLToPath(new URL("../../../../.env", import.meta.url));

/**
 * Returns the environment together with what the file `.env` adds to it, or another one that ENV_FILE names; an empty
 * ENV_FILE is none. What is set already stays as it is.
 */
export function readEnvironment(env: Environment = process.env): Environment {
  const named = env["ENV_FILE"];
  const file = named ?? ENV_FILE;
  if (file === "" || (named === undefined && !existsSync(file))) return env;
  try {
    return { ...parseEnv(readFileSync(file, "utf8")), ...env };
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new ConfigError([`${file} cannot be read (${reason}). Mend it, or name another file in ENV_FILE.`]);
  }
}
