import { AUTH_PATH, TRPC_HTTP_PATH } from "@trelyazh/protocol";
import { describe, expect, test } from "vitest";
import { WebSocket } from "ws";
import { refusalOf, signIn } from "./testing/guest.ts";
import { closeOf, openSocket } from "./testing/raw-socket.ts";
import { startTestClub } from "./testing/start-test-club.ts";

function signOut(url: string, cookie: string): Promise<Response> {
  const headers = { cookie, origin: url, "content-type": "application/json" };
  return fetch(`${url}${AUTH_PATH}/sign-out`, { method: "POST", headers, body: "{}" });
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
    expect(await refusalOf(guest.api.table.mine.query())).toBe("SIGN_IN_FIRST");
  });

  test("has their streams over HTTP cut", async () => {
    await using club = await startTestClub();
    const guest = await club.guest();
    const { cookie } = guest;
    const { tableId } = await guest.api.table.create.mutate({
      preset: "sochi",
      poolTarget: 10,
      turnSeconds: 60,
      bots: 0,
    });
    const input = encodeURIComponent(JSON.stringify({ tableId }));
    const response = await fetch(`${club.url}${TRPC_HTTP_PATH}/table.events?input=${input}`, {
      headers: { cookie, accept: "text/event-stream" },
    });
    const reader = response.body?.getReader();
    await reader?.read();
    await signOut(club.url, cookie);
    const rest = async () => {
      for (;;) if ((await reader?.read())?.done !== false) return;
    };
    await expect(rest()).rejects.toThrow("terminated");
  });
});
