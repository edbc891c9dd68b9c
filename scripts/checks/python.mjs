import { Problem } from "../bootstrap/problem.mjs";
import { findProgram, installPackages } from "./programs.mjs";

const REMEDY = "Install Python 3.8 or newer (Debian: `apt-get install python3`).";

/** Sees to a python3 on the path: tests run the script by which players check receipts. Installs Debian's where that is allowed. */
export async function requirePython() {
  if (findProgram(["python3"]) !== undefined) return;
  await installPackages("Installing python3 with apt-get, for the test of receipts", ["python3"]);
  if (findProgram(["python3"]) === undefined) throw new Problem("There is no python3.", REMEDY);
}
