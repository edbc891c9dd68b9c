import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { AUTH_PATH, TRPC_HTTP_PATH, TRPC_WS_PATH, type TableMessage } from "@trelyazh/protocol";
import { testDatabase } from "@trelyazh/testkit";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { WebSocket } from "ws";
import { ask, open } from "./testing/ask.ts";
import { enter, signIn, tableEvents } from "./testing/member.ts";
import { startClubBehindSite, type Site } from "./testing/start-site.ts";

const WISH = { preset: "sochi", poolTarget: 10, turnSeconds: 60, bots: 0 } as const;

const started = new AsyncDisposableStack();
let database: Awaited<ReturnType<typeof testDatabase>>;
let site: Site;

beforeAll(async () => {
  database = started.use(await testDatabase());
  site = started.use(await startClubBehindSite(database.url));
});
afterAll(() => started.disposeAsync());

describe("sign-in", () => {
  test("binds the cookie to this very host, since people come over https", async () => {
    expect(await signIn(site)).toMatch(/^__Host-trelyazh=[^;]+;.*Path=\/;.*HttpOnly;.*Secure;.*SameSite=Lax/i);
  });

  test("is refused to pages of other origins", async () => {
    const answer = await ask(site, `${AUTH_PATH}/sign-in/anonymous`, {
      method: "POST",
      headers: { "content-type": "application/json", origin: "https://evil.example" },
      body: "{}",
    });
    expect(answer.status).toBe(403);
    expect(answer.headers["set-cookie"]).toBeUndefined();
  });

  test("notes the address that the visitor has, not one that they claim", async () => {
    const answer = await ask(site, `${AUTH_PATH}/sign-in/anonymous`, {
      method: "POST",
      headers: { "content-type": "application/json", origin: site.url, "x-forwarded-for": "192.0.2.66" },
      body: "{}",
    });
    expect(answer.status).toBe(200);
    const { rows } = await database.database.pool.query("select distinct ip_address from sessions");
    // Of the machine itself no network is kept; the one that was claimed would be.
    expect(rows).toEqual([{ ip_address: null }]);
  });
});

describe("calls over HTTP", () => {
  test("are answered for the person who asks, and kept by nobody", async () => {
    await using ann = await enter(site);
    const answer = await ask(site, `${TRPC_HTTP_PATH}/session.me`, { headers: { cookie: ann.cookie } });
    const me = await ann.api.session.me.query();
    expect(answer.status).toBe(200);
    expect(answer.headers["cache-control"]).toBe("no-store");
    expect(answer.json).toEqual({ result: { data: me } });
    expect(me.user).not.toBeNull();
  });

  test("keep the club's own refusals, word for word", async () => {
    const answer = await ask(site, `${TRPC_HTTP_PATH}/session.nothing`);
    expect(answer.status).toBe(404);
    expect(answer.json).toMatchObject({ error: { code: -32_004, data: { clubCode: "NOT_FOUND" } } });
  });

  test("ask for no upgrade, whatever they say", async () => {
    const headers = { connection: "Upgrade", upgrade: "h2c" };
    expect((await ask(site, `${TRPC_HTTP_PATH}/session.me`, { headers })).status).toBe(200);
  });

  test("get events one by one, as they happen", async () => {
    await using ann = await enter(site);
    await using ben = await enter(site);
    const { tableId } = await ann.api.table.create.mutate(WISH);
    const events = tableEvents(site, ann.cookie, tableId);
    const until = async (text: string) => {
      for (;;) {
        const { value, done } = await events.next();
        if (done === true) throw new Error(`the events ended before ${text}`);
        if (value.includes(text)) return value;
      }
    };
    await until('"snapshot"');
    // Nothing more happens at this table until the event has been seen: one that waits in a buffer is never seen.
    await ben.api.table.join.mutate({ tableId, commandId: randomUUID(), seat: 1 });
    expect(await until("seatTaken")).toMatch(/^id: ?\d+$/m);
    await events.return(undefined);
  });

  test("say of an event stream that nothing may buffer or keep it", async () => {
    await using ann = await enter(site);
    const { tableId } = await ann.api.table.create.mutate(WISH);
    const input = encodeURIComponent(JSON.stringify({ tableId, lastEventId: null }));
    const stream = await open(site, `${TRPC_HTTP_PATH}/table.events?input=${input}`, {
      headers: { cookie: ann.cookie, accept: "text/event-stream", "accept-encoding": "gzip" },
    });
    expect(stream.headers["content-type"]).toContain("text/event-stream");
    expect(stream.headers["cache-control"]).toMatch(/^no-cache/);
    expect(stream.headers["content-encoding"]).toBeUndefined();
    stream.destroy();
  });
});

describe("sockets", () => {
  test("carry the stock client's calls and subscriptions", async () => {
    await using ann = await enter(site);
    await using ben = await enter(site);
    const { tableId } = await ann.api.table.create.mutate(WISH);
    const messages: TableMessage[] = [];
    const seen = Promise.withResolvers<void>();
    const subscription = ann.api.table.events.subscribe(
      { tableId, lastEventId: null },
      {
        onData({ data }) {
          messages.push(data);
          if (messages.length === 1) void ben.api.table.join.mutate({ tableId, commandId: randomUUID(), seat: 1 });
          else seen.resolve();
        },
        onError: seen.reject,
      },
    );
    await seen.promise;
    subscription.unsubscribe();
    expect(messages[0]).toMatchObject({ kind: "snapshot", you: 0 });
    expect(messages[1]).toMatchObject({ kind: "event" });
  });

  const refusalOf = async (path: string, origin: string) => {
    const socket = new WebSocket(`${site.url.replace("http", "ws")}${path}`, { ca: site.ca, headers: { origin } });
    const [, response] = (await once(socket, "unexpected-response")) as [unknown, { statusCode: number }];
    // It tells of being closed before it was open.
    socket.on("error", () => {}).terminate();
    return response.statusCode;
  };

  test("are refused to pages of other origins", async () => {
    expect(await refusalOf(TRPC_WS_PATH, "https://evil.example")).toBe(403);
  });

  test.each([`${TRPC_HTTP_PATH}/session.me`, "/lobby", `${TRPC_WS_PATH}/more`])(
    "open nowhere else: %s",
    async (path) => {
      expect([200, 404]).toContain(await refusalOf(path, site.url));
    },
  );
});
