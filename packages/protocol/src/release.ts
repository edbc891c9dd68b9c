/**
 * The release that this source is. The client and the server that are built from it carry the same number, wherever their
 * files are put. It grows by one with each release; a test holds it to the headings of CHANGELOG.md.
 */
export const RELEASE = 2;

/**
 * The oldest release whose clients a server of this source understands. A change of the wire that they cannot live with
 * raises it to `RELEASE`; an operator may raise it further, but not above `RELEASE`.
 */
export const OLDEST_RELEASE = 1;

/** What the club says of itself. */
export interface Releases {
  readonly release: number;
  /** Clients of earlier releases are no longer served. */
  readonly oldestRelease: number;
}

/** How a client's release compares with the club's. While servers are being replaced, some clients are ahead of some servers. */
export type Standing = "current" | "behind" | "outdated" | "ahead";

/** Returns how a client of that release stands; one that is `outdated` is not served any more, one that is `behind` still is. */
export function standingOf(client: number, { release, oldestRelease }: Releases): Standing {
  if (client < oldestRelease) return "outdated";
  if (client < release) return "behind";
  return client === release ? "current" : "ahead";
}
