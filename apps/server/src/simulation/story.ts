import { seededRandom, type SeededRandom } from "@trelyazh/testkit";

/** What befalls the world, and when: times in milliseconds since it began, and how long it lasts. */
export type Blow =
  | { readonly kind: "kill" | "stop"; readonly at: number; readonly ms: number }
  | { readonly kind: "wall"; readonly at: number; readonly byMs: number }
  | { readonly kind: "databaseAway"; readonly at: number; readonly ms: number }
  | {
      readonly kind: "database";
      readonly at: number;
      readonly ms: number;
      readonly lost: number;
      readonly slowestMs: number;
    }
  | {
      readonly kind: "network";
      readonly at: number;
      readonly ms: number;
      readonly lost: number;
      readonly doubled: number;
      readonly slowestMs: number;
    }
  | { readonly kind: "cut"; readonly at: number; readonly who: number };

/** All that a run of the simulated club follows from: the same story runs the same way, bit for bit. */
export interface Story {
  readonly seed: number;
  readonly minutes: number;
  readonly honest: number;
  readonly hostile: number;
  readonly blows: readonly Blow[];
}

const MINUTE_MS = 60_000;

/** The least time between two blows that the club itself is dealt, so that it stands up in between. */
const REST_MS = 40_000;

/** Returns the story of that seed. */
export function storyOf(seed: number, minutes: number): Story {
  const random = seededRandom(seed);
  const honest = 3 + random.below(6);
  const hostile = random.below(4);
  return { seed, minutes, honest, hostile, blows: [...blowsTo(random, minutes), ...cuts(random, { minutes, honest })] };
}

function blowsTo(random: SeededRandom, minutes: number): readonly Blow[] {
  const blows: Blow[] = [];
  for (let at = random.below(REST_MS); at < minutes * MINUTE_MS; at += REST_MS + random.below(2 * MINUTE_MS))
    blows.push(blowAt(at, random));
  return blows;
}

function blowAt(at: number, random: SeededRandom): Blow {
  const kind = random.pick(["kill", "stop", "wall", "databaseAway", "database", "database", "network"] as const);
  const ms = 500 + random.below(15_000);
  switch (kind) {
    case "kill":
    case "stop":
    case "databaseAway":
      return { kind, at, ms };
    case "wall":
      return { kind, at, byMs: random.pick([-7_200_000, -40_000, -500, 500, 40_000, 7_200_000]) };
    case "database":
      return { kind, at, ms, lost: random.pick([0, 5, 30]), slowestMs: random.pick([20, 200, 3000]) };
    case "network":
      return {
        kind,
        at,
        ms,
        lost: random.pick([1, 10, 40]),
        doubled: random.below(30),
        slowestMs: random.pick([50, 2000]),
      };
    default:
      return kind satisfies never;
  }
}

function cuts(random: SeededRandom, { minutes, honest }: Pick<Story, "minutes" | "honest">): readonly Blow[] {
  return Array.from({ length: minutes * 2 }, () => ({
    kind: "cut",
    at: random.below(minutes * MINUTE_MS),
    who: random.below(honest),
  }));
}
