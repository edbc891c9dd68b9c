import { randomUUID } from "node:crypto";
import type { SeekNews, SeekTerms } from "@trelyazh/protocol";
import { testDatabase } from "@trelyazh/testkit";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { LocalHub } from "../bus/local-hub.ts";
import { seatThree } from "../testing/club/seat-three.ts";
import { startTestClub, type TestClub } from "../testing/club/start-test-club.ts";
import { refusalOf, type Guest } from "../testing/people/guest.ts";

const WISH = { preset: "sochi", poolTarget: 10, turnSeconds: 60, bots: 0 } as const;
const FULL = { ...WISH, bots: 2 } as const;

let database: Awaited<ReturnType<typeof testDatabase>>;
let one: TestClub;
let two: TestClub;

/** Two nodes of one club, which hear each other. */
beforeAll(async () => {
  const hub = new LocalHub();
  database = await testDatabase();
  one = await startTestClub({ database, hub, listEveryMs: 20 });
  two = await startTestClub({ database, hub, listEveryMs: 20 });
});

afterAll(async () => {
  await one[Symbol.asyncDispose]();
  await two[Symbol.asyncDispose]();
  await database[Symbol.asyncDispose]();
});

/** Terms that no other test has named. */
let others = 0;
function newTerms(given: Partial<SeekTerms> = {}): SeekTerms {
  const conventions = [["sochi"], ["leningrad"], ["peter"], ["rostov"], ["classic"], ["fspr"]] as const;
  others += 1;
  return { conventions: conventions[others % 6] ?? ["sochi"], players: 3, paces: ["usual"], withBots: false, ...given };
}

function seek({ api }: Guest, terms: SeekTerms, seekId: string = randomUUID()) {
  const told: SeekNews[] = [];
  const stream = api.seek.follow.subscribe({ seekId, terms }, { onData: (news) => void told.push(news) });
  const tableId = () => told.flatMap((news) => (news.kind === "seated" ? [news.tableId] : [])).at(-1);
  return { seekId, latest: () => told.at(-1), tableId, stop: () => stream.unsubscribe() };
}

const guests = (...nodes: readonly TestClub[]) => Promise.all(nodes.map((node) => node.guest()));

const avoids = ({ api }: Guest, { id }: Guest) => api.people.change.mutate({ userId: id, change: "avoid" });

async function seatsOf({ api }: Guest, tableId: string) {
  return (await api.table.mine.query()).tables.find(({ id }) => id === tableId);
}

describe("people who seek the same", () => {
  test("are seated at one table and play, whichever node each of them is at", async () => {
    const people = await guests(one, two, one);
    const terms = newTerms();
    const seeks = people.map((guest) => seek(guest, terms));
    await expect.poll(() => seeks.map((each) => each.tableId())).toEqual(Array(3).fill(expect.any(String)));
    const [tableId = ""] = seeks.map((each) => each.tableId());
    expect(new Set(seeks.map((each) => each.tableId())).size).toBe(1);
    for (const guest of people) await expect.poll(() => seatsOf(guest, tableId)).toMatchObject({ status: "playing" });
    expect(await database.database.db.execute(sql`select from seekers`)).toMatchObject({ rowCount: 0 });
  });

  test("are many at once at both nodes, and each sits at one table with two others", async () => {
    const people = await guests(...Array.from({ length: 12 }, (_, index) => (index % 2 === 0 ? one : two)));
    const terms = newTerms();
    const seeks = people.map((guest) => seek(guest, terms));
    await expect.poll(() => seeks.filter((each) => each.tableId() === undefined)).toEqual([]);
    const tables = Map.groupBy(seeks, (each) => each.tableId());
    expect([...tables.values()].map(({ length }) => length)).toEqual([3, 3, 3, 3]);
    for (const guest of people) expect((await guest.api.table.mine.query()).tables).toHaveLength(1);
  });

  test("are told how many others wait, and how long it took others lately", async () => {
    const [ann, bob, stranger] = await guests(one, two, one);
    const terms = newTerms({ players: 4 });
    const [first, second] = [seek(ann as Guest, terms), seek(bob as Guest, terms)];
    await expect.poll(first.latest).toMatchObject({ kind: "waiting", others: 1 });
    expect(await stranger?.api.seek.outlook.query(terms)).toEqual({ others: 2, seconds: null });
    [first, second].forEach(({ stop }) => stop());
    await expect.poll(() => stranger?.api.seek.outlook.query(terms)).toMatchObject({ others: 0 });
  });

  test("do not sit with somebody with whom one of them does not play", async () => {
    const [ann, bob, cid, dan] = (await guests(one, two, one, two)) as [Guest, Guest, Guest, Guest];
    await avoids(cid, ann);
    const terms = newTerms();
    const [ofAnn, ofBob] = [seek(ann, terms), seek(bob, terms)];
    await expect.poll(ofBob.latest).toMatchObject({ others: 1 });
    const ofCid = seek(cid, terms);
    await expect.poll(ofCid.latest).toMatchObject({ kind: "waiting", others: 1 });
    const ofDan = seek(dan, terms);
    const tableId = await expectTable(ofAnn);
    for (const seeking of [ofBob, ofDan]) await expect.poll(seeking.tableId).toBe(tableId);
    expect(ofCid.latest()).toMatchObject({ kind: "waiting" });
    ofCid.stop();
  });
});

async function expectTable({ tableId }: ReturnType<typeof seek>): Promise<string> {
  await expect.poll(tableId).toEqual(expect.any(String));
  return tableId() ?? "";
}

describe("somebody who seeks", () => {
  test("sits down where others wait already, and not where they may not", async () => {
    const [host, ann, bob] = (await guests(one, two, two)) as [Guest, Guest, Guest];
    await avoids(host, bob);
    const { tableId } = await host.api.table.create.mutate({ ...WISH, turnSeconds: 30 });
    const terms = newTerms({ conventions: ["sochi"], paces: ["quick"] });
    const ofBob = seek(bob, terms);
    await expect.poll(ofBob.latest).toMatchObject({ kind: "waiting" });
    const ofAnn = seek(ann, terms);
    expect(await expectTable(ofAnn)).toBe(tableId);
    expect(ofBob.latest()).toMatchObject({ kind: "waiting" });
    ofBob.stop();
  });

  test("may leave at any time, is found by nobody then, and does so in one place alone", async () => {
    const [ann, bob] = (await guests(one, two)) as [Guest, Guest];
    const terms = newTerms({ players: 2 });
    const first = seek(ann, terms);
    await expect.poll(first.latest).toMatchObject({ kind: "waiting" });
    const elsewhere = await two.connect(ann.cookie);
    const second = seek(elsewhere, terms);
    await expect.poll(first.latest).toEqual({ kind: "over" });
    await elsewhere.api.seek.leave.mutate({ seekId: second.seekId });
    await expect.poll(second.latest).toEqual({ kind: "over" });
    const ofBob = seek(bob, terms);
    await expect.poll(ofBob.latest).toMatchObject({ kind: "waiting", others: 0 });
    ofBob.stop();
  });

  test("cannot take the place of another by their id, and is refused where they sit at too many tables", async () => {
    const [ann, bob] = (await guests(one, two)) as [Guest, Guest];
    const terms = newTerms({ players: 2 });
    const ofAnn = seek(ann, terms);
    await expect.poll(ofAnn.latest).toMatchObject({ kind: "waiting" });
    const stolen = Promise.withResolvers<unknown>();
    bob.api.seek.follow.subscribe({ seekId: ofAnn.seekId, terms }, { onError: (error) => stolen.reject(error) });
    expect(await refusalOf(stolen.promise)).toBe("FORBIDDEN");
    await bob.api.seek.leave.mutate({ seekId: ofAnn.seekId });
    for (let table = 0; table < 5; table += 1) await bob.api.table.create.mutate(FULL);
    const ofBob = seek(bob, terms);
    const seen = () => [ofAnn.latest(), ofBob.latest()].find((news) => news?.kind === "refused");
    await expect.poll(seen, { timeout: 20_000 }).toEqual({ kind: "refused", code: "TOO_MANY_TABLES" });
    ofAnn.stop();
  });

  test("is told so at once where they rest, and spoils no party", async () => {
    const three = await seatThree(one);
    await three.onTurn();
    const [left] = three.guests;
    await left.api.table.leave.mutate({ commandId: randomUUID(), tableId: three.tableId });
    const theirs = seek(left, newTerms());
    await expect.poll(theirs.latest).toEqual({ kind: "refused", code: "RESTING" });
  });

  test("who seeks nonsense is refused before anything is written", async () => {
    const ann = await one.guest();
    const nonsense = { ...newTerms(), conventions: ["sochi", "sochi"] } as unknown as SeekTerms;
    expect(await refusalOf(ann.api.seek.outlook.query(nonsense))).toBe("BAD_INPUT");
    expect(await refusalOf(ann.api.seek.outlook.query({ ...newTerms(), paces: [] }))).toBe("BAD_INPUT");
  });
});
