import { AUTH_PATH, MEMBER_ROUTES, TRPC_HTTP_PATH } from "@trelyazh/protocol";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { refusalOf, signIn as signInAsGuest, type Guest } from "../../testing/people/guest.ts";
import { closeOf, openSocket } from "../../testing/people/raw-socket.ts";
import { memberRouter } from "./member.router.ts";
import { startTestClub, type TestClub } from "../../testing/club/start-test-club.ts";

const PASSWORD = "nine tricks in hearts";
const WISH = { preset: "sochi", poolTarget: 10, turnSeconds: 60, bots: 2 } as const;

let club: TestClub;
let people = 0;

beforeAll(async () => {
  club = await startTestClub({ limits: { triesPerName: 3 } });
});
afterAll(() => club[Symbol.asyncDispose]());

/** All that a member changes of their account. */
const CHANGES = [
  ...Object.entries(memberRouter({ limits: {} } as never)._def.procedures).flatMap(([path, { _def }]) =>
    _def.type === "mutation" ? [`member.${path}`] : [],
  ),
  "session.rename",
  "people.describe",
];

const newName = () => `Person ${(people += 1)}`;

/** Asks one of the routes that set cookies; `origin` is that of the page which asks. */
async function post(route: string, body: unknown, { cookie = "", origin = club.url } = {}) {
  const answer = await fetch(`${club.url}${AUTH_PATH}/${route}`, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      "user-agent": "Mozilla/5.0 (X11; Linux) Firefox/145.0",
      origin,
      cookie,
    },
    body: typeof body === "string" ? body : JSON.stringify(body),
  });
  const text = await answer.text();
  const set = answer.headers.getSetCookie().map((each) => each.split(";")[0]);
  return { status: answer.status, code: /"clubCode":"(\w+)"/.exec(text)?.[1], cookie: set.join("; "), text };
}

const signIn = (name: string, password: string, from = {}) => post(MEMBER_ROUTES.signIn, { name, password }, from);

async function whoIs(cookie: string): Promise<string | undefined> {
  const answer = await fetch(`${club.url}${TRPC_HTTP_PATH}/session.me`, { headers: { cookie } });
  return /"user":{"id":"([^"]+)"/.exec(await answer.text())?.[1];
}

/** A guest with a table who has become a member; `cookie` is the new one. */
async function newMember(
  name = newName(),
): Promise<{ readonly guest: Guest; readonly name: string; readonly cookie: string }> {
  const guest = await club.guest();
  const { claim } = await guest.api.member.become.mutate({ name, password: PASSWORD });
  const { cookie } = await post(MEMBER_ROUTES.cookie, { claim }, guest);
  return { guest, name, cookie };
}

describe("a guest who becomes a member", () => {
  test("is the same person at the same table on the same socket, and can come back from elsewhere", async () => {
    const guest = await club.guest();
    const { tableId } = await guest.api.table.create.mutate(WISH);
    const name = newName();
    await guest.api.member.become.mutate({ name, password: PASSWORD });
    expect((await guest.api.session.me.query()).user).toEqual({ id: guest.id, name });
    expect((await guest.api.table.mine.query()).tables.map(({ id }) => id)).toEqual([tableId]);
    expect(guest.frames.filter((frame) => frame.includes("reconnect"))).toEqual([]);
    const elsewhere = await signIn(` ${name.toUpperCase()} `, PASSWORD);
    expect(elsewhere.status).toBe(200);
    const there = await club.connect(elsewhere.cookie);
    expect([there.id, (await there.api.table.mine.query()).tables.length]).toEqual([guest.id, 1]);
    expect((await guest.api.member.sessions.query()).map(({ isThis, userAgent }) => [isThis, userAgent])).toEqual([
      [false, "Mozilla/5.0 (X11; Linux) Firefox/145.0"],
      [true, expect.anything()],
    ]);
  });

  test("leaves nobody in who has the cookie of before: another socket of it is closed, and the cookie is nobody's (session fixation)", async () => {
    const planted = await signInAsGuest(club.url);
    const thief = await openSocket(club.url, planted);
    const victim = await club.connect(planted);
    const closing = closeOf(thief);
    const { claim } = await victim.api.member.become.mutate({ name: newName(), password: PASSWORD });
    expect(await closing).toBe(4001);
    expect(await whoIs(planted)).toBeUndefined();
    const { cookie } = await post(MEMBER_ROUTES.cookie, { claim }, { cookie: planted });
    expect(await whoIs(cookie)).toBe(victim.id);
    expect(await post(MEMBER_ROUTES.cookie, { claim: claim.replace(/.$/, "_") })).toMatchObject({
      status: 403,
      cookie: "",
    });
    expect((await victim.api.session.me.query()).user?.id).toBe(victim.id);
  });

  test("becomes one once, though asked for twice at the same time, and a name goes to one of two who want it", async () => {
    const guest = await club.guest();
    const twice = [newName(), newName()].map((name) =>
      refusalOf(guest.api.member.become.mutate({ name, password: PASSWORD })),
    );
    expect(new Set(await Promise.all(twice))).toEqual(new Set(["ALREADY_MEMBER", undefined]));
    const name = newName();
    const two = [await club.guest(), await club.guest()];
    const both = two.map(({ api }, index) =>
      refusalOf(api.member.become.mutate({ name: index === 0 ? name : name.toUpperCase(), password: PASSWORD })),
    );
    expect(new Set(await Promise.all(both))).toEqual(new Set(["NAME_TAKEN", undefined]));
  });

  test("is refused a password that anybody would guess, and one of seven characters", async () => {
    const guest = await club.guest();
    const become = (password: string) => refusalOf(guest.api.member.become.mutate({ name: "Anna Maria", password }));
    expect(await become("password123")).toBe("COMMON_PASSWORD");
    expect(await become("anna maria")).toBe("COMMON_PASSWORD");
    expect(await become("1234567")).toBe("BAD_INPUT");
    expect((await guest.api.member.own.query()).isGuest).toBe(true);
  });
});

describe("a member who signs in", () => {
  test("takes the place of the guest of that browser, of whom nothing is theirs", async () => {
    const { name, guest: member } = await newMember();
    const guest = await club.guest();
    await guest.api.table.create.mutate(WISH);
    const closing = closeOf(await openSocket(club.url, guest.cookie));
    const { cookie } = await signIn(name, PASSWORD, guest);
    expect(await closing).toBe(4001);
    expect([await whoIs(guest.cookie), await whoIs(cookie)]).toEqual([undefined, member.id]);
    expect((await member.api.table.mine.query()).tables).toEqual([]);
  });

  test("is refused alike for a wrong password and for a name that nobody has or a guest has, and after three tries for a while", async () => {
    const { name } = await newMember();
    const guest = await club.guest();
    const wrong = await signIn(name, "not that one");
    expect(wrong).toMatchObject({ status: 403, code: "WRONG_PASSWORD", cookie: "" });
    expect(await signIn(newName(), PASSWORD)).toEqual(wrong);
    expect(await signIn(guest.name, PASSWORD)).toEqual(wrong);
    await signIn(name, "nor that one");
    expect((await signIn(name, PASSWORD)).status).toBe(200);
    expect(await signIn(name, PASSWORD)).toMatchObject({ status: 429, code: "TOO_MANY_REQUESTS", cookie: "" });
  });

  test("is signed in by no page of another origin, which changes nothing of an account either (CSRF)", async () => {
    const { name, cookie } = await newMember();
    const elsewhere = { origin: "https://evil.example" };
    const refused = { status: 403, code: "FORBIDDEN", cookie: "" };
    expect(await signIn(name, PASSWORD, elsewhere)).toMatchObject(refused);
    for (const route of [...Object.values(MEMBER_ROUTES), "sign-out", "sign-in/anonymous"])
      expect([route, await post(route, {}, { ...elsewhere, cookie })]).toMatchObject([route, refused]);
    for (const path of CHANGES) {
      const answer = await fetch(`${club.url}${TRPC_HTTP_PATH}/${path}`, {
        method: "POST",
        headers: { ...elsewhere, "content-type": "application/json", cookie },
        body: "{}",
      });
      expect([path, answer.status, /"clubCode":"(\w+)"/.exec(await answer.text())?.[1]]).toEqual([
        path,
        403,
        "FORBIDDEN",
      ]);
    }
    expect(await whoIs(cookie)).toBeDefined();
  });
});

describe("the sessions of a member", () => {
  test("are ended one by one, and by a new password all but the one that asks; others' never", async () => {
    const { name, cookie } = await newMember();
    const { guest: stranger } = await newMember();
    const member = await club.connect(cookie);
    const [one, other] = [await signIn(name, PASSWORD), await signIn(name, PASSWORD)];
    const listed = await member.api.member.sessions.query();
    expect(listed.filter(({ isThis }) => !isThis)).toHaveLength(2);
    const [first] = listed.filter(({ isThis }) => !isThis);
    await stranger.api.member.endSession.mutate({ sessionId: first?.id ?? "" });
    expect(await member.api.member.sessions.query()).toHaveLength(3);
    await member.api.member.endSession.mutate({ sessionId: first?.id ?? "" });
    const left = await Promise.all([one, other].map(({ cookie: each }) => whoIs(each)));
    expect(left.filter((id) => id === member.id)).toHaveLength(1);
    const closing = closeOf(await openSocket(club.url, left[0] === undefined ? other.cookie : one.cookie));
    const change = (password: string) =>
      refusalOf(member.api.member.changePassword.mutate({ password, newPassword: "a misère with the talon" }));
    expect(await change("not mine")).toBe("WRONG_PASSWORD");
    expect(await change(PASSWORD)).toBeUndefined();
    expect(await closing).toBe(4001);
    expect((await member.api.member.sessions.query()).map(({ isThis }) => isThis)).toEqual([true]);
    expect((await signIn(name, "a misère with the talon")).status).toBe(200);
  });

  test("are nobody's who is a guest: there is no password to change", async () => {
    const guest = await club.guest();
    const change = guest.api.member.changePassword.mutate({ password: PASSWORD, newPassword: "another one of mine" });
    expect(await refusalOf(change)).toBe("MEMBERS_ONLY");
  });
});

/** Anything that JSON can say. */
const anything = fc.oneof(fc.jsonValue(), fc.string({ unit: "binary", maxLength: 2000 }));

test("whatever stands in a field is taken or refused as the asker's fault, and nothing is broken by it", async () => {
  const guest = await club.guest();
  await fc.assert(
    fc.asyncProperty(anything, anything, async (one, other) => {
      for (const [route, body] of [
        [MEMBER_ROUTES.signIn, { name: one, password: other }],
        [MEMBER_ROUTES.cookie, { claim: one }],
        [MEMBER_ROUTES.cookie, one],
      ] as const) {
        const { status } = await post(route, body);
        expect([400, 403, 413, 429]).toContain(status);
      }
      const call = guest.api.member.become.mutate({ name: one, password: other } as never);
      expect([
        undefined,
        "ALREADY_MEMBER",
        "BAD_NAME",
        "NAME_TAKEN",
        "BAD_INPUT",
        "COMMON_PASSWORD",
        "TOO_MANY_REQUESTS",
        "MESSAGE_TOO_LARGE",
      ]).toContain(await refusalOf(call));
    }),
    { numRuns: 25 },
  );
  expect((await post(MEMBER_ROUTES.signIn, "{not json")).code).toBe("BAD_INPUT");
});
