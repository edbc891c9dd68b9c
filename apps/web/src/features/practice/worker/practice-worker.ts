import { chooseMove, randomFrom } from "@trelyazh/solver";
import type { BotQuestion } from "@trelyazh/table";
import type { PracticeAnswer, PracticeRequest } from "./practice-messages.ts";
import { PracticeTable } from "./practice-table.ts";

/** How long a bot thinks at most, as at the club's tables. */
const STOP_AFTER_MS = 300;

function think(question: BotQuestion) {
  const end = performance.now() + STOP_AFTER_MS;
  return chooseMove({ ...question, shouldStop: () => performance.now() > end }).move;
}

/** A seed that nobody can guess. Plain HTTP has this part of the Web Crypto API too. */
function freshSeed(): number {
  return crypto.getRandomValues(new Int32Array(1))[0] ?? 0;
}

let table: PracticeTable | null = null;

function answerTo(request: PracticeRequest): PracticeAnswer | null {
  if (request.type !== "begin") return table?.answer(request) ?? null;
  table = new PracticeTable(request, { now: () => Date.now(), random: randomFrom(freshSeed()), think });
  return { ok: true, messages: [table.snapshot()] };
}

// One worker is one table: whoever wants to leave it, ends it. The page never has more than its player may see.
self.addEventListener("message", ({ data }: MessageEvent<PracticeRequest>) => {
  const answer = answerTo(data);
  if (answer !== null) self.postMessage(answer);
});
