import type { IncomingHttpHeaders } from "node:http";
import { isNearbyHost } from "./nearby-host.ts";

/** The parts of a request that say where it came from and whom it meant. */
export type Addressed = Pick<IncomingHttpHeaders, "origin" | "host">;

/**
 * Says whether the club may be asked by that name at all. Without configured origins only names of this machine and its
 * own network count: a page could have its own name point here, and would then be no stranger to the browser.
 */
export function isOwnName({ host }: Pick<Addressed, "host">, publicOrigins: readonly string[]): boolean {
  return publicOrigins.length > 0 || (host !== undefined && isNearbyHost(host));
}

/**
 * Says whether a page of that origin may speak for its visitor. Programs that are no browsers name no origin. Without
 * configured origins a page may speak to the host that it came from itself, if that is nearby.
 */
export function isTrustedOrigin({ origin, host }: Addressed, publicOrigins: readonly string[]): boolean {
  if (!isOwnName({ host }, publicOrigins)) return false;
  if (origin === undefined) return true;
  if (publicOrigins.length > 0) return publicOrigins.includes(origin);
  return URL.canParse(origin) && new URL(origin).host === host;
}
