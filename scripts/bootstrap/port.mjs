import { createServer } from "node:net";
import { errorCode } from "./exclusive.mjs";
import { Problem } from "./problem.mjs";

/** @param {string | undefined} text the variable PORT @returns {number} */
export function parsePort(text) {
  const port = Number(text ?? 3000);
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port;
  throw new Problem(`PORT is "${text}", which is no port.`, "Use a whole number from 1 to 65535, such as PORT=3000.");
}

/** @param {number} port @param {string} host @returns {Promise<void>} */
function tryToListen(port, host) {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(port, host, () => probe.close(() => resolve()));
  });
}

/** @param {number} port @param {unknown} cause */
function problemWith(port, cause) {
  if (errorCode(cause) === "EACCES") {
    const remedy = "Choose one above 1023: PORT=3000 npm start";
    return new Problem(`Port ${port} is reserved for the administrator.`, remedy, { cause });
  }
  return new Problem(
    `Port ${port} is already in use; perhaps the club is running in another terminal.`,
    `Stop that program, or choose another port: PORT=${port + 1} npm start`,
    { cause },
  );
}

/** Checks early, before the slow steps, that nobody listens on the port. @param {number} port @param {string} host */
export async function requireFreePort(port, host) {
  const addresses = host === "localhost" ? ["127.0.0.1", "::1"] : [host];
  for (const address of addresses) {
    await tryToListen(port, address).catch((/** @type {unknown} */ cause) => {
      const isMissingAddress = ["EADDRNOTAVAIL", "EAFNOSUPPORT"].includes(errorCode(cause) ?? "");
      if (!isMissingAddress) throw problemWith(port, cause);
    });
  }
}
