import { seededRandom } from "@trelyazh/testkit";
import { SpreadClub, STEP_MS, type Spread } from "./spread-club.ts";

export interface SpreadStory {
  readonly nodes: number;
  readonly tables: number;
  readonly seed: number;
}

/** What has come of the spread of tables since something happened. */
export interface SpreadCourse {
  readonly name: string;
  /** Whether nodes hand on what they have more than others, or tables only end and begin. */
  readonly levels: boolean;
  readonly nodes: number;
  /** Once it had happened. */
  readonly after: Spread;
  /** The fullest node until then, as a share of what each would have. */
  readonly worst: number;
  /** How long it took from then on until no node had more than 1.25 times what each would have; null if it never did. */
  readonly evenMs: number | null;
  /** At the end. */
  readonly end: Spread;
  /** Tables that were handed on since some node had more than others. */
  readonly moved: number;
}

const LASTS_MS = 3 * 60 * 60_000;
const EVEN = 1.25;

/** A node that is restarted is there again after so many steps. */
const RESTART_STEPS = 3;

type Happening = (club: SpreadClub, onStep: () => void) => void;

const HAPPENINGS: Readonly<Record<string, Happening>> = {
  "nothing happens": () => {},
  "a node is restarted": (club, onStep) => restart(club, club.nodes.slice(0, 1), onStep),
  "all nodes are restarted, one after the other": (club, onStep) => restart(club, club.nodes, onStep),
  "a third of the nodes die, and as many come anew": (club) => {
    const dying = club.nodes.slice(0, Math.floor(club.nodes.length / 3));
    club.kill(dying);
    club.add(dying.length);
  },
  "a tenth more nodes come": (club) => club.add(Math.ceil(club.nodes.length / 10)),
};

/** Lets nodes come and go, and tables end and begin, and tells how evenly these lie on the nodes. */
export function simulateSpread(story: SpreadStory): readonly SpreadCourse[] {
  return Object.keys(HAPPENINGS).flatMap((name) => [false, true].map((levels) => courseOf(story, { name, levels })));
}

function courseOf(
  { seed, ...size }: SpreadStory,
  { name, levels }: Pick<SpreadCourse, "name" | "levels">,
): SpreadCourse {
  const club = new SpreadClub({ random: seededRandom(seed), levels, ...size });
  let worst = club.spread().most;
  HAPPENINGS[name]?.(club, () => (worst = Math.max(worst, club.spread().most)));
  const after = club.spread();
  let evenMs: number | null = after.most <= EVEN ? 0 : null;
  for (let passed = STEP_MS; passed <= LASTS_MS; passed += STEP_MS) {
    club.step();
    if (evenMs === null && club.spread().most <= EVEN) evenMs = passed;
  }
  return {
    name,
    levels,
    nodes: club.nodes.length,
    after,
    worst: Math.max(worst, after.most),
    evenMs,
    end: club.spread(),
    moved: club.moved,
  };
}

function restart(club: SpreadClub, nodeIds: readonly string[], onStep: () => void): void {
  for (const nodeId of nodeIds) {
    club.stop(nodeId);
    onStep();
    for (let step = 0; step < RESTART_STEPS; step += 1) club.step();
    club.add(1);
  }
}
