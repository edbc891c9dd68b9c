import { banUser, liftBan } from "@trelyazh/db";
import { AUTH_PATH, TRPC_HTTP_PATH } from "@trelyazh/protocol";
import { describe, expect, test } from "vitest";
import { refusalOf, signIn } from "./testing/people/guest.ts";
import { closeOf, openSocket } from "./testing/people/raw-socket.ts";
import { seatThree } from "./testing/club/seat-three.ts";
import { startTestClub, type TestClub } from "./testing/club/start-test-club.ts";

interface RefusedBody {
  readonly error?: { readonly data: { readonly clubCode: string } };
}

async function clubCodeOf(response: Response): Promise<string | undefined> {
  // What the club answers with.
  const { error } = (await response.json()) as RefusedBody;
  return error?.data.clubCode;
}

/** The code with which that club refuses somebody who asks for their own account. */
async function refusalAt({ url }: TestClub, cookie: string): Promise<string | undefined> {
  return clubCodeOf(await fetch(`${url}${TRPC_HTTP_PATH}/session.me`, { headers: { cookie } }));
}

/** A club that soon notices bans. */
async function startedClub() {
  const club = await startTestClub({ sessionsEveryMs: 20 });
  const { db } = club.database.database;
  return {
    club,
    ban: (userId: string) => banUser(db, { userId, until: null, reason: null }),
    lift: (userId: string) => liftBan(db, userId),
    [Symbol.asyncDispose]: () => club[Symbol.asyncDispose](),
  };
}

describe("a banned user", () => {
  test("has their sockets closed and is refused whatever they ask, and nobody else is", async () => {
    await using started = await startedClub();
    const { club, ban } = started;
    const [ann, bob] = [await club.guest(), await club.guest()];
    const [socket, bystander] = [await openSocket(club.url, ann.cookie), await openSocket(club.url, bob.cookie)];
    const closing = closeOf(socket);
    await ban(ann.id);
    expect(await closing).toBe(4001);
    expect(bystander.readyState).toBe(bystander.OPEN);
    bystander.terminate();
    expect(await refusalAt(club, ann.cookie)).toBe("BANNED");
    await expect.poll(() => refusalOf(ann.api.table.mine.query()).catch(() => "cut")).toBe("BANNED");
    expect((await bob.api.session.me.query()).user).toMatchObject({ id: bob.id });
  });

  test.each(["sign-out", "sign-in/anonymous"])("does not become somebody new by %s", async (path) => {
    await using started = await startedClub();
    const { club, ban } = started;
    const cookie = await signIn(club.url);
    await using ann = await club.connect(cookie);
    await ban(ann.id);
    await expect.poll(() => refusalAt(club, cookie)).toBe("BANNED");
    const response = await fetch(`${club.url}${AUTH_PATH}/${path}`, {
      method: "POST",
      headers: { "content-type": "application/json", origin: club.url, cookie },
      body: "{}",
    });
    expect(response.status).toBe(403);
    expect(response.headers.getSetCookie()).toEqual([]);
    expect(await clubCodeOf(response)).toBe("BANNED");
  });

  test("is welcome again once the ban is lifted", async () => {
    await using started = await startedClub();
    const { club, ban, lift } = started;
    const ann = await club.guest();
    await ban(ann.id);
    await expect.poll(() => refusalAt(club, ann.cookie)).toBe("BANNED");
    await lift(ann.id);
    await expect.poll(() => refusalAt(club, ann.cookie)).toBeUndefined();
  });

  test("has left their table, as far as the others can see", async () => {
    await using started = await startedClub();
    const { club, ban } = started;
    using three = await seatThree(club);
    const [ann, bob] = three.players;
    await ban(ann.guest.id);
    await bob.until(({ seats }) => seats[0]?.kind === "bot");
    expect(bob.table.seats[0]).toMatchObject({ keptFor: ann.guest.id, leftAt: expect.any(Number) });
    expect(bob.table.seats[0]).not.toHaveProperty("isAwaited");
  });

  test("is kept out by every club on the database, and by one that starts later", async () => {
    await using started = await startedClub();
    const { club, ban } = started;
    const { database } = club;
    await using beside = await startTestClub({ database, sessionsEveryMs: 20 });
    const ann = await club.guest();
    expect(await refusalAt(beside, ann.cookie)).toBeUndefined();
    await ban(ann.id);
    for (const one of [club, beside]) await expect.poll(() => refusalAt(one, ann.cookie)).toBe("BANNED");
    await using later = await startTestClub({ database });
    expect(await refusalAt(later, ann.cookie)).toBe("BANNED");
  });
});
