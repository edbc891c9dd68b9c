import { AUTH_PATH, MEMBER_ROUTES, TRPC_HTTP_PATH } from "@trelyazh/protocol";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { refusalOf, signIn, type Guest } from "../../../testing/people/guest.ts";
import { softPasskey, type SoftPasskey } from "../../../testing/people/soft-passkey.ts";
import { startTestClub, type TestClub } from "../../../testing/club/start-test-club.ts";

const PASSWORD = "nine tricks in hearts";

let club: TestClub;
let people = 0;

beforeAll(async () => {
  club = await startTestClub({ limits: { passkeysPerMinute: 1000 } });
});
afterAll(() => club[Symbol.asyncDispose]());

const newName = () => `Keeper ${(people += 1)}`;

function cookiesIn(answer: Response): string {
  return answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(";")[0])
    .join("; ");
}

/** Returns the cookie by which the club knows a browser again. */
async function newBrowser(): Promise<string> {
  return cookiesIn(await fetch(`${club.url}${TRPC_HTTP_PATH}/session.me`));
}

/** A guest in a browser that keeps cookies. */
async function newGuest(): Promise<Guest & { readonly browser: string }> {
  const browser = await newBrowser();
  const guest = await club.connect(`${await signIn(club.url)}; ${browser}`);
  return { ...guest, browser };
}

async function post(route: string, body: object, { cookie = "", origin = club.url } = {}) {
  const answer = await fetch(`${club.url}${AUTH_PATH}/${route}`, {
    method: "POST",
    headers: { "content-type": "application/json", origin, cookie },
    body: JSON.stringify(body),
  });
  const text = await answer.text();
  return {
    status: answer.status,
    code: /"clubCode":"(\w+)"/.exec(text)?.[1],
    cookie: cookiesIn(answer),
    challenge: /"challenge":"([\w-]+)"/.exec(text)?.[1] ?? "",
  };
}

/** What a page of the club asks a browser. */
async function asked(route: "makePasskey" | "askForPasskey", body: object, cookie: string) {
  const { challenge } = await post(MEMBER_ROUTES[route], body, { cookie });
  return { challenge, origin: club.url };
}

const toSignIn = (browser: string) => asked("askForPasskey", { use: "signIn" }, browser);
const toProve = ({ cookie }: Guest) => asked("askForPasskey", { use: "proof" }, cookie);
const toMake = ({ cookie }: Guest, name: string) => asked("makePasskey", { name }, cookie);

const come = (passkey: SoftPasskey, said: { challenge: string; origin: string }, browser: string) =>
  post(MEMBER_ROUTES.signInByPasskey, { answer: passkey.answer(said) }, { cookie: browser });

/** A guest who has become a member with a passkey and without a password; `cookie` is the new one. */
async function newMember() {
  const guest = await newGuest();
  const [name, passkey] = [newName(), softPasskey()];
  const made = passkey.make(await toMake(guest, name));
  const { claim } = await guest.api.member.becomeByPasskey.mutate({ name, made, label: "Telephone" });
  const { cookie } = await post(MEMBER_ROUTES.cookie, { claim }, { cookie: guest.browser });
  return { guest: { ...guest, cookie: `${cookie}; ${guest.browser}` }, name, passkey };
}

describe("a member with a passkey", () => {
  test("has become one on the socket of the guest, and comes in elsewhere by the passkey alone", async () => {
    const { guest, name, passkey } = await newMember();
    expect((await guest.api.session.me.query()).user).toEqual({ id: guest.id, name });
    expect(guest.frames.filter((frame) => frame.includes("reconnect"))).toEqual([]);
    const browser = await newBrowser();
    const there = await come(passkey, await toSignIn(browser), browser);
    expect(there.status).toBe(200);
    expect((await club.connect(there.cookie)).id).toBe(guest.id);
    const { hasPassword, passkeys } = await guest.api.member.waysIn.query();
    expect(hasPassword).toBe(false);
    expect(passkeys).toEqual([
      expect.objectContaining({ label: "Telephone", lastUsed: expect.any(Number), since: expect.any(Number) }),
    ]);
  });

  test("proves by it who they are where others say the password, and cannot remove the last way in", async () => {
    const { guest, passkey } = await newMember();
    const [own] = (await guest.api.member.waysIn.query()).passkeys;
    const removed = () => refusalOf(guest.api.member.removePasskey.mutate({ passkeyId: own?.id ?? "" }));
    expect(await removed()).toBe("LAST_WAY_IN");
    expect(await refusalOf(guest.api.member.changePassword.mutate({ password: PASSWORD, newPassword: PASSWORD }))).toBe(
      "WRONG_PASSWORD",
    );
    const proof = { passkey: passkey.answer(await toProve(guest)) };
    await guest.api.member.changePassword.mutate({ ...proof, newPassword: PASSWORD });
    expect(await guest.api.member.waysIn.query()).toMatchObject({ hasPassword: true });
    expect(await removed()).toBeUndefined();
    expect((await guest.api.member.waysIn.query()).passkeys).toEqual([]);
    const browser = await newBrowser();
    expect(await come(passkey, await toSignIn(browser), browser)).toMatchObject({ code: "WRONG_PASSKEY", cookie: "" });
  });

  test("adds another one only with a proof, and nobody's but their own counts as that", async () => {
    const [{ guest, name, passkey }, other] = [await newMember(), await newMember()];
    const add = async (proof: { password: string } | { passkey: ReturnType<SoftPasskey["answer"]> }) => {
      const made = softPasskey().make(await toMake(guest, name));
      return refusalOf(guest.api.member.addPasskey.mutate({ proof, made, label: "Second" }));
    };
    expect(await add({ password: "anything" })).toBe("WRONG_PASSWORD");
    expect(await add({ passkey: other.passkey.answer(await toProve(guest)) })).toBe("WRONG_PASSKEY");
    expect(await add({ passkey: passkey.answer(await toProve(other.guest)) })).toBe("WRONG_PASSKEY");
    expect(await add({ passkey: passkey.answer(await toProve(guest)) })).toBeUndefined();
    expect((await guest.api.member.waysIn.query()).passkeys).toHaveLength(2);
  });
});

describe("an answer by a passkey is refused", () => {
  test("when it comes twice, though it was right", async () => {
    const { passkey } = await newMember();
    const browser = await newBrowser();
    const said = await toSignIn(browser);
    expect((await come(passkey, said, browser)).status).toBe(200);
    expect(await come(passkey, said, browser)).toMatchObject({ status: 403, code: "WRONG_PASSKEY", cookie: "" });
  });

  test("from the page of another origin, in the name of another browser, to what nobody asked, and after its time", async () => {
    const { passkey } = await newMember();
    const browser = await newBrowser();
    const refused = { status: 403, code: "WRONG_PASSKEY", cookie: "" };
    const said = await toSignIn(browser);
    expect(await come(passkey, { ...said, origin: "https://club.evil.example" }, browser)).toMatchObject(refused);
    expect(await come(passkey, said, browser)).toMatchObject(refused);
    expect(await come(passkey, await toSignIn(browser), await newBrowser())).toMatchObject(refused);
    expect(await come(passkey, { ...said, challenge: "bm9ib2R5IGFza2Vk" }, browser)).toMatchObject(refused);
    const late = await toSignIn(browser);
    await club.database.database.pool.query("update passkey_challenges set expires_at = now()");
    expect(await come(passkey, late, browser)).toMatchObject(refused);
    expect((await come(passkey, await toSignIn(browser), browser)).status).toBe(200);
  });

  test("when it is another key's, or the key says that it was used less often than before", async () => {
    const { passkey } = await newMember();
    const browser = await newBrowser();
    const stranger = softPasskey();
    const real = passkey.answer(await toSignIn(browser));
    const forged = { ...stranger.answer(await toSignIn(browser)), id: real.id, rawId: real.rawId };
    const send = (answer: object) => post(MEMBER_ROUTES.signInByPasskey, { answer }, { cookie: browser });
    expect(await send(forged)).toMatchObject({ status: 403, code: "WRONG_PASSKEY", cookie: "" });
    await club.database.database.pool.query("update passkeys set counter = 100");
    expect(await send(passkey.answer(await toSignIn(browser)))).toMatchObject({ status: 403, code: "WRONG_PASSKEY" });
  });

  test("and whatever is no answer at all is refused as the asker's fault", async () => {
    const guest = await newGuest();
    const name = newName();
    const made = softPasskey().make(await toMake(guest, name));
    const broken = { ...made, response: { ...made.response, clientDataJSON: "bm90IEpTT04", attestationObject: "AA" } };
    const become = (said: typeof made) =>
      refusalOf(guest.api.member.becomeByPasskey.mutate({ name, made: said, label: "Broken" }));
    expect(await become(broken)).toBe("WRONG_PASSKEY");
    expect(await become({ ...made, response: { ...made.response, attestationObject: "AA" } })).toBe("WRONG_PASSKEY");
    expect(await post(MEMBER_ROUTES.askForPasskey, { use: "signIn" })).toMatchObject({
      status: 403,
      code: "FORBIDDEN",
    });
    expect(await post(MEMBER_ROUTES.makePasskey, { name }, { cookie: guest.browser })).toMatchObject({ status: 401 });
    expect((await guest.api.member.own.query()).isGuest).toBe(true);
  });
});
