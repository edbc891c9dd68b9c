import {
  AUTH_PATH,
  MAX_PICTURE_BYTES,
  MEMBER_ROUTES,
  PICTURES_PATH,
  pictureAddress,
  type LobbyMessage,
} from "@trelyazh/protocol";
import codec from "jpeg-js";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { startTestClub, type TestClub } from "../../testing/club/start-test-club.ts";
import type { Guest } from "../../testing/people/guest.ts";

const WISH = { preset: "sochi", poolTarget: 10, turnSeconds: 60, bots: 2 } as const;

let club: TestClub;
let people = 0;
let photograph: Buffer;

beforeAll(async () => {
  club = await startTestClub();
  photograph = codec.encode({ width: 300, height: 300, data: Buffer.alloc(300 * 300 * 4, 90) }, 80).data;
});
afterAll(() => club[Symbol.asyncDispose]());

/** A guest who has become a member; the cookie is the new one. */
async function newMember(): Promise<Guest> {
  const guest = await club.guest();
  const name = `Painter ${(people += 1)}`;
  const { claim } = await guest.api.member.become.mutate({ name, password: "nine tricks in hearts" });
  const answer = await fetch(`${club.url}${AUTH_PATH}/${MEMBER_ROUTES.cookie}`, {
    method: "POST",
    headers: { "content-type": "application/json", origin: club.url },
    body: JSON.stringify({ claim }),
  });
  return { ...guest, name, cookie: answer.headers.getSetCookie()[0]?.split(";")[0] ?? "" };
}

async function send({ cookie }: Pick<Guest, "cookie">, file: Uint8Array, origin = club.url) {
  const body = new Uint8Array(file);
  const headers = { "content-type": "application/octet-stream", origin, cookie };
  const answer = await fetch(`${club.url}${PICTURES_PATH}`, { method: "POST", headers, body });
  const text = await answer.text();
  return {
    status: answer.status,
    code: /"clubCode":"(\w+)"/.exec(text)?.[1],
    picture: /"picture":"([\w-]+)"/.exec(text)?.[1] ?? "",
  };
}

const get = (hash: string) => fetch(`${club.url}${pictureAddress(hash)}`);

const asked = async ({ api }: Guest, { id }: Guest) => (await api.people.pictures.query({ userIds: [id] }))[id];

/** Returns what the lobby shows of the people who sit at that table, again and again. */
async function lookAtLobby({ api }: Guest) {
  let latest: LobbyMessage | undefined;
  const stream = api.lobby.tables.subscribe({}, { onData: ({ data }) => void (latest = data) });
  await vi.waitFor(() => expect(latest).toBeDefined());
  stream.unsubscribe();
  return latest?.kind === "list" ? latest.tables : [];
}

test("a member's picture is made anew, shown in the lobby and to whoever asks, kept by browsers, and gone when it is taken away", async () => {
  const [member, other] = [await newMember(), await club.guest()];
  const { tableId } = await member.api.table.create.mutate(WISH);
  const { status, picture } = await send(member, photograph);
  expect(status).toBe(200);
  const served = await get(picture);
  expect([served.status, served.headers.get("content-type"), served.headers.get("cache-control")]).toEqual([
    200,
    "image/jpeg",
    "public, max-age=31536000, immutable",
  ]);
  const bytes = new Uint8Array(await served.arrayBuffer());
  expect(codec.decode(bytes, { useTArray: true })).toMatchObject({ width: 256, height: 256 });
  expect(bytes.byteLength).toBeLessThanOrEqual(32 * 1024);
  expect(await asked(other, member)).toBe(picture);
  const seen = async () =>
    (await lookAtLobby(other)).find(({ id }) => id === tableId)?.seats.find((chair) => chair?.kind === "human")
      ?.picture;
  await vi.waitFor(async () => expect(await seen()).toBe(picture));
  expect(await asked(other, other)).toBeUndefined();

  await member.api.people.change.mutate({ userId: other.id, change: "hide" });
  expect(await asked(other, member)).toBeUndefined();
  await member.api.people.change.mutate({ userId: other.id, change: "show" });

  await member.api.member.removePicture.mutate();
  expect(await asked(other, member)).toBeUndefined();
  await vi.waitFor(async () => expect(await seen()).toBeUndefined());
});

test("a guest's file, one that is no picture, one that is too large, a stranger's and one from another origin are refused", async () => {
  const [member, guest] = [await newMember(), await club.guest()];
  expect(await send(guest, photograph)).toMatchObject({ status: 403, code: "MEMBERS_ONLY" });
  expect(await send(member, Buffer.from("<svg/>"))).toMatchObject({ status: 400, code: "BAD_PICTURE" });
  expect(await send(member, Buffer.alloc(MAX_PICTURE_BYTES + 1))).toMatchObject({
    status: 413,
    code: "MESSAGE_TOO_LARGE",
  });
  expect(await send({ cookie: "" }, photograph)).toMatchObject({ status: 401, code: "SIGN_IN_FIRST" });
  expect(await send(member, photograph, "https://evil.example")).toMatchObject({ status: 403, code: "FORBIDDEN" });
  expect((await get("a".repeat(22))).status).toBe(404);
  expect((await fetch(`${club.url}${PICTURES_PATH}/..%2f..%2fetc%2fpasswd`)).status).toBe(404);
  expect(await asked(guest, member)).toBeUndefined();
});
