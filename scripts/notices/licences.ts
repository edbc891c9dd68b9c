import satisfies from "spdx-satisfies";
import type { Shipped } from "./shipped.ts";

/** What asks for no more than to be named: under these a package may go out with the club, which is MIT itself. */
const ALLOWED = [
  "0BSD",
  "Apache-2.0",
  "BlueOak-1.0.0",
  "BSD-2-Clause",
  "BSD-3-Clause",
  "CC0-1.0",
  "ISC",
  "MIT",
  "MIT-0",
  "OFL-1.1",
  "PostgreSQL",
  "Unlicense",
];

/** Why a package may not go out with the club, or undefined if it may. */
export function refusalOf({ name, version, license }: Omit<Shipped, "place" | "isOfPlatform">): string | undefined {
  if (license === undefined) return `${name} ${version} says no licence`;
  return isAllowed(license)
    ? undefined
    : `${name} ${version} is under ${license}, which is not among those that we ship`;
}

function isAllowed(license: string): boolean {
  try {
    return satisfies(license, ALLOWED);
  } catch {
    // No SPDX expression, "SEE LICENSE IN …" for instance: somebody has to read it first.
    return false;
  }
}
