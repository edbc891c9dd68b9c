import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { get, type IncomingMessage } from "node:http";
import { openDatabase } from "@trelyazh/db";
import { AUTH_PATH, TRPC_HTTP_PATH } from "@trelyazh/protocol";
import { testDatabase } from "@trelyazh/testkit";
import { describe, expect, test } from "vitest";
import { Instruments } from "../metrics/instruments.ts";
import { refusalOf } from "../testing/people/guest.ts";
import { startTestClub, type TestClub } from "../testing/club/start-test-club.ts";
import { tcpGate } from "../testing/club/tcp-gate.ts";
import { HOUR, Limits } from "./limits.ts";

const HOME = "203.0.113.7";
const WISH = { preset: "sochi", poolTarget: 10, turnSeconds: 60, bots: 0 } as const;

/** Asks as the proxy in front does for somebody from that address. */
function from(address: string, url: string, init: RequestInit = {}): Promise<Response> {
  return fetch(url, { ...init, headers: { ...init.headers, "x-forwarded-for": address } });
}

function signInFrom(address: string, { url }: Pick<TestClub, "url">): Promise<Response> {
  const headers = { "content-type": "application/json", origin: url };
  return from(address, `${url}${AUTH_PATH}/sign-in/anonymous`, { method: "POST", headers, body: "{}" });
}

/** Asks for a target as it stands, which `fetch` would tidy up. */
async function statusOf(target: string, { url }: Pick<TestClub, "url">): Promise<number | undefined> {
  const { hostname, port } = new URL(url);
  const asked = get({ hostname, port, path: target, headers: { "x-forwarded-for": HOME }, agent: false });
  // What comes with that event.
  const [response] = (await once(asked, "response")) as [IncomingMessage];
  response.resume();
  return response.statusCode;
}

const statuses = (responses: readonly Response[]) => responses.map(({ status }) => status);

describe("limits", () => {
  test("let so many new guests in from an address, then refuse with a code and the time to wait, and others not", async () => {
    await using club = await startTestClub({ metrics: true, limits: { guestsPerHour: 2 } });
    const responses = [await signInFrom(HOME, club), await signInFrom(HOME, club), await signInFrom(HOME, club)];
    expect(statuses(responses)).toEqual([200, 200, 429]);
    const refused = responses[2];
    expect(await refused?.json()).toMatchObject({
      error: { data: { clubCode: "TOO_MANY_REQUESTS", httpStatus: 429 } },
    });
    expect(Number(refused?.headers.get("retry-after"))).toBeGreaterThan(3500);
    expect(refused?.headers.getSetCookie()).toEqual([]);
    expect((await signInFrom("203.0.113.8", club)).status).toBe(200);
    expect(await (await fetch(club.metricsUrl ?? "")).text()).toContain(
      'trelyazh_limit_refusals_total{limit="guests"} 1',
    );
  });

  test("count guests for all processes of a database together", async () => {
    await using one = await startTestClub({ limits: { guestsPerHour: 1 } });
    await using two = await startTestClub({ database: one.database, limits: { guestsPerHour: 1 } });
    expect((await signInFrom(HOME, one)).status).toBe(200);
    expect((await signInFrom(HOME, two)).status).toBe(429);
  });

  test("go on in each process by itself while the database is away", async () => {
    await using database = await testDatabase();
    await using gate = await tcpGate(database.url);
    await using away = openDatabase({ url: gate.url, onError: () => {} });
    gate.close();
    const limits = new Limits(new Instruments());
    const limit = limits.inDatabase({ name: "guests", times: 1, seconds: HOUR }, away.pool);
    await limit(HOME);
    await expect(limit(HOME)).rejects.toMatchObject({ clubCode: "TOO_MANY_REQUESTS" });
  });

  test("are not for this machine itself, and nobody can claim to be it or somebody else", async () => {
    await using club = await startTestClub({ limits: { guestsPerHour: 1 } });
    await club.guest();
    await club.guest();
    expect((await signInFrom(HOME, club)).status).toBe(200);
    // The proxy adds the true address at the end, and some add a port to it.
    for (const told of [`127.0.0.1, ${HOME}`, `198.51.100.1, ${HOME}`, `${HOME}:51034`, `127.0.0.1, ${HOME}:51035`])
      expect((await signInFrom(told, club)).status).toBe(429);
    await using open = await startTestClub({ trustedProxies: [], limits: { callsPerMinute: 1 } });
    const calls = [await from(HOME, `${open.url}/api/x`), await from(HOME, `${open.url}/api/x`)];
    expect(statuses(calls)).toEqual([404, 404]);
  });

  test("hold for calls over HTTP, and not for pages and health", async () => {
    await using club = await startTestClub({ limits: { callsPerMinute: 2 } });
    const call = () => from(HOME, `${club.url}${TRPC_HTTP_PATH}/session.me`);
    expect(statuses([await call(), await call(), await call()])).toEqual([200, 200, 429]);
    expect((await from(HOME, `${club.url}/healthz`)).status).toBe(200);
  });

  test("hold for a call however its address is written", async () => {
    await using club = await startTestClub({ limits: { callsPerMinute: 1 } });
    const path = `${TRPC_HTTP_PATH}/session.me`;
    expect(await statusOf(path, club)).toBe(200);
    for (const target of [path, `${club.url}${path}`, path.replace("/api/", "/%61pi/")]) {
      expect(await statusOf(target, club)).toBe(429);
    }
  });

  test("hold for what a member does at one table beside the play, where each act costs a row of the journal", async () => {
    await using club = await startTestClub();
    const ann = await club.guest();
    const [one, other] = [await ann.api.table.create.mutate(WISH), await ann.api.table.create.mutate(WISH)];
    const resume = ({ tableId }: { readonly tableId: string }) =>
      refusalOf(ann.api.table.resume.mutate({ tableId, commandId: randomUUID() }));
    for (let time = 0; time < 30; time += 1) expect(await resume(one)).toBe("TABLE_NOT_PAUSED");
    expect(await resume(one)).toBe("TOO_MANY_REQUESTS");
    expect(await resume(other)).toBe("TABLE_NOT_PAUSED");
  });

  test("hold for new names and new tables of a member, on every way they call", async () => {
    await using club = await startTestClub({ limits: { renamesPerHour: 1, tablesPerHour: 1 } });
    const [ann, bob] = [await club.guest(), await club.guest()];
    await ann.api.session.rename.mutate({ name: "Ann" });
    expect(await refusalOf(ann.api.session.rename.mutate({ name: "Anna" }))).toBe("TOO_MANY_REQUESTS");
    await ann.api.table.create.mutate(WISH);
    expect(await refusalOf(ann.api.table.create.mutate(WISH))).toBe("TOO_MANY_REQUESTS");
    await bob.api.table.create.mutate(WISH);
    const overHttp = await fetch(`${club.url}${TRPC_HTTP_PATH}/session.rename`, {
      method: "POST",
      headers: { "content-type": "application/json", cookie: ann.cookie, origin: club.url },
      body: JSON.stringify({ name: "Anna" }),
    });
    expect(overHttp.status).toBe(429);
    expect(Number(overHttp.headers.get("retry-after"))).toBeGreaterThan(3500);
    expect(await overHttp.json()).toMatchObject({ error: { data: { clubCode: "TOO_MANY_REQUESTS" } } });
  });
});
