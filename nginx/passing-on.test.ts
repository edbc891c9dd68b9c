import type { RequestListener, ServerResponse } from "node:http";
import { AUTH_PATH, TRPC_HTTP_PATH, TRPC_WS_PATH } from "@trelyazh/protocol";
import { expect, onTestFinished, test } from "vitest";
import { ask, open } from "./testing/ask.ts";
import { standIn, type StandIn } from "./testing/stand-in.ts";
import { startSite, type Site } from "./testing/start-site.ts";

const STREAMS = 200;

/** Starts a site and what stands in for its nodes; all end with the test, even one that ran out of time. */
async function siteBeforeNodes(
  answers: readonly RequestListener[],
): Promise<{ readonly nodes: readonly StandIn[]; readonly site: Site }> {
  const started = new AsyncDisposableStack();
  onTestFinished(() => started.disposeAsync());
  const nodes = await Promise.all(answers.map(async (answer) => started.use(await standIn(answer))));
  const site = started.use(await startSite({ clubPorts: nodes.map(({ port }) => port) }));
  return { nodes, site };
}

async function siteBefore(answer: RequestListener): Promise<{ readonly club: StandIn; readonly site: Site }> {
  const { nodes, site } = await siteBeforeNodes([answer]);
  const [club] = nodes;
  if (club === undefined) throw new Error("a site stands before a club");
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
  // There is nobody else to ask.
  expect(club.requests).toHaveLength(1);
});

test("what a node leaves without an answer is asked of another one, a sign-in excepted; that node is left alone for a while", async () => {
  const begun = new Set<string>();
  // Whichever node is the first to be asked for something hangs up.
  const answer: RequestListener = ({ url = "" }, response) => {
    if (begun.has(url)) response.end("done");
    else response.destroy();
    begun.add(url);
  };
  const { nodes, site } = await siteBeforeNodes([answer, answer, answer]);
  const asked = (path: string) =>
    nodes.map(({ requests }) => requests.filter(({ url }) => url === path).length).toSorted((a, b) => a - b);
  const post = (path: string) => ask(site, path, { method: "POST", body: "{}" });

  const [act, signIn, me] = [`${TRPC_HTTP_PATH}/table.act`, `${AUTH_PATH}/sign-in/anonymous`, `${TRPC_HTTP_PATH}/me`];
  begun.add(me);
  expect([(await post(act)).text, asked(act)]).toEqual(["done", [0, 1, 1]]);
  expect([(await post(signIn)).status, asked(signIn)]).toEqual([503, [0, 0, 1]]);
  // Two of the three have hung up: the third is asked for everything.
  await ask(site, me);
  await ask(site, me);
  expect(asked(me)).toEqual([0, 0, 2]);
});

test("a socket that a node wants no more is opened at another one; what a node refuses otherwise is passed on", async () => {
  const leaving: RequestListener = (_request, response) => response.writeHead(503).end("leaving");
  const staying: RequestListener = ({ url }, response) => {
    response.writeHead(url === TRPC_WS_PATH ? 200 : 503).end("staying");
  };
  const { nodes, site } = await siteBeforeNodes([leaving, staying]);
  const headers = { connection: "Upgrade", upgrade: "websocket" };
  expect((await ask(site, TRPC_WS_PATH, { headers })).text).toBe("staying");
  expect(nodes.map(({ requests }) => requests.length)).toEqual([1, 1]);
  expect((await ask(site, `${TRPC_HTTP_PATH}/session.me`)).status).toBe(503);
  expect(nodes.map(({ requests }) => requests.length)).toEqual([1, 2]);
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
