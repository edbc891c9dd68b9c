import { randomUUID } from "node:crypto";
import type { PeopleNews, PersonChange } from "@trelyazh/protocol";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startTestClub, type TestClub } from "../testing/club/start-test-club.ts";
import { clubCodeIn, refusalOf, type Guest } from "../testing/people/guest.ts";

const WISH = { preset: "sochi", poolTarget: 10, turnSeconds: 60, bots: 0 } as const;

/** News of people come once a second at most. */
const SOON = { timeout: 3000 };

let club: TestClub;

beforeAll(async () => {
  club = await startTestClub();
});

afterAll(async () => {
  await club[Symbol.asyncDispose]();
});

/** A new guest whom nobody else is called like. */
async function someone(): Promise<Guest> {
  const guest = await club.guest();
  const name = `Имя ${randomUUID().slice(0, 8)}`;
  await guest.api.session.rename.mutate({ name });
  return { ...guest, name, api: guest.api, frames: guest.frames };
}

function does(guest: Guest, change: PersonChange, { id }: Guest) {
  return guest.api.people.change.mutate({ userId: id, change });
}

async function befriend(one: Guest, other: Guest): Promise<void> {
  await does(one, "ask", other);
  await does(other, "accept", one);
}

/** Follows what somebody is told. */
function follow({ api }: Guest) {
  let latest: PeopleNews | null = null;
  const stream = api.people.news.subscribe(undefined, { onData: (news) => void (latest = news) });
  return { latest: () => latest, stop: () => stream.unsubscribe() };
}

function watchLobby({ api }: Guest, lastEventId?: string) {
  return api.lobby.tables.subscribe({ lastEventId }, {});
}

const join = (guest: Guest, tableId: string, seat: 1 | 2) =>
  guest.api.table.join.mutate({ commandId: randomUUID(), tableId, seat });

describe("friends", () => {
  test("are those who were asked and have accepted, and each is told at once who asks and who is there", async () => {
    const [ann, bob] = [await someone(), await someone()];
    const [toAnn, toBob] = [follow(ann), follow(bob)];
    const ofBob = { id: bob.id, name: bob.name };
    await does(ann, "ask", bob);
    await expect.poll(toBob.latest).toMatchObject({ asking: [{ id: ann.id, name: ann.name }], friends: [] });
    await expect.poll(toAnn.latest).toMatchObject({ asked: [ofBob], friends: [] });
    await does(bob, "accept", ann);
    const online = { friends: [{ ...ofBob, presence: { kind: "online" } }], asked: [], asking: [] };
    await expect.poll(toAnn.latest, SOON).toMatchObject(online);
    const { tableId } = await bob.api.table.create.mutate(WISH);
    const table = { id: tableId, status: "waiting", freeSeats: 2 };
    await expect.poll(toAnn.latest, SOON).toMatchObject({ friends: [{ presence: { kind: "atTable", table } }] });
    await bob.api.people.describe.mutate({ presenceFor: "nobody" });
    await expect.poll(toAnn.latest, SOON).toMatchObject({ friends: [{ presence: { kind: "away" } }] });
    [toAnn, toBob].forEach(({ stop }) => stop());
  });

  test("cannot be had by accepting what nobody has asked, of nobody, and of oneself", async () => {
    const [ann, bob] = [await someone(), await someone()];
    expect(await refusalOf(does(ann, "accept", bob))).toBe("NOT_FOUND");
    expect(await refusalOf(ann.api.people.change.mutate({ userId: "nobody", change: "ask" }))).toBe("NOT_FOUND");
    expect(await refusalOf(does(ann, "ask", ann))).toBe("FORBIDDEN");
  });

  test("who hide each other while the other accepts are hidden or friends, and never both", async () => {
    for (let round = 0; round < 5; round += 1) {
      const [ann, bob] = [await someone(), await someone()];
      await does(ann, "ask", bob);
      await Promise.all([does(ann, "hide", bob), refusalOf(does(bob, "accept", ann)), does(ann, "avoid", bob)]);
      const { standing } = await ann.api.people.person.query({ userId: bob.id });
      expect(standing).toMatchObject({ isHidden: true, isFriend: false, isAsking: false, isAvoided: true });
      expect(await refusalOf(bob.api.people.person.query({ userId: ann.id }))).toBe("NOT_FOUND");
    }
  });

  test("are asked for no more often than the limit lets somebody", async () => {
    const [ann, bob] = [await someone(), await someone()];
    for (let asked = 0; asked < 30; asked += 1) await does(ann, "ask", bob);
    expect(await refusalOf(does(ann, "ask", bob))).toBe("TOO_MANY_REQUESTS");
    expect(await refusalOf(does(ann, "takeBack", bob))).toBeUndefined();
  });
});

describe("somebody who is hidden", () => {
  test("is in no frame that reaches either of the two, whatever list, room or stream they open", async () => {
    const [ann, bob, cid] = [await someone(), await someone(), await someone()];
    await befriend(ann, bob);
    await befriend(ann, cid);
    await befriend(bob, cid);
    // What is open before goes on as if the other had gone.
    const streams = [ann, bob].map((guest) => [watchLobby(guest), follow(guest)] as const);
    const { tableId } = await ann.api.table.create.mutate(WISH);
    const { promise: sentAway, resolve } = Promise.withResolvers<unknown>();
    const looking = bob.api.table.events.subscribe({ tableId }, { onError: (error) => resolve(clubCodeIn(error)) });
    await expect.poll(() => bob.frames.some((frame) => frame.includes('"snapshot"'))).toBe(true);
    await does(ann, "hide", bob);
    expect(await sentAway).toBe("RESYNC");
    await expect
      .poll(async () => (await bob.api.lobby.list.query()).tables.some(({ id }) => id === tableId))
      .toBe(false);
    const seen = [ann.frames.length, bob.frames.length] as const;
    await expect
      .poll(() => refusalOf(bob.api.table.past.query({ tableId, before: 9, count: 5 })))
      .toBe("TABLE_NOT_FOUND");
    const others = await bob.api.table.create.mutate(WISH);
    await join(cid, tableId, 1);
    for (const guest of [ann, bob]) {
      const other = guest === ann ? bob : ann;
      const there = guest === ann ? others.tableId : tableId;
      watchLobby(guest);
      watchLobby(guest, String((await cid.api.lobby.list.query()).version));
      follow(guest);
      guest.api.table.events.subscribe({ tableId: there }, {});
      guest.api.table.presence.subscribe({ tableId: there }, {});
      await guest.api.lobby.list.query();
      await guest.api.lobby.near.query();
      await guest.api.table.mine.query();
      expect(await refusalOf(join(guest, there, 2))).toMatch(/^(?:NOT_YOUR_SEAT|TABLE_NOT_FOUND)$/);
      expect(await refusalOf(does(guest, "ask", other))).toBe("NOT_FOUND");
      const invitation = { userId: other.id, tableId: guest === ann ? tableId : others.tableId };
      expect(await refusalOf(guest.api.people.invite.mutate(invitation))).toBe("NO_INVITATIONS");
    }
    // Something that everybody else hears of, after which all of the above has been sent.
    const last = await (await someone()).api.table.create.mutate(WISH);
    for (const guest of [ann, bob])
      await expect.poll(() => guest.frames.some((frame) => frame.includes(last.tableId))).toBe(true);
    for (const [guest, other, from] of [
      [ann, bob, seen[0]],
      [bob, ann, seen[1]],
    ] as const) {
      const frames = guest.frames.slice(from);
      expect(frames.length).toBeGreaterThan(8);
      expect(frames.filter((frame) => frame.includes(other.name) || frame.includes(other.id))).toEqual([]);
    }
    looking.unsubscribe();
    streams.flat().forEach((stream) => ("stop" in stream ? stream.stop() : stream.unsubscribe()));
  });

  test("is there again once that is taken back, and nothing of it was ever told to them", async () => {
    const [ann, bob] = [await someone(), await someone()];
    const { tableId } = await ann.api.table.create.mutate(WISH);
    await does(ann, "hide", bob);
    expect(await refusalOf(bob.api.people.person.query({ userId: ann.id }))).toBe("NOT_FOUND");
    expect((await ann.api.people.person.query({ userId: bob.id })).told).toBeNull();
    expect((await ann.api.people.wishes.query()).hidden).toEqual([{ id: bob.id, name: bob.name }]);
    await does(ann, "show", bob);
    expect((await bob.api.people.person.query({ userId: ann.id })).told).toMatchObject({ isGuest: true, pulyas: 0 });
    expect((await bob.api.lobby.list.query()).tables.map(({ id }) => id)).toContain(tableId);
    expect(await refusalOf(join(bob, tableId, 1))).toBeUndefined();
  });
});

describe("somebody with whom one does not want to play", () => {
  test("gets no chair at one's table and one gets none at theirs; only who has set it is told where they sit", async () => {
    const [ann, bob, cid] = [await someone(), await someone(), await someone()];
    await does(ann, "avoid", bob);
    const { tableId } = await ann.api.table.create.mutate(WISH);
    const theirs = await bob.api.table.create.mutate(WISH);
    expect(await refusalOf(join(bob, tableId, 1))).toBe("NOT_YOUR_SEAT");
    expect(await refusalOf(join(ann, theirs.tableId, 1))).toBe("NOT_YOUR_SEAT");
    expect((await ann.api.lobby.near.query()).avoided).toEqual([theirs.tableId]);
    expect((await bob.api.lobby.near.query()).avoided).toEqual([]);
    const told = (await bob.api.lobby.list.query()).tables.find(({ id }) => id === tableId);
    expect(told?.seats[0]).toMatchObject({ name: ann.name });
    // Two who sit down at once do not end up together either.
    const third = await cid.api.table.create.mutate(WISH);
    const both = await Promise.all([refusalOf(join(ann, third.tableId, 1)), refusalOf(join(bob, third.tableId, 2))]);
    expect(both.filter((code) => code === "NOT_YOUR_SEAT")).toHaveLength(1);
  });
});

describe("a table for friends", () => {
  test("is found, watched and joined by friends of its owner alone, as long as they are friends", async () => {
    const [ann, bob, cid] = [await someone(), await someone(), await someone()];
    await befriend(ann, bob);
    await befriend(bob, cid);
    const { tableId } = await ann.api.table.create.mutate({ ...WISH, friendsOnly: true });
    const found = async ({ api }: Guest) => (await api.lobby.near.query()).forFriends?.map(({ id }) => id);
    const [toBob, toCid] = [follow(bob), follow(cid)];
    expect((await cid.api.lobby.list.query()).tables.some(({ id }) => id === tableId)).toBe(false);
    expect([await found(ann), await found(bob), await found(cid)]).toEqual([[tableId], [tableId], []]);
    expect(await refusalOf(join(cid, tableId, 1))).toBe("FRIENDS_ONLY");
    expect(await refusalOf(cid.api.table.past.query({ tableId, before: 9, count: 5 }))).toBe("FRIENDS_ONLY");
    const looking = watching(bob, tableId);
    await expect.poll(() => bob.frames.some((frame) => frame.includes('"snapshot"'))).toBe(true);
    await join(bob, tableId, 1);
    // Whose table it is is no friend of theirs: they are not told which.
    const friend = { id: bob.id, name: bob.name, presence: { kind: "atTable" } };
    await expect.poll(() => toCid.latest()?.friends, SOON).toEqual([friend]);
    await bob.api.table.leave.mutate({ commandId: randomUUID(), tableId });
    await does(ann, "unfriend", bob);
    expect(await looking).toBe("RESYNC");
    expect(await refusalOf(join(bob, tableId, 1))).toBe("FRIENDS_ONLY");
    expect(await found(bob)).toEqual([]);
    [toBob, toCid].forEach(({ stop }) => stop());
  });
});

/** Resolves with what a table's stream ends with. */
function watching({ api }: Guest, tableId: string): Promise<unknown> {
  return new Promise((resolve) => {
    api.table.events.subscribe({ tableId }, { onError: (error) => resolve(clubCodeIn(error)) });
  });
}

describe("an invitation", () => {
  test("comes to whoever allows it, to a table that waits, and is gone when it is answered or the table is left", async () => {
    const [ann, bob, cid] = [await someone(), await someone(), await someone()];
    const toBob = follow(bob);
    const { tableId } = await ann.api.table.create.mutate({ ...WISH, byLinkOnly: true });
    await ann.api.people.invite.mutate({ userId: bob.id, tableId });
    await expect.poll(toBob.latest, SOON).toMatchObject({ invitations: [{ tableId, from: { name: ann.name } }] });
    await bob.api.people.answerInvitation.mutate({ userId: ann.id, tableId });
    await expect.poll(toBob.latest, SOON).toMatchObject({ invitations: [] });
    expect(await refusalOf(cid.api.people.invite.mutate({ userId: bob.id, tableId }))).toBe("NOT_SEATED");
    await bob.api.people.describe.mutate({ invitesFrom: "friends" });
    expect(await refusalOf(ann.api.people.invite.mutate({ userId: bob.id, tableId }))).toBe("NO_INVITATIONS");
    toBob.stop();
  });
});

describe("what somebody says of themselves", () => {
  test("is theirs to say, and what others note of them is for those alone", async () => {
    const [ann, bob] = [await someone(), await someone()];
    await ann.api.people.describe.mutate({ words: "  Играю по вечерам.\nСочинка.  ", languages: ["ru", "en"] });
    await bob.api.people.note.mutate({ userId: ann.id, note: "осторожна на вистах" });
    const { told, note } = await bob.api.people.person.query({ userId: ann.id });
    expect(told).toMatchObject({ words: "Играю по вечерам.\nСочинка.", languages: ["ru", "en"], mayBeInvited: true });
    expect(note).toBe("осторожна на вистах");
    expect((await ann.api.people.person.query({ userId: ann.id })).note).toBe("");
    await bob.api.people.note.mutate({ userId: ann.id, note: " " });
    expect((await bob.api.people.person.query({ userId: ann.id })).note).toBe("");
  });

  test.each([
    ["longer than 240 characters", { words: "а".repeat(241) }],
    ["invisible", { words: "а\u200Bб" }],
    ["a filler that looks like nothing", { words: "\u3164" }],
    ["a pile of marks", { words: "а\u0301\u0302\u0303" }],
    ["a language that there is not", { languages: ["xx"] }],
    ["a language twice", { languages: ["ru", "ru"] }],
    ["somebody to be seen by whom there is not", { presenceFor: "everybody" }],
    ["what nobody asks", { name: "Аня" }],
  ])("is refused when it is %s", async (_, described) => {
    const ann = await someone();
    expect(await refusalOf(ann.api.people.describe.mutate(described as never))).toBe("BAD_INPUT");
  });
});
