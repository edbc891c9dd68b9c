import { randomUUID } from "node:crypto";
import { setEmail, type Executor } from "@trelyazh/db";
import { readRecord } from "@trelyazh/preferans";
import { AUTH_PATH, EXPORT_PATH, MEMBER_ROUTES } from "@trelyazh/protocol";
import { DELETED_NAME } from "@trelyazh/table";
import { seededRandom } from "@trelyazh/testkit";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { startTestClub, type TestClub } from "../testing/club/start-test-club.ts";
import { refusalOf, type Guest } from "../testing/people/guest.ts";
import { Player, playUntil } from "../testing/people/player.ts";
import { ERASE_NAMES, personalDataJobs } from "./jobs.ts";

const PASSWORD = "nine tricks in hearts";
const WISH = { preset: "sochi", poolTarget: 2, turnSeconds: 60, bots: 2, botLevel: "novice" } as const;

/** Words that nobody else says, and by which somebody is found wherever they stand. */
interface Marks {
  readonly name: string;
  readonly former: string;
  readonly email: string;
  readonly address: string;
  readonly agent: string;
  readonly words: string;
  readonly note: string;
  readonly line: string;
  readonly whisper: string;
}

const ANN: Marks = {
  name: "Агафья Свиристель",
  former: "Прежняя Агафья",
  email: "agafya@club.example",
  address: "198.51.100.0/24",
  agent: "Agafya's own browser",
  words: "agafya-about-herself",
  note: "agafya-about-bogdan",
  line: "agafya-in-the-lobby",
  whisper: "agafya-to-bogdan",
};
const BOB: Marks = {
  name: "Богдан Зимородок",
  former: "Прежний Богдан",
  email: "bogdan@club.example",
  address: "203.0.113.0/24",
  agent: "Bogdan's own browser",
  words: "bogdan-about-himself",
  note: "bogdan-about-agafya",
  line: "bogdan-in-the-lobby",
  whisper: "bogdan-to-agafya",
};

/**
 * Tables in which nobody stands by name or id, at least while nothing is being deleted. A new table is either filled for both people below, as it
 * would be in the club, or stands here.
 */
const WITHOUT_PEOPLE = [
  "browser_guests",
  "club",
  "consumers",
  "finished_pulyas",
  "name_erasures",
  "nodes",
  "outbox",
  "personal_export_pieces",
  "rebuild_news",
  "seed_readings",
  "seek_waits",
  "table_owners",
];

let club: TestClub;
let db: Executor;
let ann: Guest;
let bob: Guest;
let cid: Guest;
/** Where Ann and Bob play with Cid, and have not come to an end. */
let unfinished: string;

beforeAll(async () => {
  club = await startTestClub({ maintenanceEveryMs: 1000 });
  ({ db } = club.database.database);
  [ann, bob, cid] = [await club.guest(), await club.guest(), await club.guest()];
  for (const [guest, marks] of [
    [ann, ANN],
    [bob, BOB],
  ] as const)
    await settle(guest, marks);
  await meet();
  unfinished = await begin();
  await fillByHand(ann, ANN);
  await fillByHand(bob, BOB);
  for (const { api } of [ann, bob]) await api.data.ask.mutate();
}, 60_000);

afterAll(async () => {
  await club[Symbol.asyncDispose]();
});

/** Of those whose session goes on under another token since they are members. */
const cookies = new Map<string, string>();
const cookieOf = ({ id, cookie }: Guest) => cookies.get(id) ?? cookie;

function post(guest: Guest, route: string, body: object): Promise<Response> {
  return fetch(`${club.url}${AUTH_PATH}/${route}`, {
    method: "POST",
    headers: { "content-type": "application/json", origin: club.url, cookie: cookieOf(guest) },
    body: JSON.stringify(body),
  });
}

/** Becomes a member with all that members have, says something, and plays a pulya to its end. */
async function settle(guest: Guest, marks: Marks): Promise<void> {
  const { api } = guest;
  await api.session.rename.mutate({ name: marks.former });
  const { claim } = await api.member.become.mutate({ name: marks.name, password: PASSWORD });
  const taken = await post(guest, MEMBER_ROUTES.cookie, { claim });
  cookies.set(guest.id, taken.headers.getSetCookie()[0]?.split(";")[0] ?? "");
  await setEmail(db, guest.id, marks.email);
  await api.member.addEmail.mutate({ email: marks.email, locale: "ru", password: PASSWORD });
  await api.member.renewRecoveryCodes.mutate({ password: PASSWORD });
  await api.people.describe.mutate({ words: marks.words, languages: ["ru"] });
  await say(guest, { kind: "lobby" }, marks.line);
  await api.chat.markRead.mutate({ room: { kind: "lobby" }, seq: 1 });
  await db.execute(
    sql`update sessions set ip_address = ${marks.address}, user_agent = ${marks.agent} where user_id = ${guest.id}`,
  );
  const { tableId } = await api.table.create.mutate(WISH);
  using player = await new Player(guest, tableId).watch();
  await playUntil(player, seededRandom(1), ({ status }) => status === "finished");
  await vi.waitFor(async () => expect(await foundIn(db, [guest.id])).toContain("pulya_players"), { timeout: 10_000 });
}

function say({ api }: Guest, room: Parameters<Guest["api"]["chat"]["say"]["mutate"]>[0]["room"], text: string) {
  return api.chat.say.mutate({ room, lineId: randomUUID(), words: { text } });
}

/** Ann and Bob are friends who write to each other; Cid has set about them what they are not to know. */
async function meet(): Promise<void> {
  const does = (guest: Guest, change: "ask" | "accept" | "avoid", { id }: Guest) =>
    guest.api.people.change.mutate({ userId: id, change });
  await does(ann, "ask", bob);
  await does(bob, "accept", ann);
  for (const other of [ann, bob]) {
    await does(cid, "avoid", other);
    await does(other, "avoid", cid);
    await cid.api.people.note.mutate({ userId: other.id, note: `cids-secret-about-${other.id}` });
    await other.api.chat.mute.mutate({ userId: cid.id, muted: true });
  }
  await ann.api.people.note.mutate({ userId: bob.id, note: ANN.note });
  await bob.api.people.note.mutate({ userId: ann.id, note: BOB.note });
  await say(ann, { kind: "friend", userId: bob.id }, ANN.whisper);
  await say(bob, { kind: "friend", userId: ann.id }, BOB.whisper);
}

/** Ann opens a table, Bob comes by invitation, and a bot makes three; the first deal is on. */
async function begin(): Promise<string> {
  const { tableId } = await ann.api.table.create.mutate({ ...WISH, poolTarget: 10, bots: 1 });
  await ann.api.people.invite.mutate({ userId: bob.id, tableId });
  await bob.api.table.join.mutate({ tableId, commandId: randomUUID(), seat: 2 });
  using player = await new Player(ann, tableId).watch();
  await player.until(({ pulya }) => pulya?.deal?.phase === "auction");
  return tableId;
}

/** What the club's own roads leave for a moment only, or to chance. */
async function fillByHand({ id }: Guest, { email, name }: Marks): Promise<void> {
  const state = JSON.stringify({ seats: [{ kind: "human", userId: id, name }] });
  await db.execute(sql`
    insert into verifications (id, identifier, value, expires_at) values (${randomUUID()}, ${email}, ${id}, now() + interval '1 day')`);
  await db.execute(sql`
    insert into table_entries (id, user_id, table_id, waits, until) values (${randomUUID()}, ${id}, ${randomUUID()}, true, now())`);
  await db.execute(sql`
    insert into passkeys (id, user_id, label, public_key, counter) values (${randomUUID()}, ${id}, ${name}, 'a public half', 0)`);
  await db.execute(sql`insert into pictures (user_id, hash, jpeg) values (${id}, ${randomUUID()}, 'pixels')`);
  await db.execute(sql`
    insert into passkey_challenges (challenge, kind, user_id, browser, origin, expires_at)
    values (${randomUUID()}, 'proof', ${id}, 'a browser', 'https://club.example', now())`);
  await db.execute(sql`
    insert into seekers (id, user_id, conventions, players, paces, with_bots, expires_at)
    values (${randomUUID()}, ${id}, '{sochi}', 3, '{usual}', true, now() - interval '1 hour')`);
  await fillModeration(id);
  await db.execute(sql`insert into pardons (user_id, at, why) values (${id}, now(), 'the line broke')`);
  await db.execute(sql`
    insert into invitations (to_id, from_id, table_id) values (${cid.id}, ${id}, ${unfinished}), (${id}, ${cid.id}, ${unfinished})`);
  await db.execute(sql`
    insert into table_snapshots (table_id, seq, schema_version, state)
    select table_id, 1, 1, ${state}::jsonb from pulya_players where user_id = ${id}
    on conflict (table_id) do update set state = excluded.state`);
  await db.execute(sql`
    update club_tables set guests = jsonb_build_array(null, jsonb_build_object('userId', ${id}::text, 'name', ${name}::text))
    where id in (select table_id from pulya_players where user_id = ${id})`);
}

const wordsOfModeration = (id: string) =>
  ["reported-by", "said-by", "told-to", "appeal-of"].map((what) => `${what}-${id}`);

/** They have reported somebody, were reported themselves for what they said, and answered to what was decided. */
async function fillModeration(id: string): Promise<void> {
  const [caseId, reportId, actId] = [randomUUID(), randomUUID(), randomUUID()];
  await db.execute(sql`insert into roles (user_id, role) values (${id}, 'moderator')`);
  await db.execute(sql`insert into moderation_cases (id, subject_id) values (${caseId}, ${id})`);
  await db.execute(sql`
    insert into reports (id, case_id, reporter_id, reason, words, place, about)
    values (${reportId}, ${caseId}, ${id}, 'abuse', ${`reported-by-${id}`}, 'profile', 'somebody')`);
  await db.execute(sql`
    insert into report_lines (report_id, room_id, seq, author_id, text, at, is_reported)
    values (${reportId}, 'lobby', 1, ${id}, ${`said-by-${id}`}, now(), true)`);
  await db.execute(sql`
    insert into moderation_acts (id, subject_id, kind, reason, words)
    values (${actId}, ${id}, 'warn', 'abuse', ${`told-to-${id}`})`);
  await db.execute(sql`insert into appeals (act_id, author_id, words) values (${actId}, ${id}, ${`appeal-of-${id}`})`);
  await db.execute(sql`
    insert into moderation_audit (actor, kind, subject_id, details) values (${id}, 'role', ${id}, '{}')`);
}

/** The tables of the whole database, those of jobs too, in a row of which one of those texts stands. */
async function foundIn(executor: Executor, texts: readonly string[]): Promise<readonly string[]> {
  const { rows: tables } = await executor.execute<{ schema: string; name: string }>(sql`
    select table_schema as schema, table_name as name from information_schema.tables
    where table_schema in ('public', 'pgboss') and table_type = 'BASE TABLE'`);
  const found: string[] = [];
  for (const { schema, name } of tables) {
    const table = sql`${sql.identifier(schema)}.${sql.identifier(name)}`;
    const isIt = sql.join(
      texts.map((text) => sql`position(${text} in each::text) > 0`),
      sql` or `,
    );
    const { rows } = await executor.execute(sql`select from ${table} as each where ${isIt} limit 1`);
    if (rows.length > 0) found.push(name);
  }
  return found.toSorted((a, b) => (a < b ? -1 : 1));
}

const marksOf = (marks: Marks) => Object.values(marks) as readonly string[];

function download(guest: Guest | null, id: string): Promise<Response> {
  return fetch(`${club.url}${EXPORT_PATH}/${id}`, { headers: guest === null ? {} : { cookie: cookieOf(guest) } });
}

/** What somebody's file says, once it is there. */
async function exportOf(guest: Guest): Promise<{ readonly id: string; readonly text: string }> {
  const done = async () => (await guest.api.data.own.query()).export;
  await expect.poll(async () => (await done())?.state, { timeout: 20_000 }).toBe("done");
  const found = await done();
  const response = await download(guest, found?.id ?? "");
  expect(response.headers.get("content-disposition")).toContain("attachment");
  const text = await response.text();
  expect(Buffer.byteLength(text)).toBe(found?.size);
  return { id: found?.id ?? "", text };
}

const deleteMe = (guest: Guest, password: string | null) =>
  post(guest, MEMBER_ROUTES.deleteMe, { proof: password === null ? null : { password } });

async function eraseNamesNow(): Promise<void> {
  const job = personalDataJobs(club.database.database).find(({ name }) => name === ERASE_NAMES);
  await job?.run(new AbortController().signal);
}

test("the two people of this file stand in every table that has people in it", async () => {
  for (const guest of [ann, bob]) await exportOf(guest);
  const { rows } = await db.execute<{ name: string }>(sql`
    select table_name as name from information_schema.tables where table_schema = 'public' order by 1`);
  const filled = new Set(await foundIn(db, [ann.id]));
  const empty = rows.map(({ name }) => name).filter((name) => !filled.has(name) && !WITHOUT_PEOPLE.includes(name));
  // A new table is to be filled for Ann and Bob here, so that their export and their end are followed through it.
  expect(empty).toEqual([]);
  expect(await foundIn(db, [bob.id])).toEqual([...filled].toSorted((a, b) => (a < b ? -1 : 1)));
});

describe("an export", () => {
  test("has everything of whoever asks, in a shape that explains itself, and nothing that is others' own", async () => {
    const { text } = await exportOf(ann);
    for (const mark of marksOf(ANN)) expect(text).toContain(mark);
    for (const [index, word] of wordsOfModeration(ann.id).entries()) expect(text.includes(word)).toBe(index !== 1);
    const said = JSON.parse(text) as Record<string, readonly Record<string, unknown>[]> & {
      readonly readMe: { readonly ru: readonly string[] };
      readonly people: Record<string, string>;
    };
    expect(said.readMe.ru.join(" ")).toContain("notation");
    expect(said.people[bob.id]).toBe(BOB.name);
    expect(said["relations"]).toContainEqual(expect.objectContaining({ otherId: bob.id, kind: "friend" }));
    const [email, address, agent, words, note, line, whisper] = marksOf(BOB).slice(2);
    for (const private_ of [email, address, agent, words, note, line, whisper, "cids-secret", PASSWORD, "$argon2"])
      expect(text).not.toContain(private_);
    const { rows: tokens } = await db.execute<{ token: string }>(sql`select token from sessions`);
    for (const { token } of tokens) expect(text).not.toContain(token);
  });

  test("has pulyas in the notation of the rules once they are over, and no card of one that goes on", async () => {
    const { text } = await exportOf(ann);
    const { pulyas } = JSON.parse(text) as {
      readonly pulyas: readonly {
        readonly table: string;
        readonly isOver: boolean;
        readonly notation: string | null;
      }[];
    };
    const over = pulyas.find(({ isOver }) => isOver);
    expect(readRecord(over?.notation ?? "")).toMatchObject({ ok: true });
    expect(pulyas.find(({ isOver }) => !isOver)).toMatchObject({ table: unfinished, notation: null });
  });

  test("is given to nobody else, and is made once at a time", async () => {
    const { id } = await exportOf(ann);
    expect([(await download(bob, id)).status, (await download(cid, id)).status]).toEqual([404, 404]);
    expect((await download(null, id)).status).toBe(401);
    expect((await download(ann, "../secrets")).status).toBe(404);
    const asked = await Promise.all([refusalOf(ann.api.data.ask.mutate()), refusalOf(ann.api.data.ask.mutate())]);
    expect(asked).toHaveLength(2);
    expect(new Set(asked)).toEqual(new Set(["BUSY", undefined]));
    await exportOf(ann);
  });

  test("that was begun by somebody who is gone is made anew, and what the first one still writes is dropped", async () => {
    const { text } = await exportOf(bob);
    expect(JSON.parse(text)).toMatchObject({ format: "trelyazh personal data 1" });
    await db.execute(
      sql`update personal_exports set state = 'running', run = ${randomUUID()} where user_id = ${bob.id}`,
    );
    expect(await refusalOf(bob.api.data.ask.mutate())).toBe("BUSY");
    await db.execute(sql`update personal_exports set asked_at = now() - interval '2 hours' where user_id = ${bob.id}`);
    await bob.api.data.ask.mutate();
    await exportOf(bob);
  });
});

describe("a deletion", () => {
  test("asks for the password, and is refused without the right one", async () => {
    expect([(await deleteMe(ann, null)).status, (await deleteMe(ann, "not mine")).status]).toEqual([403, 403]);
    expect((await ann.api.data.own.query()).tables).toEqual([{ id: unfinished, isPlaying: true }]);
  });

  test("leaves nothing of the person in the whole database, and of the other person everything", async () => {
    const ofBob = await foundIn(db, marksOf(BOB));
    const answer = await deleteMe(ann, PASSWORD);
    expect(answer.status).toBe(200);
    expect(answer.headers.getSetCookie().join()).toMatch(/^trelyazh=; Max-Age=0/);
    await expect.poll(() => refusalOf(ann.api.people.wishes.query()).catch(() => "lost")).toBe("SIGN_IN_FIRST");
    // What tables have written about her, that goes when the last of them is over.
    const journals = ["table_events", "table_snapshots"];
    await eraseNamesNow();
    expect((await foundIn(db, marksOf(ANN))).filter((table) => !journals.includes(table))).toEqual([]);
    await bob.api.table.leave.mutate({ tableId: unfinished, commandId: randomUUID() });
    await expect
      .poll(async () => (await db.execute(sql`select from club_tables where status <> 'finished'`)).rows.length)
      .toBe(0);
    await eraseNamesNow();
    expect(await foundIn(db, [...marksOf(ANN), ...wordsOfModeration(ann.id)])).toEqual([]);
    // What he had noted about her was about her.
    expect(await foundIn(db, marksOf(BOB))).toEqual(ofBob.filter((table) => table !== "person_notes"));
    expect((await db.execute(sql`select from name_erasures`)).rows).toEqual([]);
  });

  test("leaves a deleted player to those who played with them, with whom nobody can do anything", async () => {
    const person = await bob.api.people.person.query({ userId: ann.id });
    expect(person).toMatchObject({ name: DELETED_NAME, told: null, note: "" });
    expect(await refusalOf(bob.api.people.change.mutate({ userId: ann.id, change: "ask" }))).toBe("NOT_FOUND");
    const { rows } = await db.execute<{ name: string }>(sql`
      select distinct name from pulya_players where user_id = ${ann.id}
      union select payload #>> '{event,occupant,name}' from table_events
        where payload #>> '{event,occupant,userId}' = ${ann.id}`);
    expect(rows).toEqual([{ name: DELETED_NAME }]);
  });

  test("keeps the name from others for a month, and frees the address at once", async () => {
    expect(await refusalOf(cid.api.member.become.mutate({ name: ANN.name, password: PASSWORD }))).toBe("NAME_TAKEN");
    await setEmail(db, bob.id, ANN.email);
    await db.execute(sql`update former_names set until = now() where user_id = ${ann.id}`);
    await cid.api.member.become.mutate({ name: ANN.name, password: PASSWORD });
  });

  test("of a guest asks for no proof", async () => {
    const guest = await club.guest();
    expect((await guest.api.data.own.query()).isGuest).toBe(true);
    expect((await deleteMe(guest, null)).status).toBe(200);
    expect((await deleteMe(guest, null)).status).toBe(401);
  });
});
