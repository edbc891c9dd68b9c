import { RELEASE, standingOf } from "@trelyazh/protocol";
import type { Instruments } from "../metrics/instruments.ts";
import { releaseMetrics } from "./metrics.ts";
import type { ReleaseDesk } from "./release.router.ts";

export interface ReleasesOptions {
  readonly oldestRelease: number;
  readonly instruments: Instruments;
}

/** Tells clients which release the club is. It asks nobody: the answer is known from the start. */
export function createReleases({ oldestRelease, instruments }: ReleasesOptions): ReleaseDesk {
  const releases = { release: RELEASE, oldestRelease };
  const count = releaseMetrics(instruments, releases);
  return {
    hello({ release }) {
      count(standingOf(release, releases));
      return releases;
    },
    refused: () => count("refused"),
  };
}
