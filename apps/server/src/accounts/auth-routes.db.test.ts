import { METHODS, request } from "node:http";
import { AUTH_PATH, TRPC_HTTP_PATH } from "@trelyazh/protocol";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { signIn } from "../testing/people/guest.ts";
import { closeOf, openSocket } from "../testing/people/raw-socket.ts";
import { startTestClub, type TestClub } from "../testing/club/start-test-club.ts";

let club: TestClub;

beforeAll(async () => {
  club = await startTestClub();
});
afterAll(() => club[Symbol.asyncDispose]());

interface Asked {
  readonly method: string;
  /** As it stands in the first line of the request. */
  readonly target: string;
  readonly cookie?: string;
  readonly body?: string;
}

/** Asks in ways that `fetch` would not; resolves with the status, or with null when the connection is closed instead. */
function ask({ method, target, cookie = "", body }: Asked): Promise<number | null> {
  const { hostname, port } = new URL(club.url);
  const headers = { cookie, origin: club.url, ...(body !== undefined && { "content-type": "application/json" }) };
  return new Promise((resolve) => {
    const asked = request({ hostname, port, method, path: target, headers, agent: false });
    asked.once("response", (response) => {
      response.resume();
      resolve(response.statusCode ?? null);
    });
    asked.once("error", () => resolve(null));
    asked.end(body);
  });
}

const PATHS = ["sign-in/anonymous", "sign-out", "get-session", "nothing"];

/** How those are answered, where not all of them are unknown. */
const STATUSES: Readonly<Record<string, readonly (number | null)[]>> = {
  GET: [404, 404, 404, 404],
  POST: [200, 200, 404, 404],
  // The framework does not know that method, and Node itself hangs up on the other.
  QUERY: [400, 400, 400, 400],
  CONNECT: [null, null, null, null],
};

describe("accounts over HTTP", () => {
  test.each(METHODS)("%s is answered, or refused as the client's fault", async (method) => {
    const statuses = await Promise.all(PATHS.map((path) => ask({ method, target: `${AUTH_PATH}/${path}` })));
    expect(statuses).toEqual(STATUSES[method] ?? PATHS.map(() => 404));
  });

  test.each([
    "update-user",
    "delete-user",
    "get-session",
    "list-sessions",
    "revoke-sessions",
    "change-email",
    "sign-up/email",
  ])("what the library can do beyond the club's own rules is not there: %s", async (path) => {
    const cookie = await signIn(club.url);
    const body = JSON.stringify({ name: "\u0000".repeat(1000) });
    for (const asked of [{ method: "POST", body }, { method: "GET" }]) {
      expect(await ask({ ...asked, target: `${AUTH_PATH}/${path}`, cookie })).toBe(404);
    }
  });

  test("a sign-out ends the session everywhere, however the address is written", async () => {
    const cookie = await signIn(club.url);
    const closing = closeOf(await openSocket(club.url, cookie));
    const target = `${club.url}${AUTH_PATH}/sign-out`;
    expect(await ask({ method: "POST", target, cookie, body: "{}" })).toBe(200);
    expect(await closing).toBe(4001);
  });
});

/** A browser that is new here: it has asked who it is, and keeps what it was told to keep. */
async function newBrowser() {
  const answer = await fetch(`${club.url}${TRPC_HTTP_PATH}/session.me`);
  const cookie = answer.headers
    .getSetCookie()
    .map((set) => set.split(";")[0])
    .join("; ");
  const post = (path: string, cookies = cookie) =>
    fetch(`${club.url}${AUTH_PATH}/${path}`, {
      method: "POST",
      headers: { "content-type": "application/json", origin: club.url, cookie: cookies },
      body: "{}",
    });
  /** Enters as a guest by one of its tabs; returns the session. */
  const enter = async () => (await post("sign-in/anonymous")).headers.getSetCookie()[0]?.split(";")[0];
  return { answer, cookie, post, enter };
}

async function me(cookie: string): Promise<unknown> {
  const answer = await fetch(`${club.url}${TRPC_HTTP_PATH}/session.me`, { headers: { cookie } });
  return answer.json();
}

test("the token is in the cookie alone, which no script can read: no answer of the club says it", async () => {
  const { post, cookie } = await newBrowser();
  const entered = await post("sign-in/anonymous");
  const set = entered.headers.getSetCookie()[0] ?? "";
  const session = set.split(";")[0] ?? "";
  const [token = "none"] = decodeURIComponent(session).replace("trelyazh=", "").split(".");
  expect(set).toMatch(/; HttpOnly/);
  const guest = await club.connect(`${cookie}; ${session}`);
  const { tableId } = await guest.api.table.create.mutate({
    preset: "sochi",
    poolTarget: 10,
    turnSeconds: 30,
    bots: 2,
  });
  await guest.api.session.rename.mutate({ name: "Anna" });
  await guest.api.table.mine.query();
  const again = await post("sign-in/anonymous", `${cookie}; ${session}`);
  const told = [await entered.text(), await again.text(), JSON.stringify(await me(session)), ...guest.frames];
  expect(JSON.parse(told[0] ?? "")).toEqual({ user: { id: guest.id, name: guest.name } });
  expect(told.join("\n")).toContain(tableId);
  expect(token.length).toBeGreaterThan(20);
  for (const answer of told) expect(answer).not.toContain(token);
});

describe("one browser", () => {
  test("gets a mark with the first answer, and is known to keep cookies when it has come back", async () => {
    const { answer, cookie } = await newBrowser();
    expect(answer.headers.getSetCookie()).toEqual([expect.stringMatching(/^trelyazh-browser=[^;]+; .*HttpOnly/)]);
    expect(await answer.json()).toEqual({ result: { data: { user: null, keepsCookies: false } } });
    expect(await me(cookie)).toEqual({ result: { data: { user: null, keepsCookies: true } } });
  });

  test("is one guest, though two of its tabs enter at once or the answer is lost on its way", async () => {
    const { enter } = await newBrowser();
    const sessions = [...(await Promise.all([enter(), enter()])), await enter()];
    expect(sessions[0]).toMatch(/^trelyazh=/);
    expect(new Set(sessions).size).toBe(1);
  });

  test("is somebody new after a sign-out", async () => {
    const { cookie, enter, post } = await newBrowser();
    const first = await enter();
    expect((await post("sign-out", `${cookie}; ${first}`)).status).toBe(200);
    const second = await enter();
    expect(second).toMatch(/^trelyazh=/);
    expect(second).not.toBe(first);
  });
});
