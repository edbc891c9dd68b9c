import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { askForCode } from "@trelyazh/db";
import { AUTH_PATH, MEMBER_ROUTES, TRPC_HTTP_PATH } from "@trelyazh/protocol";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startTestClub, TEST_SECRET, type TestClub } from "../../../testing/club/start-test-club.ts";
import { refusalOf } from "../../../testing/people/guest.ts";
import { codeOf } from "./code-makers.ts";

const PASSWORD = "nine tricks in hearts";
const ANOTHER = "a misère with the talon";

let club: TestClub;
let folder: string;
let people = 0;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "trelyazh-mail-"));
  club = await startTestClub({ maintenanceEveryMs: 1000, mail: { folder }, limits: { triesPerName: 1000 } });
});
afterAll(async () => {
  await club[Symbol.asyncDispose]();
  await rm(folder, { recursive: true });
});

/** A browser that has been here before, as its mark says. */
async function newBrowser() {
  const answer = await fetch(`${club.url}${TRPC_HTTP_PATH}/session.me`);
  const cookie = answer.headers.getSetCookie()[0]?.split(";")[0] ?? "";
  return async (route: string, body: object) => {
    const said = await fetch(`${club.url}${AUTH_PATH}/${route}`, {
      method: "POST",
      headers: { "content-type": "application/json", origin: club.url, cookie },
      body: JSON.stringify(body),
    });
    return { status: said.status, text: await said.text(), cookies: said.headers.getSetCookie().length };
  };
}

async function newMember() {
  const guest = await club.guest();
  const name = `Member ${(people += 1)}`;
  await guest.api.member.become.mutate({ name, password: PASSWORD });
  return { name, guest, api: guest.api };
}

/** The letters to that address, as soon as there are so many. */
async function lettersTo(email: string, count: number): Promise<readonly string[]> {
  const read = async () => {
    const files = await readdir(folder).catch(() => []);
    const letters = await Promise.all(
      files.toSorted((a, b) => a.localeCompare(b)).map((file) => readFile(join(folder, file), "utf8")),
    );
    return letters.filter((letter) => letter.includes(`To: ${email}`));
  };
  await expect.poll(async () => (await read()).length, { timeout: 20_000 }).toBe(count);
  return read();
}

const codeIn = (letter = "") => /^(\d{6})\r?$/m.exec(letter)?.[1] ?? "none";
const wrong = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, "0");

describe("an address", () => {
  test("is proven by the code of a letter, and brings a member back in the browser that has asked, once; the sessions of before are over", async () => {
    const { api, guest } = await newMember();
    const email = "anna@club.example";
    expect(await refusalOf(api.member.addEmail.mutate({ email, locale: "ru", password: "not mine" }))).toBe(
      "WRONG_PASSWORD",
    );
    await api.member.addEmail.mutate({ email: "Anna@Club.Example", locale: "ru", password: PASSWORD });
    const code = codeIn((await lettersTo(email, 1))[0]);
    expect(await refusalOf(api.member.proveEmail.mutate({ code: wrong(code) }))).toBe("WRONG_CODE");
    expect((await api.member.own.query()).email).toBeNull();
    await api.member.proveEmail.mutate({ code });
    expect((await api.member.own.query()).email).toBe(email);

    const [here, elsewhere] = [await newBrowser(), await newBrowser()];
    expect(await here(MEMBER_ROUTES.askForCode, { email, locale: "en" })).toEqual({
      status: 200,
      text: "{}",
      cookies: 0,
    });
    const letter = (await lettersTo(email, 2)).find((each) => each.includes("Subject: Your code"));
    const back = { email, code: codeIn(letter), newPassword: ANOTHER };
    expect((await elsewhere(MEMBER_ROUTES.recover, back)).text).toContain("WRONG_CODE");
    expect((await here(MEMBER_ROUTES.recover, { ...back, newPassword: "password123" })).text).toContain(
      "COMMON_PASSWORD",
    );
    expect(await here(MEMBER_ROUTES.recover, back)).toEqual({ status: 200, text: "{}", cookies: 1 });
    expect((await here(MEMBER_ROUTES.recover, back)).text).toContain("WRONG_CODE");
    expect((await here(MEMBER_ROUTES.signIn, { name: "Member 1", password: ANOTHER })).status).toBe(200);
    await expect
      .poll(async () => refusalOf(guest.api.member.sessions.query()).catch(() => "lost"))
      .toBe("SIGN_IN_FIRST");
  });

  test("that nobody has is answered alike, and gets no letter; a code is guessed at five times", async () => {
    const { api } = await newMember();
    const email = "boris@club.example";
    await api.member.addEmail.mutate({ email, locale: "ru", password: PASSWORD });
    await api.member.proveEmail.mutate({ code: codeIn((await lettersTo(email, 1))[0]) });
    const here = await newBrowser();
    const ask = (address: string) => here(MEMBER_ROUTES.askForCode, { email: address, locale: "ru" });
    expect(await ask("nobody@club.example")).toEqual(await ask(email));
    const code = codeIn((await lettersTo(email, 2))[1]);
    const recover = (address: string, said: string) =>
      here(MEMBER_ROUTES.recover, { email: address, code: said, newPassword: ANOTHER });
    const refusals = [await recover("nobody@club.example", code)];
    for (let tries = 0; tries < 5; tries += 1) refusals.push(await recover(email, wrong(code)));
    refusals.push(await recover(email, code));
    expect(new Set(refusals.map(({ text, status }) => `${status} ${text}`)).size).toBe(1);
    expect(refusals[0]?.text).toContain("WRONG_CODE");
    await lettersTo("nobody@club.example", 0);
  });

  test("is one member's: another who proves it is told, and nobody is before", async () => {
    const email = "vera@club.example";
    const [first, second] = [await newMember(), await newMember()];
    for (const { api } of [first, second])
      await api.member.addEmail.mutate({ email, locale: "ru", password: PASSWORD });
    const codes = (await lettersTo(email, 2)).map(codeIn);
    const prove = ({ api }: typeof first) =>
      Promise.all(codes.map((code) => refusalOf(api.member.proveEmail.mutate({ code }))));
    expect(await prove(first)).toContain(undefined);
    expect(await prove(second)).toContain("EMAIL_TAKEN");
    await first.api.member.removeEmail.mutate({ password: PASSWORD });
    expect((await first.api.member.own.query()).email).toBeNull();
  });
});

describe("a code that was written down", () => {
  test("brings its member back once, however it is typed, until there are new ones", async () => {
    const { name, api } = await newMember();
    const { name: other } = await newMember();
    const here = await newBrowser();
    const recover = async (code = "", of = name) =>
      (await here(MEMBER_ROUTES.recover, { name: of, code, newPassword: ANOTHER })).status;
    const old = await api.member.renewRecoveryCodes.mutate({ password: PASSWORD });
    const codes = await api.member.renewRecoveryCodes.mutate({ password: PASSWORD });
    expect([codes.length, new Set(codes).size, (await api.member.own.query()).recoveryCodes]).toEqual([10, 10, 10]);
    expect([await recover(old[0]), await recover(codes[0], other), await recover(codes[0], "Nobody Here")]).toEqual([
      403, 403, 403,
    ]);
    expect(await recover(codes[0]?.toLowerCase().replaceAll("-", " "))).toBe(200);
    expect([await recover(codes[0]), await recover(codes[1])]).toEqual([403, 200]);
  });

  test("may be an operator's, for an hour", async () => {
    const { name, guest } = await newMember();
    const { db } = club.database.database;
    const row = {
      kind: "operator",
      userId: guest.id,
      email: null,
      browser: null,
      locale: "ru",
      seconds: 3600,
    } as const;
    const code = codeOf(await askForCode(db, row), TEST_SECRET);
    const here = await newBrowser();
    const recover = async (said: string) =>
      (await here(MEMBER_ROUTES.recover, { name, code: said, newPassword: ANOTHER })).status;
    expect([await recover(wrong(code)), await recover(code), await recover(code)]).toEqual([403, 200, 403]);
  });
});
