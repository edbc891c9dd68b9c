import { once } from "node:events";
import { MAX_MESSAGE_BYTES, RELEASE, TRPC_HTTP_PATH, TRPC_WS_PATH, type FaultReport } from "@trelyazh/protocol";
import { afterEach, beforeEach, expect, test } from "vitest";
import { WebSocket } from "ws";
import { refusalOf } from "../testing/people/guest.ts";
import { scrape } from "../testing/club/scrape.ts";
import { startTestClub, type TestClub } from "../testing/club/start-test-club.ts";

const REPORT: FaultReport = {
  release: RELEASE,
  part: "paper",
  kind: "drawing",
  page: "table",
  browser: "chromium",
  message: "x is undefined",
  stack: "at Sheet",
};

let club: TestClub;
beforeEach(async () => {
  club = await startTestClub({ metrics: true, limits: { faultsPerHour: 20 } });
});
afterEach(() => club[Symbol.asyncDispose]());

const counted = async (metric: string) => (await scrape(club.metricsUrl)).get(`trelyazh_${metric}`) ?? 0;
const told = () => counted('client_faults_total{part="paper",kind="drawing"}');

/** Reports over HTTP, from an address that a proxy in front has told of. */
function post(body: string, address = "192.0.2.1"): Promise<Response> {
  const headers = { "content-type": "application/json", "x-forwarded-for": address };
  return fetch(`${club.url}${TRPC_HTTP_PATH}/client.fault`, { method: "POST", headers, body });
}

/** A socket whose upgrade came from an address that a proxy in front has told of. */
async function openSocket(address: string): Promise<WebSocket> {
  const socket = new WebSocket(`${club.url.replace("http", "ws")}${TRPC_WS_PATH}`, {
    headers: { "x-forwarded-for": address },
  });
  await once(socket, "open");
  return socket;
}

/** Reports so often over one socket; returns the codes of the refusals. */
async function reportOver(socket: WebSocket, times: number): Promise<readonly unknown[]> {
  const codes: unknown[] = [];
  for (let id = 0; id < times; id += 1) {
    const answer = once(socket, "message");
    socket.send(JSON.stringify({ id, method: "mutation", params: { path: "client.fault", input: REPORT } }));
    // What `ws` hands on of a text frame.
    const [data] = (await answer) as [Buffer];
    codes.push(/"clubCode":"(\w+)"/.exec(data.toString())?.[1] ?? "OK");
  }
  return codes;
}

test("a fault is counted, over a socket and over HTTP, of members and of strangers", async () => {
  const guest = await club.guest();
  await guest.api.client.fault.mutate(REPORT);
  expect((await post(JSON.stringify(REPORT))).status).toBe(200);
  expect(await told()).toBe(2);
});

test("a thousand reports from one address: those over the limit are refused and counted, over HTTP and over sockets together", async () => {
  const statuses: number[] = [];
  // At so many connections at once as a server takes that is slow to take them.
  let left = 1000;
  const postInTurn = async () => {
    while (left-- > 0) statuses.push((await post(JSON.stringify(REPORT))).status);
  };
  await Promise.all(Array.from({ length: 100 }, postInTurn));
  expect(statuses.filter((status) => status === 200)).toHaveLength(20);
  expect(new Set(statuses)).toEqual(new Set([200, 429]));
  const socket = await openSocket("192.0.2.1");
  expect(new Set(await reportOver(socket, 5))).toEqual(new Set(["TOO_MANY_REQUESTS"]));
  socket.terminate();
  expect(await told()).toBe(20);
  expect(await counted('limit_refusals_total{limit="faults"}')).toBe(985);
  expect((await post(JSON.stringify(REPORT), "192.0.2.2")).status).toBe(200);
});

test("a thousand reports over one socket are refused from the same number on, and the socket goes on", async () => {
  const socket = await openSocket("2001:db8::1");
  const codes = await reportOver(socket, 1000);
  expect(codes.filter((code) => code === "OK")).toHaveLength(20);
  expect(new Set(codes)).toEqual(new Set(["OK", "TOO_MANY_REQUESTS"]));
  socket.terminate();
});

test("a visitor is limited wherever they come from", async () => {
  const guest = await club.guest();
  const outcomes = [];
  for (let times = 0; times < 25; times += 1) outcomes.push(await refusalOf(guest.api.client.fault.mutate(REPORT)));
  expect(outcomes.filter((code) => code === undefined)).toHaveLength(20);
  expect(new Set(outcomes)).toEqual(new Set([undefined, "TOO_MANY_REQUESTS"]));
});

test("a report of a megabyte is refused and counted, over HTTP and over a socket, and nobody else notices", async () => {
  const huge = JSON.stringify({ ...REPORT, stack: "x".repeat(1024 * 1024) });
  const answer = await post(huge);
  expect([answer.status, await answer.text()]).toEqual([413, expect.stringContaining("MESSAGE_TOO_LARGE")]);
  expect(await counted('http_refusals_total{code="MESSAGE_TOO_LARGE"}')).toBe(1);
  const socket = await openSocket("192.0.2.1");
  const closed = once(socket, "close");
  socket.send(JSON.stringify({ id: 1, method: "mutation", params: { path: "client.fault", input: huge } }));
  expect((await closed)[0]).toBe(1009);
  expect(await counted('socket_refusals_total{limit="frame"}')).toBe(1);
  const longer = JSON.stringify({ ...REPORT, stack: "x".repeat(MAX_MESSAGE_BYTES / 2) });
  expect((await post(longer)).status).toBe(400);
  expect([await told(), await counted("client_faults_refused_total")]).toEqual([0, 1]);
});

test("a forged release, part or shape is refused and counted, and nothing else comes of it", async () => {
  const guest = await club.guest();
  const forged = [
    { release: -1 },
    { release: 1e9 },
    { release: "1" },
    { part: "kitchen" },
    { kind: "" },
    { page: "/table/1" },
    { browser: "Netscape" },
    { message: null },
    { name: "Ann" },
  ];
  for (const field of forged) {
    // What a hostile client sends is of no type.
    const report = { ...REPORT, ...field } as never;
    expect(await refusalOf(guest.api.client.fault.mutate(report)), JSON.stringify(field)).toBe("BAD_INPUT");
  }
  expect((await post("null")).status).toBe(400);
  expect((await post("{")).status).toBe(400);
  expect([await told(), await counted("client_faults_refused_total")]).toEqual([0, forged.length + 1]);
});
