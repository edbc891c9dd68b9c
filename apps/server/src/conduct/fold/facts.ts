import type { TableNews } from "../../feed/consumer.ts";
import type { PulyaOutcome } from "@trelyazh/db";
import type { ChairNews, News } from "@trelyazh/table";

/** What a piece of news tells of one person. */
type Told =
  /** The first deal was dealt; `isAway`: a bot kept their chair. */
  | { readonly kind: "began"; readonly isAway: boolean }
  /** They sat down in the place of somebody who had left. */
  | { readonly kind: "tookOver" }
  | { readonly kind: "left"; readonly counts: boolean; readonly isMisere: boolean }
  | { readonly kind: "awaited"; readonly isExcused: boolean }
  | { readonly kind: "returned" }
  /** `isHere`: they played to the end, and no bot did for them. */
  | {
      readonly kind: "settled";
      readonly isHere: boolean;
      readonly byAgreement: boolean;
      readonly recoveredAt: number | null;
    };

/** The same with the number of the event and its time in epoch milliseconds. */
export type Fact = Told & { readonly seq: number; readonly at: number };

/** What has become of a pulya for somebody. */
export interface PulyaConduct {
  readonly isStarted: boolean;
  readonly outcome: PulyaOutcome;
  /** When it was left or finished, in epoch milliseconds. */
  readonly at: number | null;
  readonly isMisere: boolean;
}

/** Kinds of news from which facts come. */
export const TELLING = [
  "pulyaBegan",
  "playerLeft",
  "playerAwaited",
  "playerReturned",
  "playerReplaced",
  "pulyaSettled",
] as const satisfies readonly News["kind"][];

/** Returns what that news tells, by person. Of a pulya of one person with bots alone it tells nothing. */
export function factsIn({ seq, at, payload }: TableNews): readonly (readonly [userId: string, fact: Fact])[] {
  return toldIn(payload).map(([userId, told]) => [userId, { ...told, seq, at }] as const);
}

function toldIn(news: News): readonly (readonly [string, Told])[] {
  switch (news.kind) {
    case "pulyaBegan":
      return peopleOn(news.chairs).map(([userId, isHere]) => [userId, { kind: "began", isAway: !isHere }]);
    case "pulyaSettled": {
      const { byAgreement = false, recoveredAt = null } = news;
      return peopleOn(news.chairs).map(([userId, isHere]) => [
        userId,
        { kind: "settled", isHere, byAgreement, recoveredAt },
      ]);
    }
    case "playerLeft": {
      const { counts = false, isMisere = false } = news.leaving ?? {};
      return [[news.userId, { kind: "left", counts, isMisere }]];
    }
    case "playerAwaited":
      return [[news.userId, { kind: "awaited", isExcused: news.isExcused ?? false }]];
    case "playerReturned":
      return [[news.userId, { kind: "returned" }]];
    case "playerReplaced":
      return [[news.by, { kind: "tookOver" }]];
    case "dealEnded":
      return [];
  }
}

/** Who has a chair, and whether they sit there themselves; nobody where it is one person. */
function peopleOn(chairs: readonly ChairNews[]): readonly (readonly [string, boolean])[] {
  const people = chairs.flatMap(({ userId, bot }) => (userId === null ? [] : [[userId, bot === null] as const]));
  return people.length > 1 ? people : [];
}

/** Returns the facts of both, each once, in the order in which they happened. */
export function mergeFacts(known: readonly Fact[], added: readonly Fact[]): readonly Fact[] {
  const bySeq = new Map([...known, ...added].map((fact) => [fact.seq, fact]));
  return [...bySeq.values()].toSorted((a, b) => a.seq - b.seq);
}

/** How somebody is away. */
type Gone =
  | { readonly kind: "left"; readonly at: number; readonly isMisere: boolean }
  | { readonly kind: "free" }
  | { readonly kind: "awaited"; readonly at: number; readonly isExcused: boolean };

interface Course {
  readonly hasBegun: boolean;
  readonly isStarted: boolean;
  readonly gone: Gone | null;
  readonly end: Extract<Fact, { kind: "settled" }> | null;
}

const NOTHING_YET: Course = { hasBegun: false, isStarted: false, gone: null, end: null };

/** How long before an outage somebody may have gone who would have come back but for it. */
const BEFORE_OUTAGE_MS = 15 * 60_000;

/** Says what has become of the pulya for the person of whom these facts are, in their order. */
export function conductIn(facts: readonly Fact[]): PulyaConduct {
  const course = facts.reduce(next, NOTHING_YET);
  const { isStarted, gone, end } = course;
  const none = { isStarted, outcome: "none", at: null, isMisere: false } as const;
  if (!isStarted || gone?.kind === "free") return none;
  if (gone?.kind === "left") return { isStarted, outcome: "left", at: gone.at, isMisere: gone.isMisere };
  if (end === null) return { ...none, outcome: "playing" };
  if (end.byAgreement) return none;
  if (end.isHere) return { ...none, outcome: "finished", at: end.at };
  return isExcused(gone, end) ? none : { ...none, outcome: "left", at: end.at };
}

function next(course: Course, fact: Fact): Course {
  switch (fact.kind) {
    case "began":
      return { ...course, hasBegun: true, isStarted: !fact.isAway };
    case "tookOver":
      return { ...course, hasBegun: true, isStarted: true, gone: null };
    case "returned":
      return { ...course, isStarted: course.isStarted || course.hasBegun, gone: null };
    case "left":
      return { ...course, gone: fact.counts && course.isStarted ? fact : { kind: "free" } };
    case "awaited":
      return { ...course, gone: fact };
    case "settled":
      return { ...course, end: fact };
  }
}

/** The club was away when they went, or since then. */
function isExcused(gone: Gone | null, { recoveredAt }: { readonly recoveredAt: number | null }): boolean {
  if (gone?.kind !== "awaited") return true;
  return gone.isExcused || (recoveredAt !== null && recoveredAt > gone.at - BEFORE_OUTAGE_MS);
}
