import { setTimeout as sleep } from "node:timers/promises";
import { FrameReader, Line, type Answer } from "../load/players/line.ts";

interface Outcome {
  readonly members: number;
  /** How often somebody was told to come again later. */
  readonly refusals: number;
  readonly longestMs: number;
}

const ARRIVING_AT_ONCE = 40;
const LATER_MS = 1000;

/** Guests who are connected, as the club's page is. */
export class Guests {
  readonly #lines: readonly Line[];

  private constructor(lines: readonly Line[]) {
    this.#lines = lines;
  }

  static async arrive(url: string, cookies: readonly string[]): Promise<Guests> {
    const waiting = [...cookies];
    const lines: Line[] = [];
    const listener = { started: nothing, heard: nothing, ended: nothing, lost: nothing };
    const arrive = async (): Promise<void> => {
      for (let cookie = waiting.pop(); cookie !== undefined; cookie = waiting.pop()) {
        lines.push(await Line.open({ url, cookie, listener, reader: new FrameReader() }));
      }
    };
    await Promise.all(Array.from({ length: ARRIVING_AT_ONCE }, arrive));
    return new Guests(lines);
  }

  /** All become members, all at once; whoever is told that too many wait comes again when it is said. */
  async becomeMembers(): Promise<Outcome> {
    let refusals = 0;
    let longestMs = 0;
    const become = async (line: Line, number: number): Promise<boolean> => {
      const began = performance.now();
      for (;;) {
        const answer = await becomeMember(line, number);
        longestMs = Math.max(longestMs, performance.now() - began);
        if (answer.ok) return true;
        if (answer.code !== "BUSY") throw new Error(`a guest was refused with ${answer.code}`);
        refusals += 1;
        await sleep((answer.retryAfterMs ?? LATER_MS) * (0.5 + Math.random()));
      }
    };
    const all = await Promise.all(this.#lines.map(become));
    return { members: all.filter(Boolean).length, refusals, longestMs };
  }

  leave(): void {
    for (const line of this.#lines) void line.close();
  }
}

function nothing(): void {
  // Nothing is followed.
}

function becomeMember(line: Line, number: number): Promise<Answer> {
  const input = { name: nameOf(number), password: `a password of ${number}` };
  return new Promise((resolve) => line.ask("mutation", { path: "member.become", input }, resolve));
}

/** A name of letters alone, since digits may look like these. */
function nameOf(number: number): string {
  const letters = [...String(number).padStart(5, "0")].map((digit) => "aeghknrtux"[Number(digit)]);
  return `Player ${letters.join("")}`;
}
