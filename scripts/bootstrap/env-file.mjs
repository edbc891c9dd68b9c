/**
 * To be imported first: adds to the environment what the file `.env` in the project's folder says and what is not set
 * already. The server reads it too, but the port and the data folder are needed before it runs.
 */
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

const file = process.env["ENV_FILE"] ?? fileURLToPath(new URL("../../.env", import.meta.url));
if (existsSync(file)) process.loadEnvFile(file);
