import { viewFor } from "@trelyazh/preferans";
import { chooseMove } from "@trelyazh/solver";
import type { Advice, AdviceQuestion } from "./ask-advice.ts";
import { reasonOf } from "./reasons.ts";

/** How long the bot thinks at most: somebody waits for it. */
const STOP_AFTER_MS = 1500;

function adviceOn({ pulya, seat, seed }: AdviceQuestion): Advice {
  const end = performance.now() + STOP_AFTER_MS;
  // The page knows no more than the player sees; that the bot gets no more does not depend on it.
  const view = viewFor(pulya, seat);
  const shouldStop = () => performance.now() > end;
  const { move, alternatives } = chooseMove({ view, seat, seed, level: "club", shouldStop });
  return { move, alternatives, reason: reasonOf(view, move) };
}

// One worker thinks about one decision.
self.addEventListener("message", ({ data }: MessageEvent<AdviceQuestion>) => self.postMessage(adviceOn(data)));
