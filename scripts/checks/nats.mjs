import { Problem } from "../bootstrap/problem.mjs";
import { findProgram, installPackages, namedProgram } from "./programs.mjs";

/** A person's path has often no `sbin`. */
const MORE_FOLDERS = ["/usr/sbin", "/usr/local/sbin", "/opt/homebrew/bin"];

const REMEDY =
  "Install nats-server 2.9 or newer (Debian: `apt-get install nats-server`), or name one in NATS_SERVER_PATH.";

function locateNatsServer() {
  return namedProgram("NATS_SERVER_PATH") ?? findProgram(["nats-server"], MORE_FOLDERS);
}

/** Returns the nats-server that tests start, and installs Debian's where that is allowed. Nobody goes without. */
export async function requireNatsServer() {
  const found = locateNatsServer();
  if (found !== undefined) return found;
  await installPackages("Installing nats-server with apt-get, for the tests of several nodes", ["nats-server"]);
  const installed = locateNatsServer();
  if (installed === undefined) throw new Problem("There is no nats-server.", REMEDY);
  return installed;
}
