import { once } from "node:events";
import { TRPC_WS_PATH } from "@trelyazh/protocol";
import { describe, expect, test } from "vitest";
import { WebSocket } from "ws";
import { startTestClub } from "../testing/start-test-club.ts";

interface Answer {
  readonly id: number | null;
  readonly result?: { readonly type: string };
  readonly error?: { readonly message: string; readonly data: { readonly clubCode: string } };
}

/** A socket that sends what it is told to, and the answers so far. */
async function open(url: string) {
  const socket = new WebSocket(`${url.replace("http", "ws")}${TRPC_WS_PATH}`);
  const answers: Answer[] = [];
  // Text frames that the server has made.
  socket.on("message", (data: Buffer) => answers.push(JSON.parse(data.toString()) as Answer));
  await once(socket, "open");
  return { socket, answers, [Symbol.dispose]: () => socket.terminate() };
}

function subscribe(id: number): string {
  return JSON.stringify({ id, method: "subscription", params: { path: "lobby.tables" } });
}

function query(id: number) {
  return { id, method: "query", params: { path: "lobby.list" } };
}

/** The code that each answer was refused with. */
function refusals(answers: readonly Answer[]): readonly (string | undefined)[] {
  return answers.filter(({ error }) => error !== undefined).map(({ error }) => error?.data.clubCode);
}

describe("the club's socket", () => {
  test("refuses subscriptions beyond twelve in the club's own words", async () => {
    await using club = await startTestClub();
    using client = await open(club.url);
    for (let id = 1; id <= 13; id += 1) client.socket.send(subscribe(id));
    await expect.poll(() => refusals(client.answers)).toEqual(["TOO_MANY_REQUESTS"]);
  });

  test("refuses more than ten calls in a frame, and what is no call, as bad input", async () => {
    await using club = await startTestClub();
    using client = await open(club.url);
    client.socket.send(JSON.stringify(Array.from({ length: 11 }, (_, id) => query(id))));
    await expect.poll(() => refusals(client.answers)).toEqual(Array.from({ length: 11 }, () => "BAD_INPUT"));
    client.socket.send("{");
    await expect.poll(() => refusals(client.answers)).toHaveLength(12);
    expect(client.answers.at(-1)?.error).toMatchObject({ message: "BAD_INPUT", data: { clubCode: "BAD_INPUT" } });
  });

  test("refuses a client that sends too much, and closes its socket if it goes on", async () => {
    await using club = await startTestClub({ socketLimits: { messagesPerSecond: 1, messageBurst: 5 } });
    using client = await open(club.url);
    for (let id = 1; id <= 6; id += 1) client.socket.send(JSON.stringify(query(id)));
    await expect.poll(() => refusals(client.answers)).toEqual(["TOO_MANY_REQUESTS"]);
    const closing = once(client.socket, "close");
    for (let id = 7; id <= 12; id += 1) client.socket.send(JSON.stringify(query(id)));
    expect(await closing).toContain(1008);
  });

  test("is not opened for pages of other origins, nor at other paths", async () => {
    await using club = await startTestClub();
    const statusOf = async (path: string, origin: string) => {
      const socket = new WebSocket(`${club.url.replace("http", "ws")}${path}`, { headers: { origin } });
      socket.on("error", () => {});
      const [, response] = (await once(socket, "unexpected-response")) as [unknown, { readonly statusCode: number }];
      return response.statusCode;
    };
    expect(await statusOf(TRPC_WS_PATH, "https://evil.example")).toBe(403);
    expect(await statusOf("/elsewhere", club.url)).toBe(404);
  });
});
