import type { RequestListener, ServerResponse } from "node:http";
import { TRPC_HTTP_PATH, TRPC_WS_PATH } from "@trelyazh/protocol";
import { expect, onTestFinished, test } from "vitest";
import { ask, open } from "./testing/ask.ts";
import { standIn, type StandIn } from "./testing/stand-in.ts";
import { startSite, type Site } from "./testing/start-site.ts";

const STREAMS = 200;

/** Starts a site and what stands in for its club; both end with the test, even one that ran out of time. */
async function siteBefore(answer: RequestListener): Promise<{ readonly club: StandIn; readonly site: Site }> {
  const started = new AsyncDisposableStack();
  onTestFinished(() => started.disposeAsync());
  const club = started.use(await standIn(answer));
  const site = started.use(await startSite({ clubPort: club.port }));
  return { club, site };
}

test("the club hears the true address, scheme and host of a call, and nothing that the client has made up about them", async () => {
  const { club, site } = await siteBefore((_request, response) => response.end());
  const headers = {
    "x-forwarded-for": "192.0.2.66",
    "x-forwarded-proto": "gopher",
    connection: "Upgrade",
    upgrade: "h2c",
    cookie: "a=1",
  };
  await ask(site, `${TRPC_HTTP_PATH}/session.me`, { headers });
  const heard = club.requests[0]?.headers;
  expect(heard).toMatchObject({
    host: new URL(site.url).host,
    "x-forwarded-for": "127.0.0.1",
    "x-forwarded-proto": "https",
    cookie: "a=1",
  });
  expect(heard?.upgrade).toBeUndefined();
});

test("calls share connections to the club", async () => {
  const { club, site } = await siteBefore((_request, response) => response.end());
  for (const procedure of ["session.me", "lobby.tables", "session.me"]) {
    await ask(site, `${TRPC_HTTP_PATH}/${procedure}`);
  }
  expect(club.requests).toHaveLength(3);
  expect(new Set(club.requests.map(({ socket }) => socket)).size).toBe(1);
});

test("a single event gets through at once, though the club does not ask for that", async () => {
  const { site } = await siteBefore((_request, response) => {
    response.writeHead(200, { "content-type": "text/event-stream" }).write("data: 1\n\n");
  });
  const stream = await open(site, `${TRPC_HTTP_PATH}/table.events`);
  for await (const chunk of stream.setEncoding("utf8")) {
    expect(chunk).toBe("data: 1\n\n");
    break;
  }
});

test("a refusal of the club is passed on as it is, with a hint when to come back", async () => {
  const refusal = JSON.stringify({ error: { message: "RESTARTING" } });
  const { site } = await siteBefore((_request, response) => response.writeHead(503).end(refusal));
  const answer = await ask(site, `${TRPC_HTTP_PATH}/session.me`);
  expect([answer.status, answer.text, answer.headers["retry-after"]]).toEqual([503, refusal, "5"]);
});

test("a club that hangs up in the middle has not refused: the answer carries no code of the club", async () => {
  const { club, site } = await siteBefore((_request, response) => response.destroy());
  const answer = await ask(site, `${TRPC_HTTP_PATH}/table.act`, { method: "POST", body: "{}" });
  expect(answer.status).toBe(503);
  expect(answer.json).toMatchObject({ error: { data: { code: "SERVICE_UNAVAILABLE" } } });
  expect(answer.text).not.toContain("clubCode");
  // Asked once: only the client knows whether a second time does harm.
  expect(club.requests).toHaveLength(1);
});

test(`one address holds ${STREAMS} streams and no more, all of which may come at once`, async () => {
  const held: ServerResponse[] = [];
  const full = Promise.withResolvers<void>();
  const { site } = await siteBefore((_request, response) => {
    if (held.length === STREAMS) response.end();
    else if (held.push(response) === STREAMS) full.resolve();
  });
  const answers = Array.from({ length: STREAMS + 1 }, () => ask(site, TRPC_WS_PATH));
  const refused = await Promise.race(answers);
  expect(refused.status).toBe(429);
  expect(refused.json).toMatchObject({ error: { data: { clubCode: "TOO_MANY_REQUESTS" } } });
  await full.promise;
  for (const response of held) response.end();
  const statuses = (await Promise.all(answers)).map(({ status }) => status);
  expect(statuses.filter((status) => status === 200)).toHaveLength(STREAMS);
});
