import type { Claim } from "@trelyazh/db";
import { fakeClock } from "@trelyazh/testkit";
import { expect, test } from "vitest";
import { ClubError } from "../../club-error.ts";
import { createLogger } from "../../logger.ts";
import { loneNode } from "../../testing/in-memory/lone-node.ts";
import { Sweep } from "./sweep.ts";

const claimsOf = (...tableIds: readonly string[]): readonly Claim[] =>
  tableIds.map((tableId) => ({ tableId, epoch: 1 }));

/** A sweep over tables of the test's own: what it does stands in `done`. */
function aSweep() {
  const clock = fakeClock(0);
  const done: string[] = [];
  const club = {
    isAlive: true,
    isAway: false,
    orphans: ["o1", "o2"],
    taken: new Set<string>(),
    held: ["a", "b"],
    waiting: [] as string[],
    bringing: Promise.resolve(),
  };
  const hearers = { lost: () => {}, change: () => {} };
  const reach = <T>(answer: T) =>
    club.isAway ? Promise.reject(new ClubError("DATABASE_AWAY")) : Promise.resolve(answer);
  const sweep = new Sweep({
    clock,
    log: createLogger("silent"),
    nodes: {
      ...loneNode(),
      get isAlive() {
        return club.isAlive;
      },
      onLost: (hear) => {
        hearers.lost = hear;
        return { [Symbol.dispose]: () => (hearers.lost = () => {}) };
      },
      onChange: (hear) => {
        hearers.change = hear;
        return { [Symbol.dispose]: () => (hearers.change = () => {}) };
      },
    },
    ownership: {
      claim: () => reach(null),
      ownerOf: () => reach(null),
      claimAtStart: () => reach(claimsOf("first")),
      claimEach: (tableIds) => reach(claimsOf(...tableIds.filter((id) => !club.taken.has(id)))),
      claimOrphans: (limit) => reach(claimsOf(...club.orphans.splice(0, limit))),
      handOver: () => reach(null),
    },
    later: { takeWaiting: () => club.waiting.splice(0) },
    holder: {
      takeUp: (claims) => {
        if (claims.length > 0) done.push(`${clock.now()}: ${claims.map(({ tableId }) => tableId).join(" ")}`);
        return club.bringing;
      },
      letGoOfAll: () => club.held,
    },
  });
  return { sweep, clock, done, club, hearers };
}

test("tables of the last run come first, then those that others leave behind: soon while there are some, seldom else", async () => {
  const { sweep, clock, done, club } = aSweep();
  await sweep.start();
  await clock.advance(15_500);
  club.orphans = ["o3"];
  await clock.advance(2000);
  club.orphans = ["o4"];
  await clock.advance(60_000);
  expect(done).toEqual(["0: first", "15000: o1 o2", "16000: o3", "32000: o4"]);
});

test("they are looked for at once when a node comes or goes, and again soon when the database would not say", async () => {
  const { sweep, clock, done, club, hearers } = aSweep();
  await sweep.start();
  await clock.advance(5000);
  club.isAway = true;
  hearers.change();
  await clock.advance(500);
  club.isAway = false;
  await clock.advance(500);
  expect(done).toEqual(["0: first", "6000: o1 o2"]);
});

test("a node whose lease is over lets go of all tables, and has back what nobody else has taken when it lives again", async () => {
  const { sweep, clock, done, club, hearers } = aSweep();
  await sweep.start();
  club.orphans = [];
  club.isAlive = false;
  hearers.lost();
  hearers.change();
  await clock.advance(60_000);
  expect(done).toEqual(["0: first"]);
  club.isAlive = true;
  club.taken.add("b");
  club.isAway = true;
  hearers.change();
  await clock.advance(100);
  club.isAway = false;
  await clock.advance(2000);
  expect(done).toEqual(["0: first", "61000: a"]);
  await clock.advance(60_000);
  expect(done).toHaveLength(2);
});

test("a node that comes while tables are brought back is not forgotten", async () => {
  const { sweep, clock, done, club, hearers } = aSweep();
  await sweep.start();
  const brought = Promise.withResolvers<void>();
  club.bringing = brought.promise;
  hearers.change();
  await clock.advance(0);
  hearers.change();
  await clock.advance(0);
  club.orphans = ["o3"];
  brought.resolve();
  await clock.advance(0);
  expect(done).toEqual(["0: first", "0: o1 o2", "0: o3"]);
});

test("a table that has waited for a later release is tried again when there may be one", async () => {
  const { sweep, clock, done, club, hearers } = aSweep();
  club.orphans = [];
  await sweep.start();
  club.waiting = ["late"];
  hearers.change();
  await clock.advance(60_000);
  expect(done).toEqual(["0: first", "0: late"]);
});

test("nothing is claimed once it is closed", async () => {
  const { sweep, clock, done, hearers } = aSweep();
  await sweep.start();
  hearers.change();
  await sweep.close();
  await clock.advance(60_000);
  expect([done, clock.nextAt()]).toEqual([["0: first"], null]);
});
