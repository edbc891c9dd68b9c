import { distance } from "fastest-levenshtein";
import { LRUCache } from "lru-cache";
import type { Clock } from "../clock.ts";

/** What somebody wants to say in a room. */
export interface Saying {
  readonly memberId: string;
  readonly roomId: string;
  readonly lineId: string;
  /** A line as typed, or what stands for a phrase. */
  readonly text: string;
  readonly isPhrase: boolean;
}

/** Why it is not said now, and after how many milliseconds it may be. */
export interface TooMuch {
  readonly why: "too many" | "said before";
  readonly retryAfterMs: number;
}

interface Said {
  readonly at: number;
  readonly lineId: string;
  readonly text: string;
}

/** How many lines in how many milliseconds, in one room. */
const PACES = [
  { lines: 5, ms: 6_000 },
  { lines: 15, ms: 60_000 },
] as const;

/** For how long a line is not said again. */
const MEMORY_MS = 60_000;

/** Greetings and thanks are short: they are spared, as phrases are, up to that many times. */
const SHORT = 12;
const TIMES_SPARED = 3;

/** The share of a line that has to be different from an earlier one. */
const DIFFERENT = 0.2;

/** Members in rooms of whom it is remembered what they have said just now. */
const REMEMBERED = 20_000;

/** Keeps people from filling a room. It remembers for each room by itself, so that the same greeting serves at many tables. */
export class Flood {
  readonly #clock: Pick<Clock, "now">;
  readonly #said = new LRUCache<string, readonly Said[]>({ max: REMEMBERED });

  constructor(clock: Pick<Clock, "now">) {
    this.#clock = clock;
  }

  /** Notes it and returns null; or returns why it is too much. A repeat of the same line is none. */
  take({ memberId, roomId, lineId, text, isPhrase }: Saying): TooMuch | null {
    const now = this.#clock.now();
    const key = `${memberId} ${roomId}`;
    const recent = (this.#said.get(key) ?? []).filter(({ at }) => at > now - MEMORY_MS);
    if (recent.some((said) => said.lineId === lineId)) return null;
    const until = tooManyUntil(recent, now);
    if (until !== null) return { why: "too many", retryAfterMs: until - now };
    const plain = text.toLowerCase();
    const alike = recent.filter((said) => areAlike(said.text, plain));
    const spared = isPhrase || plain.length <= SHORT ? TIMES_SPARED : 1;
    const oldest = alike.at(-spared);
    if (oldest !== undefined) return { why: "said before", retryAfterMs: oldest.at + MEMORY_MS - now };
    this.#said.set(key, [...recent, { at: now, lineId, text: plain }]);
    return null;
  }
}

function tooManyUntil(recent: readonly Said[], now: number): number | null {
  const ends = PACES.flatMap(({ lines, ms }) => {
    const first = recent.at(-lines);
    return first !== undefined && first.at > now - ms ? first.at + ms : [];
  });
  return ends.length === 0 ? null : Math.max(...ends);
}

function areAlike(one: string, other: string): boolean {
  const longest = Math.max(one.length, other.length);
  // What is short is another word after one letter.
  if (longest <= SHORT) return one === other;
  return distance(one, other) < longest * DIFFERENT;
}
