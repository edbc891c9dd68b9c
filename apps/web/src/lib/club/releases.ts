import { RELEASE, standingOf, type Hello, type Releases } from "@trelyazh/protocol";

interface ReleaseWatch {
  readonly hello: (hello: Hello) => Promise<Releases>;
  /** The club serves this release no longer; its oldest is told. */
  readonly onOutdated: (oldestRelease: number) => void;
  /** The club is newer, and still serves this release. */
  readonly onBehind: () => void;
}

/** Asks the club which release it is and does what follows; a club that does not answer is asked again another time. */
export async function askForRelease({ hello, onOutdated, onBehind }: ReleaseWatch): Promise<void> {
  const releases = await hello({ release: RELEASE }).catch(() => null);
  if (releases === null) return;
  const standing = standingOf(RELEASE, releases);
  if (standing === "outdated") onOutdated(releases.oldestRelease);
  if (standing === "behind") onBehind();
}
