import { Problem } from "../bootstrap/problem.mjs";
import { findProgram, installPackages, namedProgram } from "./programs.mjs";

/** A person's path has often no `sbin`. */
const MORE_FOLDERS = ["/usr/sbin", "/usr/local/sbin", "/opt/homebrew/bin"];

const REMEDY =
  "Install nginx 1.22 or newer and openssl (Debian: `apt-get install nginx openssl`), or name one in NGINX_PATH.";

function locateNginx() {
  return namedProgram("NGINX_PATH") ?? findProgram(["nginx"], MORE_FOLDERS);
}

/**
 * Finds an nginx, or installs Debian's where that is allowed. CI must not go without; a person may.
 *
 * @returns {Promise<{ readonly program: string } | { readonly missing: string }>} its path, or what to tell the person
 */
export async function findNginx() {
  const found = locateNginx();
  if (found !== undefined) return { program: found };
  await installPackages("Installing nginx with apt-get, to test its configuration", ["nginx", "openssl"]);
  const installed = locateNginx();
  return installed === undefined ? withoutNginx(process.env["CI"]) : { program: installed };
}

/**
 * What follows from there being no nginx.
 *
 * @param {string | undefined} ci the variable of that name
 */
export function withoutNginx(ci) {
  if (ci !== undefined && !["", "0", "false"].includes(ci)) throw new Problem("There is no nginx.", REMEDY);
  return { missing: `there is no nginx. ${REMEDY}` };
}
