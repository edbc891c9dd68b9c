import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { TRPC_WS_PATH } from "@trelyazh/protocol";
import { describe, expect, test } from "vitest";
import { WebSocket } from "ws";
import { clubCodeIn, refusalOf, signIn, type Guest } from "../testing/people/guest.ts";
import { startTestClub } from "../testing/club/start-test-club.ts";

interface Answer {
  readonly id: number | null;
  readonly result?: { readonly type: string };
  readonly error?: {
    readonly message: string;
    readonly data: { readonly clubCode: string; readonly retryAfterMs?: number };
  };
}

/** A socket that sends what it is told to, and the answers so far. */
async function open(url: string, cookie?: string) {
  const headers = cookie === undefined ? {} : { cookie };
  const socket = new WebSocket(`${url.replace("http", "ws")}${TRPC_WS_PATH}`, { headers });
  const answers: Answer[] = [];
  // Text frames that the server has made.
  socket.on("message", (data: Buffer) => answers.push(JSON.parse(data.toString()) as Answer));
  await once(socket, "open");
  return { socket, answers, [Symbol.dispose]: () => socket.terminate() };
}

/** The status with which a socket is answered; it is closed again at once. */
async function statusOf(
  url: string,
  { path = TRPC_WS_PATH, headers }: { readonly path?: string; readonly headers: Readonly<Record<string, string>> },
): Promise<number | undefined> {
  const socket = new WebSocket(`${url.replace("http", "ws")}${path}`, { headers });
  const { promise, resolve } = Promise.withResolvers<number | undefined>();
  socket.on("error", () => {});
  socket.once("upgrade", ({ statusCode }) => resolve(statusCode));
  socket.once("unexpected-response", (_request, { statusCode }) => resolve(statusCode));
  const status = await promise;
  socket.terminate();
  return status;
}

/** Opens a table's stream and closes it again; returns what it was refused with. */
function opened({ api }: Guest, tableId: string): Promise<string | undefined> {
  return new Promise((resolve) => {
    const stream = api.table.events.subscribe(
      { tableId, lastEventId: null },
      {
        onData() {
          stream.unsubscribe();
          resolve(undefined);
        },
        onError: (error) => resolve(clubCodeIn(error)),
      },
    );
  });
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

  test("is refused to a member who has as many open as one may, and opened again when one of them is closed", async () => {
    await using club = await startTestClub({ metrics: true, limits: { socketsPerMember: 2 } });
    const cookie = await signIn(club.url);
    using first = await open(club.url, cookie);
    using _second = await open(club.url, cookie);
    expect(await statusOf(club.url, { headers: { cookie } })).toBe(429);
    using _stranger = await open(club.url);
    first.socket.close();
    await once(first.socket, "close");
    await expect.poll(() => statusOf(club.url, { headers: { cookie } })).toBe(101);
    expect(await (await fetch(club.metricsUrl ?? "")).text()).toMatch(/limit_refusals_total\{limit="sockets"\} [1-9]/);
  });

  test("tells a member who sends too much over several of them how long to wait, and closes them if they go on", async () => {
    await using club = await startTestClub({ limits: { messagesPerSecond: 2 } });
    using other = await open(club.url, await signIn(club.url));
    const cookie = await signIn(club.url);
    const clients = await Promise.all([open(club.url, cookie), open(club.url, cookie)]);
    // To open two has cost more than there was, and nothing comes between that could give it time to grow again.
    for (const client of clients) client.socket.send(JSON.stringify(query(1)));
    for (const { answers } of clients) await expect.poll(() => refusals(answers)).toEqual(["TOO_MANY_REQUESTS"]);
    expect(clients[0].answers[0]?.error?.data.retryAfterMs).toBeGreaterThan(0);
    const closed = clients.map(({ socket }) => once(socket, "close"));
    for (const { socket } of clients) for (let id = 2; id < 40; id += 1) socket.send(JSON.stringify(query(id)));
    for (const closing of closed) expect(await closing).toContain(1008);
    expect(await statusOf(club.url, { headers: { cookie } })).toBe(429);
    other.socket.send(JSON.stringify(query(1)));
    await expect.poll(() => other.answers).toHaveLength(1);
    expect(refusals(other.answers)).toEqual([]);
  });

  test("has a member's commands and refusals counted over all of them, and refuses without a look at the table", async () => {
    await using club = await startTestClub({ metrics: true, limits: { refusalsPerSecond: 1, commandsPerSecond: 3 } });
    const guest = await club.guest();
    const again = await club.connect(guest.cookie);
    const neighbour = await club.guest();
    const act = ({ api }: Guest) =>
      refusalOf(api.table.resume.mutate({ commandId: randomUUID(), tableId: randomUUID() }));
    const codes = [];
    for (let time = 0; time < 20; time += 1) codes.push(await act(time % 2 === 0 ? guest : again));
    expect(codes.slice(0, 10)).toEqual(Array.from({ length: 10 }, () => "TABLE_NOT_FOUND"));
    expect(codes.slice(10)).toEqual(Array.from({ length: 10 }, () => "TOO_MANY_REQUESTS"));
    expect(await act(neighbour)).toBe("TABLE_NOT_FOUND");
    expect(await (await fetch(club.metricsUrl ?? "")).text()).toContain('limit_refusals_total{limit="refusals"} 10');
    const host = await club.guest();
    const rename = () => refusalOf(host.api.session.rename.mutate({ name: "Host" }));
    const renamed = [];
    for (let time = 0; time < 31; time += 1) renamed.push(await rename());
    expect(renamed[30]).toBe("TOO_MANY_REQUESTS");
    expect(await (await fetch(club.metricsUrl ?? "")).text()).toContain('limit_refusals_total{limit="commands"} 1');
  });

  test("has a member's streams of tables counted over all of them, whichever table they are of, and tables looked up", async () => {
    await using club = await startTestClub({ limits: { backfillsPerSecond: 1 } });
    const guest = await club.guest();
    const { tableId } = await guest.api.table.create.mutate({
      preset: "sochi",
      poolTarget: 10,
      turnSeconds: 60,
      bots: 2,
    });
    const again = await club.connect(guest.cookie);
    const outcomes: (string | undefined)[] = [];
    for (let time = 0; time < 12; time += 1) outcomes.push(await opened(time % 2 === 0 ? guest : again, tableId));
    expect(outcomes.slice(0, 10)).toEqual(Array.from({ length: 10 }, () => undefined));
    expect(outcomes.slice(10)).toEqual(["TOO_MANY_REQUESTS", "TOO_MANY_REQUESTS"]);
    // To look tables up that are not in memory is dearer; one that is in memory costs no look-up.
    const resume = (id: string) => refusalOf(guest.api.table.resume.mutate({ commandId: randomUUID(), tableId: id }));
    const lookedUp: (string | undefined)[] = [];
    for (let time = 0; time < 12; time += 1) lookedUp.push(await resume(randomUUID()));
    expect(lookedUp.slice(0, 10)).toEqual(Array.from({ length: 10 }, () => "TABLE_NOT_FOUND"));
    expect(lookedUp.slice(10)).toEqual(["TOO_MANY_REQUESTS", "TOO_MANY_REQUESTS"]);
    expect(await resume(tableId)).toBe("TABLE_NOT_PAUSED");
  });

  test("is not opened for pages of other origins, nor at other paths", async () => {
    await using club = await startTestClub();
    expect(await statusOf(club.url, { headers: { origin: "https://evil.example" } })).toBe(403);
    expect(await statusOf(club.url, { path: "/elsewhere", headers: { origin: club.url } })).toBe(404);
  });
});
