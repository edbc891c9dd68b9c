import { setTimeout as sleep } from "node:timers/promises";
import { TRPC_HTTP_PATH } from "@trelyazh/protocol";
import { z } from "zod";

const Answer = z.object({
  error: z.object({ data: z.object({ clubCode: z.string(), retryAfterMs: z.number().optional() }) }).optional(),
});

interface Outcome {
  readonly members: number;
  /** How often somebody was told to come again later. */
  readonly refusals: number;
  readonly longestMs: number;
}

/** Has all of those guests become members, all at once; whoever is told that too many wait comes again when it is said. */
export async function becomeMembers(url: string, cookies: readonly string[]): Promise<Outcome> {
  const origin = new URL(url.replace(/^ws/, "http")).origin;
  let refusals = 0;
  let longestMs = 0;
  const become = async (cookie: string, number: number): Promise<boolean> => {
    const began = performance.now();
    for (;;) {
      // A thousand connections at once are more than a server's backlog takes: those come again, too.
      const response = await fetch(`${origin}${TRPC_HTTP_PATH}/member.become`, {
        method: "POST",
        headers: { "content-type": "application/json", origin, cookie },
        body: JSON.stringify({ name: nameOf(number), password: `a password of ${number}` }),
      }).catch(() => null);
      if (response === null) {
        refusals += 1;
        await sleep(1000 * Math.random());
        continue;
      }
      const { error } = Answer.parse(await response.json());
      longestMs = Math.max(longestMs, performance.now() - began);
      if (error === undefined) return true;
      if (error.data.clubCode !== "BUSY") throw new Error(`a guest was refused with ${error.data.clubCode}`);
      refusals += 1;
      await sleep((error.data.retryAfterMs ?? 1000) * (0.5 + Math.random()));
    }
  };
  const all = await Promise.all(cookies.map(become));
  return { members: all.filter(Boolean).length, refusals, longestMs };
}

/** A name of letters alone, since digits may look like these. */
function nameOf(number: number): string {
  const letters = [...String(number).padStart(5, "0")].map((digit) => "aeghknrtux"[Number(digit)]);
  return `Player ${letters.join("")}`;
}
