import { RELEASE, standingOf, type Hello, type Releases } from "@trelyazh/protocol";
import type { ClubLine } from "./line/line.ts";
import type { LineName } from "./line/line-state.ts";

interface ReleaseWatch {
  readonly line: Pick<ClubLine, "subscribe" | "state">;
  readonly hello: (hello: Hello) => Promise<Releases>;
  /** The club serves this release no longer; its oldest is told. */
  readonly onOutdated: (oldestRelease: number) => void;
  /** The club is newer, and still serves this release. */
  readonly onBehind: () => void;
}

/** While the line is one of these, the same server is at its other end. */
const UP: readonly LineName[] = ["open", "http", "doubtful"];

/** Asks the club which release it is whenever the line opens: a new release comes with a new server. */
export function followReleases({ line, ...watch }: ReleaseWatch): void {
  let isUp = false;
  line.subscribe(() => {
    const wasUp = isUp;
    isUp = UP.includes(line.state());
    if (isUp && !wasUp) void askForRelease(watch);
  });
}

/** A club that does not answer is asked again when the line opens the next time. */
async function askForRelease({ hello, onOutdated, onBehind }: Omit<ReleaseWatch, "line">): Promise<void> {
  const releases = await hello({ release: RELEASE }).catch(() => null);
  if (releases === null) return;
  const standing = standingOf(RELEASE, releases);
  if (standing === "outdated") onOutdated(releases.oldestRelease);
  if (standing === "behind") onBehind();
}
