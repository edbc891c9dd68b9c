import { once } from "node:events";
import { readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { DatabaseStartError } from "../database-start-error.ts";

/** Returns the wanted port if it is free, else throws `DatabaseStartError` PORT_TAKEN. */
export async function requirePort(port: number): Promise<number> {
  if ((await bindable(port)) !== null) return port;
  throw new DatabaseStartError("PORT_TAKEN", {
    message: `Port ${port} of 127.0.0.1 is taken.`,
    remedy: "Stop the program that listens there, or choose another port.",
  });
}

/** Keeps the port for `choosePort`. */
export async function rememberPort(file: string, port: number): Promise<void> {
  // A file that another account has made can be replaced, not written.
  await rm(file, { force: true });
  await writeFile(file, `${port}\n`);
}

/** Returns the port that was kept in `file`; rejects if none was. */
export async function lastPort(file: string): Promise<number> {
  return Number(await readFile(file, "utf8"));
}

/** Returns the port of last time, as kept in `file`, if it is still free, else any free one. */
export async function choosePort(file: string): Promise<number> {
  const last = await lastPort(file).catch(() => Number.NaN);
  const port = (Number.isInteger(last) ? await bindable(last) : null) ?? (await bindable(0));
  if (port === null) throw new Error("The operating system has no free port");
  return port;
}

async function bindable(port: number): Promise<number | null> {
  const server = createServer().listen(port, "127.0.0.1");
  try {
    await once(server, "listening");
    const address = server.address();
    return typeof address === "object" ? (address?.port ?? null) : null;
  } catch {
    return null;
  } finally {
    server.close();
  }
}
