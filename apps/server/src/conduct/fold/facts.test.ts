import type { ChairNews, News } from "@trelyazh/table";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { conductIn, factsIn, mergeFacts, type Fact } from "./facts.ts";

const MINUTE = 60_000;

const ANN: ChairNews = { seat: 0, userId: "ann", bot: null };
const BOB: ChairNews = { seat: 1, userId: "bob", bot: null };
const BOT: ChairNews = { seat: 2, userId: null, bot: { name: "Bot 3", level: "novice" } };
/** A bot keeps the chair. */
const keptFor = (chair: ChairNews): ChairNews => ({ ...chair, bot: { name: "Bot", level: "club" } });

const began = (...chairs: readonly ChairNews[]): News => ({ kind: "pulyaBegan", chairs });
const BEGAN = began(ANN, BOB, BOT);
const left = (isMisere = false): News => ({
  kind: "playerLeft",
  seat: 0,
  userId: "ann",
  leaving: { counts: true, isMisere },
});
const FREE: News = { kind: "playerLeft", seat: 0, userId: "ann", leaving: { counts: false, isMisere: false } };
const AWAITED: News = { kind: "playerAwaited", seat: 0, userId: "ann" };
const RETURNED: News = { kind: "playerReturned", seat: 0, userId: "ann" };
const settled = (chairs: readonly ChairNews[], more: object = {}): News =>
  ({ kind: "pulyaSettled", settings: {}, sheet: {}, settlement: {}, chairs, ...more }) as unknown as News;
const SETTLED = settled([ANN, BOB, BOT]);
const SETTLED_WITHOUT = settled([keptFor(ANN), BOB, BOT]);

/** The facts of these about somebody, each a minute after the one before. */
function factsOf(news: readonly News[], whom = "ann"): readonly Fact[] {
  return news.flatMap((payload, index) =>
    factsIn({ tableId: "t", seq: index + 1, at: index * MINUTE, kind: payload.kind, payload }).flatMap(
      ([userId, fact]) => (userId === whom ? [fact] : []),
    ),
  );
}

const become = (...news: readonly News[]) => conductIn(factsOf(news));

describe("a pulya", () => {
  test("is finished by whoever plays to its end", () => {
    expect(become(BEGAN)).toMatchObject({ isStarted: true, outcome: "playing", at: null });
    expect(become(BEGAN, SETTLED)).toMatchObject({ outcome: "finished", at: MINUTE });
  });

  test("is left by whoever leaves it, however it ends", () => {
    const isLeft = { isStarted: true, outcome: "left", at: MINUTE, isMisere: false };
    expect(become(BEGAN, left())).toEqual(isLeft);
    expect(become(BEGAN, left(), SETTLED_WITHOUT)).toEqual(isLeft);
    expect(become(BEGAN, left(), settled([keptFor(ANN), BOB, BOT], { byAgreement: true }))).toEqual(isLeft);
    expect(become(BEGAN, left(true))).toEqual({ ...isLeft, isMisere: true });
  });

  test("is finished by whoever comes back and plays to its end", () => {
    expect(become(BEGAN, left(true), RETURNED)).toMatchObject({ outcome: "playing", isMisere: false });
    expect(become(BEGAN, left(true), RETURNED, SETTLED)).toMatchObject({ outcome: "finished", isMisere: false });
    expect(become(BEGAN, AWAITED, RETURNED, SETTLED)).toMatchObject({ outcome: "finished" });
  });

  test("is left by whoever is gone when it ends", () => {
    expect(become(BEGAN, AWAITED)).toMatchObject({ outcome: "playing" });
    expect(become(BEGAN, AWAITED, SETTLED_WITHOUT)).toMatchObject({ outcome: "left", at: 2 * MINUTE });
  });

  test("counts for nobody who left before its first deal, and for whoever was back by then", () => {
    expect(become(FREE, began(keptFor(ANN), BOB, BOT), SETTLED_WITHOUT)).toMatchObject({
      isStarted: false,
      outcome: "none",
    });
    expect(become(FREE, RETURNED, BEGAN, SETTLED)).toMatchObject({ outcome: "finished" });
    expect(become(FREE, began(keptFor(ANN), BOB, BOT), RETURNED, SETTLED)).toMatchObject({ outcome: "finished" });
  });

  test("that all agreed to end counts for nobody who was there", () => {
    expect(become(BEGAN, settled([ANN, BOB, BOT], { byAgreement: true }))).toMatchObject({ outcome: "none" });
    expect(become(BEGAN, AWAITED, settled([keptFor(ANN), BOB], { byAgreement: true }))).toMatchObject({
      outcome: "none",
    });
  });

  test("that was left when nobody else was there, or just after an outage, counts for nobody", () => {
    expect(become(BEGAN, FREE)).toMatchObject({ isStarted: true, outcome: "none" });
  });

  test("is no fault of whoever the club's own outage has kept away", () => {
    const excused: News = { ...AWAITED, isExcused: true };
    expect(become(BEGAN, excused, SETTLED_WITHOUT)).toMatchObject({ outcome: "none" });
    const after = (recoveredAt: number) => settled([keptFor(ANN), BOB, BOT], { recoveredAt });
    expect(become(BEGAN, AWAITED, after(90 * MINUTE))).toMatchObject({ outcome: "none" });
    expect(become(BEGAN, AWAITED, after(-20 * MINUTE))).toMatchObject({ outcome: "left" });
  });

  test("with bots alone tells nothing", () => {
    expect(factsOf([began(ANN, BOT), settled([ANN, BOT])])).toEqual([]);
  });

  test("counts for whoever takes over a chair, from then on", () => {
    const replaced: News = { kind: "playerReplaced", seat: 0, userId: "ann", by: "eve" };
    const EVE: ChairNews = { ...ANN, userId: "eve" };
    const all = [BEGAN, left(), replaced, settled([EVE, BOB, BOT])];
    expect(conductIn(factsOf(all, "eve"))).toMatchObject({ isStarted: true, outcome: "finished" });
    expect(conductIn(factsOf(all))).toMatchObject({ outcome: "left", at: MINUTE });
  });

  test("of which an earlier release told nothing of a leaving counts for nobody", () => {
    expect(become(BEGAN, { kind: "playerLeft", seat: 0, userId: "ann" })).toMatchObject({ outcome: "none" });
  });
});

const anyNews = fc.array(
  fc.constantFrom(BEGAN, left(), left(true), FREE, AWAITED, RETURNED, SETTLED, SETTLED_WITHOUT),
  {
    minLength: 1,
    maxLength: 10,
  },
);

test("whatever comes twice, or in another order, is the same in the end", () => {
  const given = anyNews.map((news) => factsOf(news)).chain((facts) => fc.tuple(fc.constant(facts), deliveries(facts)));
  fc.assert(
    fc.property(given, ([facts, delivered]) => {
      const kept = delivered.reduce<readonly Fact[]>((known, batch) => mergeFacts(known, batch), []);
      expect(kept).toEqual(facts);
      expect(conductIn(kept)).toEqual(conductIn(facts));
    }),
  );
});

/** Batches that bring all of these, some more than once, in any order. */
function deliveries(facts: readonly Fact[]): fc.Arbitrary<readonly (readonly Fact[])[]> {
  const some = fc.array(fc.constantFrom(...facts), { maxLength: 6 });
  return fc
    .tuple(fc.shuffledSubarray([...facts], { minLength: facts.length }), fc.array(some, { maxLength: 4 }))
    .chain(([all, repeats]) => {
      const batches: readonly (readonly Fact[])[] = [...all.map((fact) => [fact]), ...repeats];
      return fc.shuffledSubarray([...batches], { minLength: batches.length });
    });
}
