import { randomUUID } from "node:crypto";
import { setModerator } from "@trelyazh/db";
import type { Report } from "@trelyazh/protocol";
import { TRPCClientError } from "@trpc/client";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { seatThree } from "../testing/club/seat-three.ts";
import { startTestClub, type TestClub } from "../testing/club/start-test-club.ts";
import { refusalOf, type Guest } from "../testing/people/guest.ts";

let club: TestClub;
let moderator: Guest;

beforeAll(async () => {
  club = await startTestClub({ sessionsEveryMs: 20 });
  moderator = await aModerator();
});

afterAll(() => club[Symbol.asyncDispose]());

async function aModerator(): Promise<Guest> {
  const guest = await club.guest();
  await setModerator(club.database.database.db, guest.id, true);
  return guest;
}

const WISH = { preset: "sochi", poolTarget: 10, turnSeconds: 60 } as const;

/** News of people come once a second at most. */
const SOON = { timeout: 3000 };

interface Followed {
  readonly unread: () => number | undefined;
  readonly stop: () => void;
}

const PROFILE = { kind: "profile" } as const;

function report({ api }: Guest, { id }: Guest, more: Partial<Report> = {}) {
  return api.moderation.report.mutate({ userId: id, reason: "abuse", words: "", place: PROFILE, ...more });
}

/** The case about somebody, as it stands in the queue of a moderator. */
async function caseOf({ id }: Guest, { api }: Guest = moderator) {
  const { cases } = await api.moderation.queue.query();
  return cases.find(({ subject }) => subject.id === id);
}

/** A moderator takes the case about somebody. */
async function claim(about: Guest, by: Guest = moderator) {
  const { id } = (await caseOf(about, by)) ?? { id: randomUUID() };
  return await by.api.moderation.claim.mutate({ caseId: id });
}

const MUTE = { kind: "mute", reason: "abuse", words: "Так с людьми не говорят.", hours: 24 } as const;

async function act(about: Guest, what: Parameters<typeof decide>[1]["act"], by: Guest = moderator) {
  const { id: caseId, seenAt } = await claim(about, by);
  await decide(by, { caseId, seenAt, act: what });
}

function decide({ api }: Guest, decision: Parameters<typeof api.moderation.decide.mutate>[0]) {
  return api.moderation.decide.mutate(decision);
}

function told(error: unknown): unknown {
  const data: unknown = error instanceof TRPCClientError ? error.data : null;
  return typeof data === "object" && data !== null ? Reflect.get(data, "restraint") : null;
}

const say = ({ api }: Guest, tableId: string, text: string) =>
  api.chat.say.mutate({ room: { kind: "players", tableId }, lineId: randomUUID(), words: { text } });

describe("a line that is reported", () => {
  test("goes to the moderators with what was said around it; who wrote it is silenced, is told why and until when, appeals, and writes again", async () => {
    using table = await seatThree(club, { turnSeconds: 60 });
    const [ann, bob] = table.guests;
    const { tableId } = table;
    await say(bob, tableId, "ходи давай");
    const { seq } = await say(bob, tableId, "ты дурак");
    await say(ann, tableId, "не надо так");
    await report(ann, bob, { place: { kind: "line", room: { kind: "players", tableId }, seq }, words: "Обзывается" });

    const open = await claim(bob);
    expect(open).toMatchObject({ subject: { id: bob.id }, earlier: { founded: 0, unfounded: 0 }, acts: [] });
    const [first] = open.reports;
    expect(first).toMatchObject({ by: { id: ann.id }, words: "Обзывается", place: "line", table: { id: tableId } });
    expect(first?.lines.map(({ by, text, isReported }) => [by.id, text, isReported])).toEqual([
      [bob.id, "ходи давай", false],
      [bob.id, "ты дурак", true],
      [ann.id, "не надо так", false],
    ]);
    await decide(moderator, { caseId: open.id, seenAt: open.seenAt, act: MUTE });

    const refused = await say(bob, tableId, "а что я?").catch((error: unknown) => error);
    const until = Date.now() + 24 * 60 * 60 * 1000;
    expect(told(refused)).toEqual({ reason: "abuse", until: expect.closeTo(until, -5) as unknown });
    expect(await refusalOf(Promise.reject(refused as Error))).toBe("MUTED");
    await say(ann, tableId, "спасибо");
    expect((await ann.api.moderation.own.query()).reports).toMatchObject([
      { about: { id: bob.id }, reason: "abuse", answer: "acted" },
    ]);

    const bobs = await bob.api.moderation.own.query();
    expect(bobs).toMatchObject({
      acts: [{ kind: "mute", words: MUTE.words, liftedAt: null, appeal: null }],
      reports: [],
    });
    // Nobody learns who has reported them, or who has judged.
    for (const secret of [ann.id, moderator.id, "Обзывается"]) expect(JSON.stringify(bobs)).not.toContain(secret);
    const actId = bobs.acts[0]?.id ?? "";
    expect(await refusalOf(ann.api.moderation.appeal.mutate({ actId, words: "За него" }))).toBe("NOT_FOUND");
    await bob.api.moderation.appeal.mutate({ actId, words: "Это шутка" });
    expect(await refusalOf(bob.api.moderation.appeal.mutate({ actId, words: "И ещё" }))).toBe("LOOK_AGAIN");

    // The one who acted does not judge it, as long as there is another.
    const another = await aModerator();
    const answer = { actId, lifts: true, words: "Хорошо, но впредь мягче." };
    expect(await refusalOf(moderator.api.moderation.decideAct.mutate(answer))).toBe("FORBIDDEN");
    const [judged, again] = await Promise.all(
      [1, 2].map(() => refusalOf(another.api.moderation.decideAct.mutate(answer))),
    );
    expect(new Set([judged, again])).toEqual(new Set(["LOOK_AGAIN", undefined]));
    await say(bob, tableId, "больше не буду");
    expect((await bob.api.moderation.own.query()).acts).toMatchObject([
      { liftedAt: expect.any(Number) as unknown, appeal: { answer: "lifted", answerWords: answer.words } },
    ]);
  });

  test("is the club's own row: one that is not there, or that somebody else wrote, is nothing to report", async () => {
    using table = await seatThree(club, { turnSeconds: 60 });
    const [ann, bob] = table.guests;
    const room = { kind: "players", tableId: table.tableId } as const;
    const { seq } = await say(ann, table.tableId, "сама себе");
    const lines = [seq, seq + 5].map((number) => report(ann, bob, { place: { kind: "line", room, seq: number } }));
    expect(await Promise.all(lines.map(refusalOf))).toEqual(["NOT_FOUND", "NOT_FOUND"]);
    const stranger = await club.guest();
    expect(await refusalOf(report(stranger, ann, { place: { kind: "line", room, seq } }))).toBe("FORBIDDEN");
  });
});

describe("reports", () => {
  test("of one person are one case, and one person under one head is one report", async () => {
    const [ann, bob, cid] = [await club.guest(), await club.guest(), await club.guest()];
    await report(ann, bob, { words: "раз" });
    await report(ann, bob);
    await Promise.all([report(ann, bob, { reason: "spam" }), report(cid, bob)]);
    expect(await caseOf(bob)).toMatchObject({
      reporters: 2,
      reasons: expect.arrayContaining(["abuse", "spam"]) as unknown,
    });
    const { reports } = await claim(bob);
    expect(new Set(reports.map(({ by, words }) => `${by?.id} ${words}`))).toEqual(
      new Set([`${ann.id} раз`, `${ann.id} `, `${cid.id} `]),
    );
  });

  test("that were dismissed do not come back for the same thing", async () => {
    const [ann, bob, cid] = [await club.guest(), await club.guest(), await club.guest()];
    await report(ann, bob, { reason: "name" });
    await act(bob, null);
    expect((await ann.api.moderation.own.query()).reports).toMatchObject([{ answer: "nothing" }]);
    expect(await refusalOf(report(cid, bob, { reason: "name" }))).toBe("ALREADY_JUDGED");
    expect(await caseOf(bob)).toBeUndefined();
    await bob.api.session.rename.mutate({ name: "Совсем Другой" });
    await report(cid, bob, { reason: "name" });
    expect(await caseOf(bob)).toBeDefined();
  });

  test("of oneself, of nobody, and more than the limit lets somebody make are refused", async () => {
    const ann = await club.guest();
    expect(await refusalOf(report(ann, ann))).toBe("FORBIDDEN");
    expect(await refusalOf(report(ann, { ...ann, id: "nobody" }))).toBe("NOT_FOUND");
    for (let made = 2; made < 12; made += 1) await refusalOf(report(ann, { ...ann, id: "nobody" }));
    expect(await refusalOf(report(ann, { ...ann, id: "nobody" }))).toBe("TOO_MANY_REQUESTS");
  });
});

describe("moderators", () => {
  test("are those whose role is there now; everybody else is refused whatever they ask", async () => {
    const [ann, bob] = [await club.guest(), await club.guest()];
    await report(ann, bob);
    const { id: caseId } = (await caseOf(bob)) ?? { id: "" };
    const asked = ({ api: { moderation } }: Guest) => [
      () => moderation.queue.query(),
      () => moderation.claim.mutate({ caseId }),
      () => moderation.release.mutate({ caseId }),
      () => moderation.decide.mutate({ caseId, seenAt: Date.now(), act: MUTE }),
      () => moderation.decideAct.mutate({ actId: randomUUID(), lifts: true, words: "так" }),
      () => moderation.alike.query(),
      () =>
        moderation.keepApart.mutate({ oneId: ann.id, otherId: bob.id, reason: "cheating", words: "так", hours: null }),
    ];
    const refusals = (guest: Guest) => Promise.all(asked(guest).map((ask) => refusalOf(ask())));
    expect(new Set(await refusals(ann))).toEqual(new Set(["FORBIDDEN"]));
    const former = await aModerator();
    await setModerator(club.database.database.db, former.id, false);
    expect(new Set(await refusals(former))).toEqual(new Set(["FORBIDDEN"]));
  });

  test("have a case one at a time, decide it once, and only of what they have read", async () => {
    const [ann, bob, other] = [await club.guest(), await club.guest(), await aModerator()];
    await report(ann, bob);
    const { id: caseId, seenAt } = await claim(bob);
    expect(await refusalOf(other.api.moderation.claim.mutate({ caseId }))).toBe("LOOK_AGAIN");
    expect(await refusalOf(decide(other, { caseId, seenAt, act: null }))).toBe("LOOK_AGAIN");
    expect((await caseOf(bob, other))?.claimedBy).toBe(moderator.name);
    await report(ann, bob, { reason: "stalling" });
    expect(await refusalOf(decide(moderator, { caseId, seenAt, act: null }))).toBe("LOOK_AGAIN");
    const read = await claim(bob);
    const both = await Promise.all(
      [MUTE, null].map((what) => refusalOf(decide(moderator, { caseId, seenAt: read.seenAt, act: what }))),
    );
    expect(new Set(both)).toEqual(new Set(["LOOK_AGAIN", undefined]));
  });

  test("judge neither themselves nor what they have reported", async () => {
    const [ann, other] = [await club.guest(), await aModerator()];
    await report(ann, other);
    await report(other, ann);
    const caseId = (await caseOf(other))?.id ?? "";
    expect(await caseOf(other, other)).toBeUndefined();
    expect(await caseOf(ann, other)).toBeUndefined();
    expect(await refusalOf(other.api.moderation.claim.mutate({ caseId }))).toBe("LOOK_AGAIN");
  });

  test("leave a row of all that they do", async () => {
    const [ann, bob, own] = [await club.guest(), await club.guest(), await aModerator()];
    await report(ann, bob);
    await act(bob, { kind: "warn", reason: "abuse", words: "Повежливее.", hours: null }, own);
    const { rows } = await club.database.database.db.execute(
      sql`select kind, subject_id, details->>'act' as act from moderation_audit where actor = ${own.id}`,
    );
    expect(rows).toEqual([{ kind: "act", subject_id: bob.id, act: "warn" }]);
  });
});

describe("somebody whom a moderator", () => {
  test("bans is told what for and until when, may appeal, and is in again when it is lifted", async () => {
    const [ann, bob, other] = [await club.guest(), await club.guest(), await aModerator()];
    await report(ann, bob);
    await act(bob, { kind: "ban", reason: "cheating", words: "Сговор.", hours: 48 });
    await expect
      .poll(() => bob.api.table.mine.query().catch(told))
      .toEqual({ reason: "cheating", until: expect.any(Number) as unknown });
    const actId = (await bob.api.moderation.own.query()).acts[0]?.id ?? "";
    await bob.api.moderation.appeal.mutate({ actId, words: "Мы не сговаривались" });
    const { appeals } = await other.api.moderation.queue.query();
    expect(appeals.find((appeal) => appeal.act.id === actId)).toMatchObject({
      subject: { id: bob.id },
      isOwnAct: false,
    });
    await other.api.moderation.decideAct.mutate({ actId, lifts: true, words: "Проверили, всё честно." });
    await expect.poll(() => refusalOf(bob.api.table.mine.query()).catch(() => "cut")).toBeUndefined();
  });

  test("keeps from tables sits down with nobody, and plays with bots alone", async () => {
    const [ann, bob] = [await club.guest(), await club.guest()];
    const { tableId } = await ann.api.table.create.mutate({ ...WISH, bots: 0 });
    await report(ann, bob, { reason: "stalling" });
    await act(bob, { kind: "rest", reason: "stalling", words: "Отдохните.", hours: 3 });
    const refused = await bob.api.table.join.mutate({ commandId: randomUUID(), tableId, seat: 1 }).catch(told);
    expect(refused).toEqual({ reason: "stalling", until: expect.any(Number) as unknown });
    expect(await refusalOf(bob.api.table.create.mutate({ ...WISH, bots: 0 }))).toBe("KEPT_FROM_TABLES");
    expect(await refusalOf(bob.api.table.create.mutate({ ...WISH, bots: 2 }))).toBeUndefined();
  });

  test("acts upon hears of it wherever they are, until they have read it; so does whoever has reported", async () => {
    const [ann, bob] = [await club.guest(), await club.guest()];
    const [toAnn, toBob] = [ann, bob].map(({ api }) => {
      let unread: number | undefined;
      const stream = api.people.news.subscribe(undefined, { onData: (news) => void (unread = news.unread) });
      return { unread: () => unread, stop: () => stream.unsubscribe() };
    }) as [Followed, Followed];
    await report(ann, bob);
    await act(bob, { kind: "warn", reason: "abuse", words: "Повежливее.", hours: null });
    await expect.poll(toBob.unread, SOON).toBe(1);
    await bob.api.moderation.read.mutate();
    await expect.poll(toBob.unread, SOON).toBeUndefined();
    // Whoever has reported hears of the answer with the next look.
    await ann.api.people.describe.mutate({ words: "новое" });
    await expect.poll(toAnn.unread, SOON).toBe(1);
    for (const { stop } of [toAnn, toBob]) stop();
  });

  test("renames is a bird for everybody, and takes another name", async () => {
    const [ann, bob] = [await club.guest(), await club.guest()];
    await bob.api.session.rename.mutate({ name: "Плохое Имя" });
    await report(ann, bob, { reason: "name" });
    await act(bob, { kind: "rename", reason: "name", words: "Выберите другое имя.", hours: null });
    await expect.poll(async () => (await bob.api.session.me.query()).user?.name).toMatch(/^Guest \d{4}$/);
    expect((await ann.api.people.person.query({ userId: bob.id })).name).toMatch(/^Guest \d{4}$/);
    await bob.api.session.rename.mutate({ name: "Доброе Имя" });
  });

  test("keeps apart from somebody sits down at no table with them until that is lifted", async () => {
    const [ann, bob] = [await club.guest(), await club.guest()];
    const pair = {
      oneId: ann.id,
      otherId: bob.id,
      reason: "cheating",
      words: "Играйте с другими.",
      hours: null,
    } as const;
    await moderator.api.moderation.keepApart.mutate(pair);
    expect(await refusalOf(moderator.api.moderation.keepApart.mutate(pair))).toBe("LOOK_AGAIN");
    const { tableId } = await ann.api.table.create.mutate({ ...WISH, bots: 0 });
    const join = () => bob.api.table.join.mutate({ commandId: randomUUID(), tableId, seat: 1 });
    expect(await refusalOf(join())).toBe("NOT_YOUR_SEAT");
    const [apart] = (await bob.api.moderation.own.query()).acts;
    expect(apart).toMatchObject({ kind: "apart", apartFrom: { id: ann.id }, words: pair.words });
    await moderator.api.moderation.decideAct.mutate({ actId: apart?.id ?? "", lifts: true, words: "Проверили." });
    expect(await refusalOf(join())).toBeUndefined();
  });
});

test("pairs who always play with each other, one of whom loses to the other, stand among those who are alike", async () => {
  const [ann, bob, cid] = [await club.guest(), await club.guest(), await club.guest()];
  const { db } = club.database.database;
  for (let pulya = 0; pulya < 4; pulya += 1) {
    const tableId = randomUUID();
    await db.execute(sql`
      insert into club_tables (id, owner_id, settings, turn_seconds, status, finished_at)
      values (${tableId}, ${ann.id}, '{}', 30, 'finished', now())`);
    await db.execute(sql`
      insert into finished_pulyas (table_id, settings, sheet, settlement, finished_at)
      values (${tableId}, '{}', '{}', '{"exact": [-300, 270, 30], "denominator": 3, "shown": [-100, 90, 10]}', now())`);
    await db.execute(sql`
      insert into pulya_players (table_id, seat, user_id)
      values (${tableId}, 0, ${ann.id}), (${tableId}, 1, ${bob.id}), (${tableId}, 2, ${cid.id})`);
  }
  const pairs = await moderator.api.moderation.alike.query();
  const ofAnnAndBob = pairs.find(
    ({ one, other }) => [one.id, other.id].toSorted().join() === [ann.id, bob.id].toSorted().join(),
  );
  const isAnnOne = ofAnnAndBob?.one.id === ann.id;
  expect(ofAnnAndBob).toMatchObject({
    together: 4,
    ofOne: 4,
    ofOther: 4,
    [isAnnOne ? "oneBalance" : "otherBalance"]: -400,
    [isAnnOne ? "otherBalance" : "oneBalance"]: 360,
    [isAnnOne ? "oneToOther" : "otherToOne"]: 4,
    [isAnnOne ? "otherToOne" : "oneToOther"]: 0,
    apartBy: null,
  });
  expect(JSON.stringify(pairs)).not.toContain("127.0.0.1");
});
