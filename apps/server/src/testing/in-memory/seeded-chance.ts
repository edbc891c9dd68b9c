import { seededRandom } from "@trelyazh/testkit";
import type { Chance } from "../../tables/actor/dealing.ts";

/** The same deals and dealers for the same seed. */
export function seededChance(seed: number): Chance {
  const random = seededRandom(seed);
  return {
    seed: () => Array.from({ length: 64 }, () => random.below(16).toString(16)).join(""),
    below: (bound) => random.below(bound),
  };
}
