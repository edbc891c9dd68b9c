import { AUTH_PATH } from "@trelyazh/protocol";
import { endSession, forgetOldPlaces, markSessionSeen, sessionFinder } from "@trelyazh/db";
import { testDatabase } from "@trelyazh/testkit";
import { describe, expect, test, vi } from "vitest";
import { systemClock } from "../clock.ts";
import { clubCodeIn, refusalOf, signIn } from "../testing/people/guest.ts";
import { startTestClub, TEST_SECRET } from "../testing/club/start-test-club.ts";
import { tcpGate } from "../testing/club/tcp-gate.ts";
import { sessionCookieFor, tokenIn } from "./auth.ts";
import { fitNames } from "./names/fit-name.ts";
import { renaming } from "./names/renaming.ts";
import { Sessions, type LookUp } from "./sessions.ts";

const WISH = { preset: "sochi", poolTarget: 10, turnSeconds: 60, bots: 0 } as const;

/** A club with a guest, and beside it sessions of our own that tell how each look-up went. */
async function sessionsBeside(club: Awaited<ReturnType<typeof startTestClub>>) {
  const lookUps: LookUp[] = [];
  const { database } = club.database;
  const seen: Promise<void>[] = [];
  const statements: (readonly string[])[] = [];
  const find = sessionFinder(database.db);
  const sessions = new Sessions({
    clock: systemClock,
    cookieName: sessionCookieFor([]),
    secret: TEST_SECRET,
    find: (tokens) => {
      statements.push(tokens);
      return find(tokens);
    },
    markSeen: (id, place) => {
      const done = markSessionSeen(database.db, id, place);
      seen.push(done);
      return done;
    },
    end: (token) => endSession(database.db, token),
    rename: renaming(database, fitNames({})),
    onRenamed: () => {},
    onLookUp: (how) => lookUps.push(how),
  });
  return { sessions, lookUps, seen, statements, cookie: await signIn(club.url) };
}

describe("who is behind a cookie", () => {
  test("is asked of the database once, however many ask at the same time, and then known", async () => {
    await using club = await startTestClub();
    const { sessions, lookUps, cookie } = await sessionsBeside(club);
    const visitors = [1, 2, 3].map(() => sessions.visitor(cookie));
    const members = await Promise.all(visitors.map((visitor) => visitor.member()));
    expect(lookUps).toEqual(["miss"]);
    expect(new Set(members.map((member) => member?.id)).size).toBe(1);
    expect(await sessions.visitor(cookie).member()).toEqual(members[0]);
    expect(lookUps).toEqual(["miss", "hit"]);
    expect(sessions.size).toBe(1);
  });

  test("has one key for all requests of a session, from which the cookie cannot be read", async () => {
    await using club = await startTestClub();
    const { sessions, cookie } = await sessionsBeside(club);
    const { sessionKey } = sessions.visitor(cookie);
    expect(sessions.visitor(`theme=dark; ${cookie}`).sessionKey).toBe(sessionKey);
    expect(sessionKey).toMatch(/^[\w-]{43}$/);
    expect(cookie).not.toContain(sessionKey);
    expect(sessions.visitor("theme=dark").sessionKey).toBeNull();
  });

  test("is nobody at once when they sign out, on sockets too that are open", async () => {
    await using club = await startTestClub();
    const guest = await club.guest();
    const response = await fetch(`${club.url}${AUTH_PATH}/sign-out`, {
      method: "POST",
      headers: { "content-type": "application/json", origin: club.url, cookie: guest.cookie },
      body: "{}",
    });
    expect(response.status).toBe(200);
    const outcomes = new Set<string>();
    const tryAgain = async () => {
      const outcome = guest.api.table.create.mutate(WISH).then(() => "let in", clubCodeIn);
      // A call that is on its way when the club closes the socket is lost with it.
      return outcomes.add((await outcome) ?? "lost");
    };
    await expect.poll(tryAgain).toContain("SIGN_IN_FIRST");
    expect(outcomes).not.toContain("let in");
  });

  test("is nobody with a signature that is not ours, or of something else, or when the session's time is over", async () => {
    await using club = await startTestClub();
    const { sessions, cookie } = await sessionsBeside(club);
    const [name = "", value = ""] = cookie.split("=");
    const signed = decodeURIComponent(value);
    expect(tokenIn(signed, TEST_SECRET)).toBe(signed.slice(0, signed.lastIndexOf(".")));
    expect(tokenIn(signed, `${TEST_SECRET}!`)).toBeNull();
    for (const forged of [
      `x${signed}`,
      `${signed.slice(0, signed.lastIndexOf(".") + 1)}AAAA`,
      signed.replace(".", ""),
    ]) {
      expect(await sessions.visitor(`${name}=${encodeURIComponent(forged)}`).member()).toBeNull();
    }
    expect(await sessions.visitor(`__Host-${cookie}`).member()).toBeNull();
    await club.database.database.db.execute("update sessions set expires_at = now()");
    expect(await sessions.visitor(cookie).member()).toBeNull();
  });

  test("is written down with the network where they are now, once an hour if that is another; which is forgotten after a month", async () => {
    await using club = await startTestClub();
    const { sessions, seen, cookie } = await sessionsBeside(club);
    const { db } = club.database.database;
    const placeNow = async () =>
      (await db.execute<{ ip_address: string | null }>("select ip_address from sessions")).rows;
    const comeFrom = async (place: string) => {
      sessions.forget(cookie);
      await sessions.visitor(cookie, place).member();
      await Promise.all(seen);
      return placeNow();
    };
    expect(await comeFrom("203.0.113.0/24")).toEqual([{ ip_address: null }]);
    await db.execute("update sessions set updated_at = now() - interval '2 hours'");
    expect(await comeFrom("203.0.113.0/24")).toEqual([{ ip_address: "203.0.113.0/24" }]);
    expect(await comeFrom("198.51.100.0/24")).toEqual([{ ip_address: "203.0.113.0/24" }]);
    expect(await forgetOldPlaces(db, Date.now() - 60_000)).toBe(0);
    expect(await forgetOldPlaces(db, Date.now() + 60_000)).toBe(1);
    await db.execute("update sessions set ip_address = '203.0.113.7'");
    expect(await forgetOldPlaces(db, 0)).toBe(1);
    expect(await placeNow()).toEqual([{ ip_address: null }]);
  });

  test("has the new name at once when they change it", async () => {
    await using club = await startTestClub();
    const { sessions, lookUps, cookie } = await sessionsBeside(club);
    const visitor = sessions.visitor(cookie);
    expect((await visitor.member())?.name).toMatch(/^Guest/);
    await visitor.rename("Ann");
    expect(await visitor.member()).toMatchObject({ name: "Ann" });
    expect(lookUps).toEqual(["miss", "miss"]);
  });

  test("is nobody when they change a name in a session that another process has ended", async () => {
    await using club = await startTestClub();
    const { sessions, cookie } = await sessionsBeside(club);
    const visitor = sessions.visitor(cookie);
    await visitor.member();
    await club.database.database.db.execute("delete from sessions");
    await expect(visitor.rename("Ann")).rejects.toMatchObject({ clubCode: "SIGN_IN_FIRST" });
    expect(await visitor.member()).toBeNull();
  });

  test("can neither change their name nor sign out while the database is away, and is still somebody", async () => {
    await using database = await testDatabase();
    await using gate = await tcpGate(database.url);
    await using club = await startTestClub({ database: { ...database, url: gate.url } });
    const guest = await club.guest();
    gate.close();
    expect(await refusalOf(guest.api.session.rename.mutate({ name: "Ann" }))).toBe("DATABASE_AWAY");
    const response = await fetch(`${club.url}${AUTH_PATH}/sign-out`, {
      method: "POST",
      headers: { "content-type": "application/json", origin: club.url, cookie: guest.cookie },
      body: "{}",
    });
    expect([response.status, response.headers.getSetCookie()]).toEqual([503, []]);
    expect((await guest.api.session.me.query()).user).toMatchObject({ id: guest.id });
  });

  test("is looked up again after half a minute together with others, and nobody waits for that", async () => {
    await using club = await startTestClub();
    const { sessions, lookUps, statements, cookie } = await sessionsBeside(club);
    const visitors = [cookie, await signIn(club.url)].map((each) => sessions.visitor(each));
    const ask = () => Promise.all(visitors.map((visitor) => visitor.member()));
    const before = await ask();
    await club.database.database.db.execute("update users set name = 'Ann'");
    using now = vi.spyOn(performance, "now");
    const start = performance.now();
    now.mockImplementation(() => start + 55_000);
    lookUps.length = 0;
    expect(await ask()).toEqual(before);
    expect(await ask()).toEqual(before);
    expect(lookUps).toEqual(["hit", "hit", "hit", "hit"]);
    await expect.poll(() => lookUps.slice(4)).toEqual(["miss", "miss"]);
    expect(statements.map((tokens) => tokens.length)).toEqual([2, 2]);
    expect((await ask()).map((member) => member?.name)).toEqual(["Ann", "Ann"]);
  });

  test("stays known while the database is away, beyond the time for which answers are kept; strangers are refused", async () => {
    // The cache tells its time by this clock. The club does as well, so it goes on from there until the club is closed.
    const ticks = performance.now.bind(performance);
    let ahead = 0;
    using _ = vi.spyOn(performance, "now").mockImplementation(() => ticks() + ahead);
    await using database = await testDatabase();
    await using gate = await tcpGate(database.url);
    await using club = await startTestClub({ database: { ...database, url: gate.url } });
    const guest = await club.guest();
    const stranger = await signIn(club.url);
    gate.close();
    ahead = 60_000;
    expect((await guest.api.session.me.query()).user).toMatchObject({ id: guest.id });
    await expect(club.connect(stranger)).rejects.toThrow("DATABASE_AWAY");
  });

  test("is written down as seen once a day", async () => {
    await using club = await startTestClub();
    const { sessions, seen, cookie } = await sessionsBeside(club);
    const { db } = club.database.database;
    await sessions.visitor(cookie).member();
    expect(seen).toEqual([]);
    await db.execute("update sessions set updated_at = now() - interval '25 hours'");
    sessions.forget(cookie);
    await sessions.visitor(cookie).member();
    expect(seen).toHaveLength(1);
    await Promise.all(seen);
    const { rows } = await db.execute("select 1 from sessions where updated_at > now() - interval '1 minute'");
    expect(rows).toHaveLength(1);
  });
});
