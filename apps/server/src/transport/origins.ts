/** The parts of a request that say where it came from and whom it meant. */
export interface Addressed {
  readonly origin: string | undefined;
  readonly host: string | undefined;
}

/**
 * Says whether a page of that origin may speak for its visitor. Programs that are no browsers name no origin. Without
 * configured origins a page may speak to the host that it came from itself.
 */
export function isTrustedOrigin({ origin, host }: Addressed, publicOrigins: readonly string[]): boolean {
  if (origin === undefined) return true;
  if (publicOrigins.length > 0) return publicOrigins.includes(origin);
  return URL.canParse(origin) && new URL(origin).host === host;
}
