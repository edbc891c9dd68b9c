import { hash } from "node:crypto";

/** Under which skeleton the name of a deleted player is kept from others: it can be compared, and not read. */
export function reservedSkeleton(skeleton: string): string {
  return skeleton.startsWith(RESERVED) ? skeleton : `${RESERVED}${hash("sha256", skeleton, "base64url")}`;
}

/** No skeleton has it. */
const RESERVED = "sha256:";
