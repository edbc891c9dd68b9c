import { randomUUID } from "node:crypto";
import type { ChatItem, ChatRoom } from "@trelyazh/protocol";
import type { Table } from "@trelyazh/table";
import { seededRandom, testDatabase } from "@trelyazh/testkit";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { LocalHub } from "../bus/local-hub.ts";
import { seatThree } from "../testing/club/seat-three.ts";
import { startTestClub, type TestClub } from "../testing/club/start-test-club.ts";
import { refusalOf, signIn, type Guest } from "../testing/people/guest.ts";
import { playUntil } from "../testing/people/player.ts";

let club: TestClub;
beforeAll(async () => {
  club = await startTestClub();
});
afterAll(() => club[Symbol.asyncDispose]());

function say({ api }: Guest, room: ChatRoom, text: string, lineId = randomUUID()) {
  return api.chat.say.mutate({ room, lineId, words: { text } });
}

/** Reads a room; `until` resolves with all that has come as soon as it fits. */
function reader({ api }: Guest, room: ChatRoom, lastEventId?: string) {
  const items: ChatItem[] = [];
  const waiting = new Set<() => void>();
  const stream = api.chat.room.subscribe(
    { room, lastEventId },
    {
      onData({ data }) {
        items.push(data);
        for (const wake of waiting) wake();
      },
      onError: () => {},
    },
  );
  return {
    async until(count: number): Promise<readonly ChatItem[]> {
      while (items.length < count)
        await new Promise<void>((resolve) => {
          waiting.add(resolve);
        });
      return items;
    },
    [Symbol.dispose]: () => stream.unsubscribe(),
  };
}

function textsOf(items: readonly ChatItem[]): readonly (string | null)[] {
  return items.map((item) => ("withheld" in item ? null : (item.text ?? `/${item.phrase}`)));
}

/** Makes a finished pulya of somebody's: enough of one for their standing. */
async function finishPulyas({ id }: Guest, count: number): Promise<void> {
  const { db } = club.database.database;
  for (let pulya = 0; pulya < count; pulya += 1) {
    const tableId = randomUUID();
    await db.execute(sql`
      insert into club_tables (id, owner_id, settings, turn_seconds, status, finished_at)
      values (${tableId}, ${id}, '{}', 30, 'finished', now())`);
    await db.execute(sql`
      insert into finished_pulyas (table_id, settings, sheet, settlement, finished_at)
      values (${tableId}, '{}', '{}', '{}', now())`);
    await db.execute(sql`insert into pulya_players (table_id, seat, user_id) values (${tableId}, 0, ${id})`);
  }
}

describe("at a table", () => {
  test("players talk among themselves; spectators neither read them nor are read by them until the deal is over", async () => {
    using table = await seatThree(club, { turnSeconds: 60 });
    const [ann, bob] = table.guests;
    const eve = await club.guest();
    const players = { kind: "players", tableId: table.tableId } as const;
    const spectators = { kind: "spectators", tableId: table.tableId } as const;
    await table.onTurn();
    using bobReads = reader(bob, players);
    using bobLooks = reader(bob, spectators);
    using eveReads = reader(eve, spectators);
    await say(ann, players, "всем удачи");
    await say(eve, spectators, "у Анны четыре туза");
    expect(textsOf(await bobReads.until(1))).toEqual(["всем удачи"]);
    expect(await eveReads.until(1)).toMatchObject([{ text: "у Анны четыре туза", deal: { number: 1 } }]);
    expect(await bobLooks.until(1)).toEqual([{ seq: 1, withheld: true }]);
    const past = () => bob.api.chat.past.query({ room: spectators, count: 10 });
    expect((await past()).lines).toEqual([{ seq: 1, withheld: true }]);
    expect(bob.frames.join("\n")).not.toContain("четыре туза");
    expect(await refusalOf(eve.api.chat.past.query({ room: players, count: 10 }))).toBe("FORBIDDEN");
    expect(await refusalOf(say(eve, players, "а я вижу"))).toBe("FORBIDDEN");
    expect(await refusalOf(say(bob, spectators, "а я играю"))).toBe("FORBIDDEN");
    const random = seededRandom(1);
    const isOver = ({ pulya }: Table) => pulya?.deal?.phase === "finished" || (pulya?.deal?.number ?? 1) > 1;
    await Promise.all(table.players.map((player) => playUntil(player, random, isOver)));
    expect(textsOf((await past()).lines)).toEqual(["у Анны четыре туза"]);
  });

  test("nobody talks where its owner wanted silence", async () => {
    const ann = await club.guest();
    const { tableId } = await ann.api.table.create.mutate({
      preset: "sochi",
      poolTarget: 10,
      turnSeconds: 60,
      bots: 0,
      chat: false,
    });
    expect(await refusalOf(say(ann, { kind: "players", tableId }, "привет"))).toBe("CHAT_OFF");
    expect(await refusalOf(ann.api.chat.past.query({ room: { kind: "spectators", tableId }, count: 1 }))).toBe(
      "CHAT_OFF",
    );
  });

  test("a phrase goes as what it is, bad words are masked and left in the line, and unread lines are counted", async () => {
    const ann = await club.guest();
    const { tableId } = await ann.api.table.create.mutate({
      preset: "sochi",
      poolTarget: 10,
      turnSeconds: 60,
      bots: 1,
    });
    const bob = await club.guest();
    await bob.api.table.join.mutate({ tableId, commandId: randomUUID(), seat: 2 });
    const room = { kind: "players", tableId } as const;
    await ann.api.chat.say.mutate({ room, lineId: randomUUID(), words: { phrase: "luck" } });
    await say(ann, room, "ну и ху\u200Bйня https://example.com");
    const { lines, isWhole } = await bob.api.chat.past.query({ room, count: 10 });
    expect(isWhole).toBe(true);
    expect(lines).toMatchObject([
      { seq: 1, by: { id: ann.id, name: ann.name }, phrase: "luck" },
      { seq: 2, text: "ну и хуйня https://example.com", masked: [[5, 5]] },
    ]);
    expect(lines[1]).not.toHaveProperty("links");
    expect(await bob.api.chat.mark.query({ room })).toEqual({ last: 2, read: 0 });
    await bob.api.chat.markRead.mutate({ room, seq: 2 });
    expect(await bob.api.chat.mark.query({ room })).toEqual({ last: 2, read: 2 });
  });

  test("nobody reads what is said at a table from which they are kept out", async () => {
    const [ann, bob] = [await club.guest(), await club.guest()];
    const { tableId } = await ann.api.table.create.mutate({
      preset: "sochi",
      poolTarget: 10,
      turnSeconds: 60,
      bots: 0,
    });
    await bob.api.table.join.mutate({ tableId, commandId: randomUUID(), seat: 1 });
    await ann.api.table.keepOut.mutate({ tableId, commandId: randomUUID(), userId: bob.id });
    expect(await refusalOf(say(bob, { kind: "spectators", tableId }, "за что"))).toBe("KEPT_OUT");
  });
});

describe("in the lobby", () => {
  const room = { kind: "lobby" } as const;

  test("a guest talks after a first pulya, and has addresses followed after three", async () => {
    const [ann, bob] = [await club.guest(), await club.guest()];
    expect(await refusalOf(say(ann, room, "привет"))).toBe("NOT_YET");
    await finishPulyas(bob, 3);
    await say(bob, room, "https://example.com");
    const { lines } = await ann.api.chat.past.query({ room, count: 1 });
    expect(lines).toMatchObject([{ by: { id: bob.id }, links: true }]);
  });

  test("a line that comes twice is one line; what is said too often is refused, with the time after which it is not", async () => {
    const ann = await club.guest();
    await finishPulyas(ann, 1);
    const lineId = randomUUID();
    const [one, again] = [
      await say(ann, room, "кто со мной сыграет?", lineId),
      await say(ann, room, "кто со мной сыграет?", lineId),
    ];
    expect(again).toEqual(one);
    const repeated = say(ann, room, "кто со мной сыграет??");
    await expect(repeated).rejects.toMatchObject({
      data: { clubCode: "SAID_BEFORE", retryAfterMs: expect.any(Number) },
    });
    for (const text of ["раз", "два", "три", "четыре"]) await say(ann, room, text);
    expect(await refusalOf(say(ann, room, "пять"))).toBe("TOO_MANY_REQUESTS");
  });

  test("whoever comes back gets what they missed, in order", async () => {
    const ann = await club.guest();
    await finishPulyas(ann, 1);
    const { seq } = await say(ann, room, "a");
    for (const text of ["b", "c"]) await say(ann, room, text);
    using reads = reader(await club.guest(), room, String(seq));
    expect(textsOf(await reads.until(2))).toEqual(["b", "c"]);
  });
});

test("strangers do not write to each other alone", async () => {
  const [ann, bob] = [await club.guest(), await club.guest()];
  expect(await refusalOf(say(ann, { kind: "friend", userId: bob.id }, "привет"))).toBe("FORBIDDEN");
  expect(await refusalOf(say(ann, { kind: "friend", userId: ann.id }, "привет"))).toBe("FORBIDDEN");
});

test("friends write to each other alone, see what is new, and are strangers again once one hides the other", async () => {
  const [ann, bob, eve] = [await club.guest(), await club.guest(), await club.guest()];
  await ann.api.people.change.mutate({ userId: bob.id, change: "ask" });
  await bob.api.people.change.mutate({ userId: ann.id, change: "accept" });
  using reads = reader(bob, { kind: "friend", userId: ann.id });
  await say(ann, { kind: "friend", userId: bob.id }, "привет, играем?");
  expect(textsOf(await reads.until(1))).toEqual(["привет, играем?"]);
  expect(await bob.api.chat.conversations.query()).toMatchObject([
    { with: { id: ann.id, name: ann.name }, last: { text: "привет, играем?" }, unread: 1 },
  ]);
  expect(await eve.api.chat.conversations.query()).toEqual([]);
  await bob.api.people.change.mutate({ userId: ann.id, change: "hide" });
  expect(await refusalOf(say(ann, { kind: "friend", userId: bob.id }, "ау"))).toBe("FORBIDDEN");
  expect(await ann.api.chat.conversations.query()).toEqual([]);
});

test("whom somebody has muted is told to nobody else", async () => {
  const [ann, bob] = [await club.guest(), await club.guest()];
  await ann.api.chat.mute.mutate({ userId: bob.id, muted: true });
  expect(await ann.api.chat.muted.query()).toEqual([{ id: bob.id, name: bob.name }]);
  expect(await bob.api.chat.muted.query()).toEqual([]);
  await ann.api.chat.mute.mutate({ userId: bob.id, muted: false });
  expect(await ann.api.chat.muted.query()).toEqual([]);
});

test.each([
  { text: "" },
  { text: "   " },
  { text: "x".repeat(301) },
  { text: "\u200B\u3164" },
  { text: 1 },
  { phrase: "nothing of ours" },
  { phrase: "luck", text: "both" },
  {},
  null,
])("what is no line is refused as such: %j", async (words) => {
  const ann = await club.guest();
  await finishPulyas(ann, 1);
  // Whatever a client may send.
  const line = { room: { kind: "lobby" }, lineId: randomUUID(), words } as never;
  expect(await refusalOf(ann.api.chat.say.mutate(line))).toBe("BAD_INPUT");
});

test.each([{ isHeard: true }, { isHeard: false }])(
  "a line reaches readers at another node, also where nothing is told: %j",
  async ({ isHeard }) => {
    await using database = await testDatabase();
    const hub = isHeard ? new LocalHub() : new LocalHub({ pass: () => {} });
    await using one = await startTestClub({ database, hub, listEveryMs: isHeard ? 3_600_000 : 20 });
    await using two = await startTestClub({ database, hub, listEveryMs: isHeard ? 3_600_000 : 20 });
    const cookie = await signIn(one.url);
    const [ann, bob] = [await one.connect(cookie), await two.guest()];
    await database.database.db.execute(sql`update users set is_anonymous = false`);
    using reads = reader(bob, { kind: "lobby" });
    await say(ann, { kind: "lobby" }, "привет соседям");
    expect(textsOf(await reads.until(1))).toEqual(["привет соседям"]);
  },
);
