import { claimName, users } from "@trelyazh/db";
import { nameFault, skeletonOf, tidyName, TRPC_HTTP_PATH } from "@trelyazh/protocol";
import { seededRandom } from "@trelyazh/testkit";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startTestClub, type TestClub } from "../../testing/club/start-test-club.ts";
import { clubCodeIn, refusalOf, type Guest } from "../../testing/people/guest.ts";
import { fitNames } from "./fit-name.ts";

let club: TestClub;

beforeAll(async () => {
  club = await startTestClub({ limits: { renamesPerHour: 1_000_000, refusalsPerSecond: 1_000_000 } });
});
afterAll(() => club[Symbol.asyncDispose]());

/** Lets a guest be a member, as far as names go. */
async function asMember({ id }: Guest, name: string): Promise<void> {
  const { database } = club.database;
  const refusal = await database.withTransaction(async (tx) => {
    await tx.update(users).set({ isAnonymous: false }).where(eq(users.id, id));
    return claimName(tx, { userId: id, name, skeleton: skeletonOf(name) });
  });
  expect(refusal).toBeNull();
}

const rename = ({ api }: Guest, name: string) => refusalOf(api.session.rename.mutate({ name }));

/** What the field has seen in names (see `nameFault`), each by its cause. */
const FIELD = {
  "a filler that is a letter and looks like nothing": "\u3164\u3164",
  "a blank of Braille": "\u2800\u2800",
  "marks without a letter": "\u0301\u0302",
  "a tower of marks": `e${"\u0301".repeat(21)}`,
  "a letter of another script in a word": "Аnna",
  "a bot's name": "Bot 2",
  "a guest's name": "Guest 6537",
};

describe("a name that somebody wants", () => {
  test.each(Object.entries(FIELD))("is refused for what it is, and the person hears why: %s", async (_, name) => {
    const guest = await club.guest();
    const response = await fetch(`${club.url}${TRPC_HTTP_PATH}/session.rename`, {
      method: "POST",
      headers: { "content-type": "application/json", cookie: guest.cookie, origin: club.url },
      body: JSON.stringify({ name }),
    });
    const { error } = (await response.json()) as { error: { data: object } };
    expect(response.status).toBe(400);
    expect(error.data).toMatchObject({ clubCode: "BAD_NAME", nameFault: nameFault(tidyName(name)) });
    expect((await guest.api.session.me.query()).user?.name).toBe(guest.name);
  });

  test("is nobody's who looks like a member: not of another guest, not of a member, not in letters that look alike", async () => {
    const [ann, bob, cid] = [await club.guest(), await club.guest(), await club.guest()];
    await asMember(ann, "Роза");
    await asMember(bob, "Глеб");
    for (const name of ["Роза", "РОЗА", "Р-оза", "Ро\u0301за", "Р0за"]) {
      expect([await rename(bob, name), await rename(cid, name)], name).toEqual(["NAME_TAKEN", "NAME_TAKEN"]);
    }
    await cid.api.session.rename.mutate({ name: "Розалия" });
    expect((await cid.api.session.me.query()).user?.name).toBe("Розалия");
  });

  test("is one person's of all who want it at once", async () => {
    const guests = await Promise.all(Array.from({ length: 6 }, () => club.guest()));
    await Promise.all(guests.map((guest, index) => asMember(guest, `Вера ${"абвгде"[index]}`)));
    const outcomes = await Promise.all(
      guests.map(({ api }, index) =>
        api.session.rename.mutate({ name: index % 2 === 0 ? "Надежда" : "НАДЕЖДА" }).then(
          () => "given",
          (error: unknown) => clubCodeIn(error),
        ),
      ),
    );
    expect(outcomes.filter((outcome) => outcome === "given")).toHaveLength(1);
    expect(outcomes.filter((outcome) => outcome === "NAME_TAKEN")).toHaveLength(5);
  });

  test("is changed by a member once a day, and they hear when again", async () => {
    const member = await club.guest();
    await asMember(member, "Лиза");
    await member.api.session.rename.mutate({ name: "Елизавета" });
    expect(await rename(member, "Лизавета")).toBe("TOO_MANY_REQUESTS");
  });

  test("may be anything: it is given as it was tidied up, or refused by a code, and nothing else happens", async () => {
    const random = seededRandom(7);
    const pieces = [
      ..."aЯ7 -_.'ёé\u0301\u3164\u200b\u2800\u202e\ud83d\ude00\0\n\t<\"李あ\uffff\ufdfa",
      "Bot",
      "admin",
      "🂡",
    ];
    const guest = await club.guest();
    for (let time = 0; time < 300; time += 1) {
      const name = Array.from({ length: random.below(26) }, () => pieces[random.below(pieces.length)]).join("");
      const given = await guest.api.session.rename.mutate({ name }).then(
        ({ user }) => user.name,
        (error: unknown) => clubCodeIn(error),
      );
      expect(given, JSON.stringify(name)).toBe(nameFault(tidyName(name)) === null ? tidyName(name) : "BAD_NAME");
    }
    for (const name of [null, 7, {}, ["Anna"], "x".repeat(201)]) {
      // Anything may come over the wire.
      expect(await rename(guest, name as string)).toBe("BAD_INPUT");
    }
  });
});

test("nobody is called as a guest is told to be in either language", () => {
  const fit = fitNames({});
  for (const name of [
    "Тихая сова",
    "тихий сова",
    "ТИХАЯ-СОВА",
    "Quiet Owl",
    "Meadow eagle-owl".replace("eagle-owl", "owl"),
  ])
    expect(() => fit(name), name).toThrow(expect.objectContaining({ nameFault: "reserved" }));
  for (const name of ["Сова", "Тихая", "Тихая сова 2", "Quiet Flows"]) expect(fit(name).name).toBe(name);
});

test("a club may say which words are not for a name", () => {
  const fit = fitNames({ isRude: (name) => name.includes("крот") });
  expect(fit(" Анна ")).toEqual({ name: "Анна", skeleton: skeletonOf("Анна") });
  expect(() => fit("Старый крот")).toThrow(expect.objectContaining({ clubCode: "BAD_NAME", nameFault: "rude" }));
});
