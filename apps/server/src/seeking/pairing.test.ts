import { PRESET_NAMES } from "@trelyazh/preferans";
import { PACES } from "@trelyazh/protocol";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { pairSeekers, wouldPlay, type Pairing, type Seeker } from "./pairing.ts";

const MINUTE_MS = 60_000;

const NOBODY_APART: Pairing = { apartFrom: () => new Set(), botsAfterMs: 3 * MINUTE_MS };

/** Who do not play together, by pairs. */
function keptApart(...pairs: readonly (readonly [string, string])[]): Pairing {
  const apartFrom = (userId: string) => new Set(pairs.flatMap(([one, other]) => (one === userId ? [other] : [])));
  return { ...NOBODY_APART, apartFrom };
}

function seeker(userId: string, given: Partial<Seeker> = {}): Seeker {
  const terms = { conventions: ["sochi"], players: 3, paces: ["usual"], withBots: false } as const;
  return { id: `seek of ${userId}`, userId, waitedMs: 0, ...terms, ...given };
}

const named = (seekers: readonly Seeker[], pairing = NOBODY_APART) =>
  pairSeekers(seekers, pairing).map((party) => party.seekers.map(({ userId }) => userId));

describe("people who would play on the same terms", () => {
  test("sit together as they came, and who is too many waits", () => {
    const all = ["ann", "bob", "cid", "dan", "eve", "fay", "gus"].map((name) => seeker(name));
    expect(named(all)).toEqual([
      ["ann", "bob", "cid"],
      ["dan", "eve", "fay"],
    ]);
    expect(named(all.slice(0, 2))).toEqual([]);
  });

  test("play what all of them have named, and of that what who came first has named first", () => {
    const parties = pairSeekers(
      [
        seeker("ann", { conventions: ["rostov", "leningrad", "sochi"], paces: ["quick", "calm"] }),
        seeker("bob", { conventions: ["sochi", "leningrad"], paces: ["calm", "usual", "quick"] }),
        seeker("cid", { conventions: ["leningrad", "sochi"], paces: ["calm"] }),
      ],
      NOBODY_APART,
    );
    expect(parties).toMatchObject([{ convention: "leningrad", pace: "calm", players: 3 }]);
  });

  test("are not brought together where two and two would play on something, and all of them on nothing", () => {
    const conventions = [
      ["sochi", "rostov"],
      ["rostov", "peter"],
      ["peter", "sochi"],
    ] as const;
    const three = conventions.map((each, index) => seeker(`${index}`, { conventions: each }));
    expect(named(three)).toEqual([]);
    expect(named([...three, seeker("late", { conventions: ["sochi"] })])).toEqual([["0", "2", "late"]]);
    const late = ["one", "two"].map((name) => seeker(name, { conventions: ["peter"] }));
    expect(named([...three, ...late])).toEqual([["1", "2", "one"]]);
  });

  test("go round somebody with whom one of them does not play, whichever of the two has set that", () => {
    const all = ["ann", "bob", "cid", "dan"].map((name) => seeker(name));
    expect(named(all, keptApart(["ann", "bob"]))).toEqual([["ann", "cid", "dan"]]);
    expect(named(all, keptApart(["cid", "bob"]))).toEqual([["ann", "bob", "dan"]]);
    expect(named(all.slice(0, 3), keptApart(["cid", "bob"]))).toEqual([]);
  });

  test("who have waited for hundreds that want none of them do not hold up those who came later", () => {
    const picky = Array.from({ length: 97 }, (_, index) => seeker(`picky ${index}`, { players: 4 }));
    const all = new Set(picky.map(({ userId }) => userId));
    const apartFrom = (userId: string) => (all.has(userId) ? all : new Set<string>());
    const pairing = { ...NOBODY_APART, apartFrom };
    expect(named([...picky, ...["ann", "bob", "cid"].map((name) => seeker(name))], pairing)).toEqual([
      ["ann", "bob", "cid"],
    ]);
  });
});

describe("bots", () => {
  const waited = { withBots: true, waitedMs: 3 * MINUTE_MS };

  test("take the chairs that are left once somebody has waited long enough who would have them", () => {
    expect(named([seeker("ann", waited)])).toEqual([["ann"]]);
    expect(named([seeker("ann", { ...waited, waitedMs: 3 * MINUTE_MS - 1 })])).toEqual([]);
    expect(named([seeker("ann", { ...waited, withBots: false })])).toEqual([]);
    expect(named([seeker("ann", waited), seeker("bob", { withBots: true })])).toEqual([["ann", "bob"]]);
  });

  test("sit with nobody who wants people alone, and keep nobody from a table full of people", () => {
    expect(named([seeker("ann", waited), seeker("bob")])).toEqual([["ann"]]);
    expect(named([seeker("ann", waited), seeker("bob"), seeker("cid")])).toEqual([["ann", "bob", "cid"]]);
  });
});

const anySeekers = fc
  .array(
    fc.record({
      conventions: fc.uniqueArray(fc.constantFrom(...PRESET_NAMES.slice(0, 3)), { minLength: 1 }),
      players: fc.constantFrom(2 as const, 3 as const, 4 as const),
      paces: fc.uniqueArray(fc.constantFrom(...PACES), { minLength: 1 }),
      withBots: fc.boolean(),
      waitedMs: fc.nat(6 * MINUTE_MS),
    }),
    { maxLength: 14 },
  )
  .map((all) => all.toSorted((a, b) => b.waitedMs - a.waitedMs).map((given, index) => seeker(`user ${index}`, given)));

const anyPairs = fc.array(fc.tuple(fc.nat(13), fc.nat(13)), { maxLength: 20 });

describe("whoever waits", () => {
  test("is in one party at most, and all of a party would play with each other on its terms", () => {
    fc.assert(
      fc.property(anySeekers, anyPairs, (seekers, pairs) => {
        const pairing = keptApart(...pairs.map(([one, other]) => [`user ${one}`, `user ${other}`] as const));
        const parties = pairSeekers(seekers, pairing);
        const all = parties.flatMap((party) => party.seekers);
        expect(new Set(all).size).toBe(all.length);
        for (const party of parties) {
          expect(party.seekers.length).toBeLessThanOrEqual(party.players);
          for (const one of party.seekers) {
            expect(one).toMatchObject({ players: party.players });
            expect([one.conventions.includes(party.convention), one.paces.includes(party.pace)]).toEqual([true, true]);
            expect(party.seekers.every((other) => other === one || wouldPlay(one, other, pairing))).toBe(true);
          }
          if (party.seekers.length === party.players) continue;
          expect(party.seekers.every(({ withBots }) => withBots)).toBe(true);
          expect(party.seekers[0]?.waitedMs).toBeGreaterThanOrEqual(pairing.botsAfterMs);
        }
      }),
    );
  });

  test("is not passed over for somebody who came later and wants the same", () => {
    fc.assert(
      fc.property(anySeekers, (seekers) => {
        const parties = pairSeekers(seekers, NOBODY_APART);
        const placed = new Set(parties.flatMap((party) => party.seekers));
        for (const [index, early] of seekers.entries()) {
          if (placed.has(early)) continue;
          const twin = (late: Seeker) =>
            JSON.stringify({ ...late, id: 0, userId: 0, waitedMs: 0 }) ===
            JSON.stringify({ ...early, id: 0, userId: 0, waitedMs: 0 });
          const overtaking = parties.filter(
            (party) =>
              party.seekers.length === party.players &&
              party.seekers.some((late) => seekers.indexOf(late) > index && twin(late)),
          );
          expect(overtaking).toEqual([]);
        }
      }),
    );
  });
});
