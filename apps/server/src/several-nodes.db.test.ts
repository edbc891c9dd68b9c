import { randomUUID } from "node:crypto";
import { banUser } from "@trelyazh/db";
import { AUTH_PATH, TRPC_HTTP_PATH, type LobbyMessage } from "@trelyazh/protocol";
import { testDatabase } from "@trelyazh/testkit";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { LocalHub } from "./bus/local-hub.ts";
import { refusalOf, signIn, type Guest } from "./testing/people/guest.ts";
import { closeOf, openSocket } from "./testing/people/raw-socket.ts";
import { seatThree } from "./testing/club/seat-three.ts";
import { startTestClub } from "./testing/club/start-test-club.ts";

const WISH = { preset: "sochi", poolTarget: 10, turnSeconds: 60, bots: 0 } as const;
const FULL = { ...WISH, bots: 2 } as const;
const AN_HOUR_MS = 3_600_000;

/** Two nodes on one database: the first looks into it all the time, the second for tables once an hour, and for sessions as often as told. */
async function twoNodes({ hub, secondEveryMs }: { readonly hub: LocalHub; readonly secondEveryMs: number }) {
  const database = await testDatabase();
  const one = await startTestClub({ database, hub, sessionsEveryMs: 20, listEveryMs: 20 });
  const two = await startTestClub({ database, hub, sessionsEveryMs: secondEveryMs, listEveryMs: AN_HOUR_MS });
  return {
    one,
    two,
    db: database.database.db,
    async [Symbol.asyncDispose]() {
      await one[Symbol.asyncDispose]();
      await two[Symbol.asyncDispose]();
      await database[Symbol.asyncDispose]();
    },
  };
}

type Nodes = Awaited<ReturnType<typeof twoNodes>>;

/** The first message of the lobby for somebody who comes back with that version of its list. */
function firstOfLobby({ api }: Guest, version: number): Promise<LobbyMessage> {
  return new Promise((resolve, reject) => {
    const stream = api.lobby.tables.subscribe(
      { lastEventId: String(version) },
      {
        onError: reject,
        onData: ({ data }) => {
          stream.unsubscribe();
          resolve(data);
        },
      },
    );
  });
}

function post(url: string, path: string, cookie: string): Promise<Response> {
  const headers = { cookie, origin: url, "content-type": "application/json" };
  return fetch(`${url}${AUTH_PATH}/${path}`, { method: "POST", headers, body: "{}" });
}

describe("two nodes that hear nothing of each other", () => {
  let nodes: Nodes;

  beforeAll(async () => {
    nodes = await twoNodes({ hub: new LocalHub({ pass: () => {} }), secondEveryMs: 20 });
  });
  afterAll(() => nodes[Symbol.asyncDispose]());

  test("show the same tables, and a member their own at once; nobody gets more by asking both", async () => {
    const { one, two } = nodes;
    const cookie = await signIn(one.url);
    const [here, there] = [await one.connect(cookie), await two.connect(cookie)];
    const { tableId } = await here.api.table.create.mutate(WISH);
    expect((await there.api.table.mine.query()).tables).toMatchObject([{ id: tableId, you: 0 }]);
    const stranger = await two.guest();
    const { tableId: other } = await stranger.api.table.create.mutate(WISH);
    const list = async () => (await here.api.lobby.list.query()).tables.map(({ id }) => id);
    await expect.poll(list).toEqual([other, tableId]);
    // Whoever comes over from the other node has nothing that this one could change.
    const { version } = await here.api.lobby.list.query();
    expect((await firstOfLobby(stranger, version)).kind).toBe("list");
    const both = Array.from({ length: 20 }, (_, index) => (index % 2 === 0 ? here : there));
    const refusals = await Promise.all(both.map(({ api }) => refusalOf(api.table.create.mutate(FULL))));
    expect(refusals.filter((code) => code === undefined)).toHaveLength(4);
    expect(new Set(refusals)).toEqual(new Set([undefined, "TOO_MANY_TABLES"]));
    const mine = await Promise.all([here, there].map(({ api }) => api.table.mine.query()));
    for (const { tables } of mine) expect(tables).toHaveLength(5);
  });

  test("close what is open of a session that has ended at the other, and know its cookie no more", async () => {
    const { one, two } = nodes;
    const cookie = await signIn(one.url);
    const closing = closeOf(await openSocket(two.url, cookie));
    const me = async () => {
      const answer = await fetch(`${two.url}${TRPC_HTTP_PATH}/session.me`, { headers: { cookie } });
      return answer.json();
    };
    expect(await me()).toMatchObject({ result: { data: { user: { name: expect.any(String) } } } });
    expect((await post(one.url, "sign-out", cookie)).status).toBe(200);
    expect(await closing).toBe(4001);
    expect(await me()).toMatchObject({ result: { data: { user: null } } });
  });

  test("make one guest of one browser, though its tabs ask both at once", async () => {
    const { one, two } = nodes;
    const [mark = ""] = (await fetch(`${one.url}${TRPC_HTTP_PATH}/session.me`)).headers.getSetCookie();
    const cookie = mark.split(";")[0] ?? "";
    const enter = async (url: string) =>
      (await post(url, "sign-in/anonymous", cookie)).headers.getSetCookie()[0]?.split(";")[0];
    const sessions = await Promise.all([one, two, one, two].map(({ url }) => enter(url)));
    expect(sessions[0]).toMatch(/^trelyazh=/);
    expect(new Set([...sessions, await enter(two.url)]).size).toBe(1);
    // In two minutes it has been another.
    await nodes.db.execute(sql`update browser_guests set created_at = now() - interval '3 minutes'`);
    expect(await enter(one.url)).not.toBe(sessions[0]);
  });
});

describe("a node that looks into the database once an hour", () => {
  let nodes: Nodes;

  beforeAll(async () => {
    nodes = await twoNodes({ hub: new LocalHub(), secondEveryMs: AN_HOUR_MS });
  });
  afterAll(() => nodes[Symbol.asyncDispose]());

  test("hears at once of a table, of a new name, and of a session that has ended", async () => {
    const { one, two } = nodes;
    const [ann, bob] = [await one.guest(), await two.guest()];
    const { tableId } = await ann.api.table.create.mutate(WISH);
    const line = async () => (await bob.api.lobby.list.query()).tables.find(({ id }) => id === tableId);
    await expect.poll(async () => (await line())?.seats[0]?.name).toBe(ann.name);
    const there = await two.connect(ann.cookie);
    await ann.api.session.rename.mutate({ name: "Anna" });
    await expect.poll(async () => (await there.api.session.me.query()).user?.name).toBe("Anna");
    const closing = closeOf(await openSocket(two.url, ann.cookie));
    await post(one.url, "sign-out", ann.cookie);
    expect(await closing).toBe(4001);
  });

  test("lets a member have five tables and no more, who joins eight and opens twelve by both nodes at once", async () => {
    const { one, two } = nodes;
    const hosts = await Promise.all([one, two, one, two].map((node) => node.guest()));
    const opened = hosts.flatMap(({ api }) => [1, 2].map(() => api.table.create.mutate({ ...WISH, bots: 1 })));
    const tableIds = (await Promise.all(opened)).map(({ tableId }) => tableId);
    const ann = await one.guest();
    const ways = [ann, await two.connect(ann.cookie)] as const;
    const by = (index: number) => ways[index % 2 === 0 ? 0 : 1].api.table;
    const joins = tableIds.map((tableId, index) =>
      by(index).join.mutate({ commandId: randomUUID(), tableId, seat: 2 }),
    );
    const creations = Array.from({ length: 12 }, (_, index) => by(index).create.mutate(FULL));
    const refusals = await Promise.all([...joins, ...creations].map(refusalOf));
    expect(refusals.filter((code) => code === undefined)).toHaveLength(5);
    for (const { api } of ways) expect((await api.table.mine.query()).tables).toHaveLength(5);
    const { rows } = await nodes.db.execute(
      sql`select count(*)::integer as chairs, (select count(*)::integer from table_entries) as entries from table_seats where user_id = ${ann.id}`,
    );
    expect(rows).toEqual([{ chairs: 5, entries: 0 }]);
  });

  test("throws out whom another has found banned, and they leave their table once", async () => {
    const { two, db } = nodes;
    using three = await seatThree(two);
    const [ann, bob] = three.players;
    const closing = closeOf(await openSocket(two.url, ann.guest.cookie));
    await banUser(db, { userId: ann.guest.id, until: null, reason: null });
    expect(await closing).toBe(4001);
    await bob.until(({ seats }) => seats[0]?.kind === "bot");
    const { rows } = await db.execute(
      sql`select count(*)::integer as times from table_events where kind = 'seatTaken' and payload->'event'->'occupant'->>'keptFor' = ${ann.guest.id}`,
    );
    expect(rows).toEqual([{ times: 1 }]);
  });
});
