import type { SeededRandom } from "@trelyazh/testkit";
import type { Line, Network } from "../world/line.ts";
import type { Truth } from "../truth/truth.ts";

/** What a member of the simulated club is made of. */
export interface MemberParts {
  readonly line: Line;
  readonly network: Network;
  readonly random: SeededRandom;
  readonly truth: Truth;
  /** Told of whatever the club has done wrong. */
  readonly onFault: (what: string) => void;
}
