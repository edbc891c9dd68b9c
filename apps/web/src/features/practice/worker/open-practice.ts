import { onWorkerFault } from "#lib/renewal/page-renewal.ts";
import type { PracticeAnswer, PracticeRequest } from "./practice-messages.ts";

export interface PracticeEvents {
  readonly onAnswer: (answer: PracticeAnswer) => void;
  /** The worker has broken off; nothing comes from it any more. */
  readonly onFault: () => void;
}

/** A practice that is under way in a worker of its own. */
export interface Practice {
  readonly ask: (request: PracticeRequest) => void;
  /** Nothing is kept of it. */
  readonly end: () => void;
}

export function openPractice({ onAnswer, onFault }: PracticeEvents): Practice {
  const worker = new Worker(new URL("practice-worker.ts", import.meta.url), { type: "module" });
  worker.addEventListener("message", ({ data }: MessageEvent<PracticeAnswer>) => onAnswer(data));
  onWorkerFault(worker, onFault);
  return { ask: (request) => worker.postMessage(request), end: () => worker.terminate() };
}
