import { AUTH_PATH, TRPC_HTTP_PATH } from "@trelyazh/protocol";
import { describe, expect, test } from "vitest";
import { sql } from "drizzle-orm";
import { WebSocket } from "ws";
import { clubCodeIn, signIn, type Guest } from "./testing/people/guest.ts";
import { closeOf, openSocket } from "./testing/people/raw-socket.ts";
import { startTestClub } from "./testing/club/start-test-club.ts";

function signOut(url: string, cookie: string): Promise<Response> {
  const headers = { cookie, origin: url, "content-type": "application/json" };
  return fetch(`${url}${AUTH_PATH}/sign-out`, { method: "POST", headers, body: "{}" });
}

/** Opens a table's stream over HTTP; resolves with what waits for its end. */
async function openStream(url: string, { api, cookie }: Guest): Promise<() => Promise<void>> {
  const wish = { preset: "sochi", poolTarget: 10, turnSeconds: 60, bots: 0 } as const;
  const { tableId } = await api.table.create.mutate(wish);
  const input = encodeURIComponent(JSON.stringify({ tableId }));
  const response = await fetch(`${url}${TRPC_HTTP_PATH}/table.events?input=${input}`, {
    headers: { cookie, accept: "text/event-stream" },
  });
  const reader = response.body?.getReader();
  await reader?.read();
  return async () => {
    for (;;) if ((await reader?.read())?.done !== false) return;
  };
}

describe("a user who signs out", () => {
  test("has all sockets of their session closed with 4001, and nobody else's", async () => {
    await using club = await startTestClub();
    const [cookie, other] = [await signIn(club.url), await signIn(club.url)];
    const sockets = [await openSocket(club.url, cookie), await openSocket(club.url, cookie)];
    const bystander = await openSocket(club.url, other);
    const closing = Promise.all(sockets.map(closeOf));
    expect((await signOut(club.url, cookie)).status).toBe(200);
    expect(await closing).toEqual([4001, 4001]);
    expect(bystander.readyState).toBe(WebSocket.OPEN);
    bystander.terminate();
  });

  test("comes back as a stranger", async () => {
    await using club = await startTestClub();
    const guest = await club.guest();
    await signOut(club.url, guest.cookie);
    await expect.poll(async () => (await guest.api.session.me.query()).user).toBeNull();
    // A call that is on its way when the club closes the socket is lost with it.
    const asMember = () => guest.api.table.mine.query().then(() => "let in", clubCodeIn);
    await expect.poll(asMember).toBe("SIGN_IN_FIRST");
  });

  test("has their streams over HTTP cut", async () => {
    await using club = await startTestClub();
    const guest = await club.guest();
    const rest = await openStream(club.url, guest);
    await signOut(club.url, guest.cookie);
    await expect(rest()).rejects.toThrow("terminated");
  });
});

describe("a session that is used", () => {
  test("is renewed with its cookie after a twelfth of its time, and not before", async () => {
    await using club = await startTestClub();
    const { cookie, id } = await club.guest();
    const { db } = club.database.database;
    /** The cookies that are set by the answers to so many questions, one after the other. */
    const setBy = async (url: string, questions: number) => {
      const sets: string[] = [];
      for (let asked = 0; asked < questions; asked += 1) {
        const answer = await fetch(`${url}${TRPC_HTTP_PATH}/session.me`, { headers: { cookie } });
        sets.push(...answer.headers.getSetCookie().filter((set) => set.startsWith("trelyazh=")));
      }
      return sets;
    };
    expect(await setBy(club.url, 3)).toEqual([]);
    await db.execute(sql`update sessions set expires_at = now() + interval '300 days' where user_id = ${id}`);
    await using later = await startTestClub({ database: club.database });
    expect(await setBy(later.url, 3)).toEqual([`${cookie}; Max-Age=31536000; Path=/; HttpOnly; SameSite=Lax`]);
    const left = sql`select 1 from sessions where user_id = ${id} and expires_at > now() + interval '364 days'`;
    await expect.poll(async () => (await db.execute(left)).rows).toHaveLength(1);
  });
});

describe("a session whose time is over", () => {
  test("has its sockets closed and its streams cut, and is nobody's any more; others go on", async () => {
    await using club = await startTestClub({ sessionsEveryMs: 20 });
    const [guest, other] = [await club.guest(), await club.guest()];
    const rest = await openStream(club.url, guest);
    const sockets = [await openSocket(club.url, guest.cookie), await openSocket(club.url, other.cookie)] as const;
    const closing = closeOf(sockets[0]);
    await club.database.database.db.execute(
      sql`update sessions set expires_at = now() + interval '50 ms' where user_id = ${guest.id}`,
    );
    expect(await closing).toBe(4001);
    await expect(rest()).rejects.toThrow("terminated");
    await expect.poll(async () => (await guest.api.session.me.query()).user).toBeNull();
    expect(sockets[1].readyState).toBe(WebSocket.OPEN);
    sockets[1].terminate();
  });
});
