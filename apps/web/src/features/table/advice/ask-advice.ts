import type { Pulya, Seat } from "@trelyazh/preferans";
import type { Choice } from "@trelyazh/solver";
import { onWorkerFault } from "#lib/renewal/page-renewal.ts";
import type { AdviceReason } from "./reasons.ts";

/** A decision, as the player who has to take it sees it. */
export interface AdviceQuestion {
  readonly pulya: Pulya;
  readonly seat: Seat;
  readonly seed: number;
}

/** What the club's bot would do, what it has weighed, and why. */
export interface Advice extends Pick<Choice, "move" | "alternatives"> {
  readonly reason: AdviceReason;
}

/** Asks what the club's bot would do there; null is told when it cannot be known. Returns what ends it. */
export function askAdvice(question: AdviceQuestion, onAnswer: (advice: Advice | null) => void): () => void {
  const worker = new Worker(new URL("advice-worker.ts", import.meta.url), { type: "module" });
  const end = () => worker.terminate();
  worker.addEventListener("message", ({ data }: MessageEvent<Advice>) => {
    end();
    onAnswer(data);
  });
  onWorkerFault(worker, () => onAnswer(null));
  worker.postMessage(question);
  return end;
}
