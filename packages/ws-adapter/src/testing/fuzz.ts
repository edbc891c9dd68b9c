import { once } from "node:events";
import { hostileBytes, hostileText, seededRandom, type Random } from "./hostile-frames.ts";
import { RawClient } from "./raw-client.ts";
import { StrangeClient } from "./strange-client.ts";

/** Frames that one client sends before the next one comes. */
const FRAMES_PER_CLIENT = 250;
/** Sockets that are broken on the level of bytes, for each client that sends whole frames. */
const BROKEN_PER_CLIENT = 5;

export interface FuzzOptions {
  readonly url: string;
  readonly frames: number;
  readonly seed: number;
}

export interface FuzzReport {
  readonly sent: number;
  readonly refusals: number;
  /** Answers that were no refusals: there should be none. */
  readonly accepted: readonly string[];
}

/** Sends so many hostile frames, and says how they were answered. */
export async function fuzz({ url, frames, seed }: FuzzOptions): Promise<FuzzReport> {
  const random = seededRandom(seed);
  const accepted: string[] = [];
  let sent = 0;
  let refusals = 0;
  while (sent < frames) {
    const count = Math.min(FRAMES_PER_CLIENT, frames - sent);
    for (const answer of await sendTexts(url, { random, count })) {
      if (isRefusal(answer)) refusals++;
      else accepted.push(answer);
    }
    for (let n = 0; n < BROKEN_PER_CLIENT; n++) await sendBytes(url, random);
    sent += count + BROKEN_PER_CLIENT;
  }
  return { sent, refusals, accepted };
}

async function sendTexts(url: string, { random, count }: { random: Random; count: number }): Promise<string[]> {
  await using client = await RawClient.open(url);
  for (let n = 0; n < count; n++) client.socket.send(hostileText(random), { binary: random() < 0.05 });
  // What was refused with the last frames may come after the first PONG.
  return [...(await client.settle()), ...(await client.settle())];
}

async function sendBytes(url: string, random: Random): Promise<void> {
  using client = new StrangeClient(url, { path: "/" });
  await client.firstLine;
  const closed = once(client.socket, "close");
  client.socket.end(hostileBytes(random));
  client.socket.resume();
  await closed;
}

function isRefusal(frame: string): boolean {
  const answer: unknown = JSON.parse(frame);
  if (typeof answer !== "object" || answer === null) return false;
  // A subscription that was stopped before its procedure could refuse it.
  if ("result" in answer) return JSON.stringify(answer.result) === '{"type":"stopped"}';
  return "error" in answer;
}
