import { randomUUID } from "node:crypto";
import { figureOf, receiveLobby, TRPC_BRIEF_PATH, TRPC_HTTP_PATH, type LobbyList } from "@trelyazh/protocol";
import { personaAt } from "@trelyazh/table";
import { describe, expect, test } from "vitest";
import { refusalOf, type Guest } from "../testing/people/guest.ts";
import { startTestClub } from "../testing/club/start-test-club.ts";

const WISH = { preset: "sochi", poolTarget: 10, turnSeconds: 60, bots: 0 } as const;

/** Watches the lobby until its list fits. */
async function lobbyUntil(guest: Guest, fits: (list: LobbyList) => boolean): Promise<LobbyList> {
  const { promise, resolve, reject } = Promise.withResolvers<LobbyList>();
  let known: LobbyList | null = null;
  const subscription = guest.api.lobby.tables.subscribe(undefined, {
    onData: ({ data }) => {
      known = receiveLobby(known ?? undefined, data);
      if (known === null) reject(new Error("something was missing"));
      else if (fits(known)) resolve(known);
    },
    onError: reject,
  });
  try {
    return await promise;
  } finally {
    subscription.unsubscribe();
  }
}

describe("the lobby", () => {
  test("shows a new table at once, its chairs as they are taken, and no longer when everybody has left", async () => {
    await using club = await startTestClub();
    const [ann, bob] = [await club.guest(), await club.guest()];
    expect((await lobbyUntil(bob, () => true)).tables).toEqual([]);
    const created = lobbyUntil(bob, ({ tables }) => tables.length > 0);
    const { tableId } = await ann.api.table.create.mutate({ ...WISH, bots: 1 });
    expect((await created).tables).toMatchObject([
      {
        id: tableId,
        status: "waiting",
        turnSeconds: 60,
        dealNumber: 0,
        seats: [{ kind: "human", name: ann.name }, { kind: "bot", name: "Bot 2" }, null],
      },
    ]);
    const begun = lobbyUntil(bob, ({ tables }) => tables[0]?.dealNumber === 1);
    await bob.api.table.join.mutate({ commandId: randomUUID(), tableId, seat: 2 });
    expect((await begun).tables[0]).toMatchObject({ status: "playing" });
    const gone = lobbyUntil(bob, ({ tables }) => tables.length === 0);
    await ann.api.table.leave.mutate({ commandId: randomUUID(), tableId });
    await bob.api.table.leave.mutate({ commandId: randomUUID(), tableId });
    await gone;
  });

  test("tells nobody who the people are beyond their names", async () => {
    await using club = await startTestClub();
    const [ann, bob] = [await club.guest(), await club.guest()];
    await ann.api.table.create.mutate(WISH);
    expect(JSON.stringify(await bob.api.lobby.list.query())).not.toContain(ann.id);
  });

  test("goes out whole sixty times a minute to one address, however often it is asked for; what has changed is told further", async () => {
    await using club = await startTestClub();
    const ann = await club.guest();
    await ann.api.table.create.mutate(WISH);
    const ask = async (path: string) => {
      const answer = await fetch(`${club.url}${TRPC_HTTP_PATH}/${path}`, {
        headers: { "x-forwarded-for": "203.0.113.7" },
      });
      return { status: answer.status, body: await answer.text() };
    };
    const answers = await Promise.all(Array.from({ length: 120 }, () => ask("lobby.list")));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(60);
    const refused = answers.filter(({ status }) => status === 429);
    expect(refused).toHaveLength(60);
    // As much as was asked with.
    expect(Math.max(...refused.map(({ body }) => body.length))).toBeLessThan(250);
    expect((await fetch(`${club.url}${TRPC_HTTP_PATH}/lobby.list`)).status).toBe(200);
    const { version } = await ann.api.lobby.list.query();
    const input = encodeURIComponent(JSON.stringify({ lastEventId: String(version) }));
    const headers = { accept: "text/event-stream", "x-forwarded-for": "203.0.113.7" };
    const told = await fetch(`${club.url}${TRPC_BRIEF_PATH}/lobby.tables?input=${input}`, { headers });
    expect(await told.text()).toContain(`"since":${version},"put":[],"removed":[]`);
  });

  test("tells a member where those sit with whom they have finished a pulya, and what is closed to them", async () => {
    await using club = await startTestClub();
    const [ann, bob] = [await club.guest(), await club.guest()];
    const { tableId } = await ann.api.table.create.mutate(WISH);
    await bob.api.table.join.mutate({ commandId: randomUUID(), tableId, seat: 1 });
    const nothing = { companions: [], closed: [], expected: [], avoided: [], forFriends: [] };
    expect(await bob.api.lobby.near.query()).toEqual(nothing);
    await ann.api.table.keepOut.mutate({ commandId: randomUUID(), tableId, userId: bob.id });
    expect(await bob.api.lobby.near.query()).toEqual({ ...nothing, closed: [tableId] });
    const link = { commandId: randomUUID(), tableId, seat: 1 } as const;
    expect(await refusalOf(bob.api.table.join.mutate(link))).toBe("KEPT_OUT");
    await ann.api.table.letIn.mutate({ commandId: randomUUID(), tableId, userId: bob.id });
    expect(await bob.api.lobby.near.query()).toEqual(nothing);
    await bob.api.table.join.mutate({ ...link, commandId: randomUUID() });
  });

  test("knows my tables, those too where a bot keeps my chair, and after a restart", async () => {
    await using club = await startTestClub();
    const [ann, bob] = [await club.guest(), await club.guest()];
    const { tableId } = await ann.api.table.create.mutate({ ...WISH, bots: 1 });
    await bob.api.table.join.mutate({ commandId: randomUUID(), tableId, seat: 2 });
    await lobbyUntil(bob, ({ tables }) => tables[0]?.status === "playing");
    await bob.api.table.leave.mutate({ commandId: randomUUID(), tableId });
    const { tables } = await bob.api.table.mine.query();
    expect(tables).toMatchObject([{ id: tableId, you: 2 }]);
    await club.stop();
    await using next = await startTestClub({ database: club.database });
    const again = await next.connect(bob.cookie);
    const [mine] = (await again.api.table.mine.query()).tables;
    expect(mine).toMatchObject({ id: tableId, you: 2 });
    expect(mine?.seats[1]).toEqual({ kind: "bot", name: "Bot 2", persona: personaAt(tableId, 1) });
  });
});

describe("a guest", () => {
  test("has a name that can be read, and may change it", async () => {
    await using club = await startTestClub();
    const guest = await club.guest();
    expect(guest.name).toMatch(/^Guest \d{4}$/);
    expect(await guest.api.session.rename.mutate({ name: " Аня 7 " })).toEqual({
      user: { id: guest.id, name: "Аня 7" },
    });
    expect(await guest.api.session.me.query()).toMatchObject({ user: { id: guest.id, name: "Аня 7" } });
    const { tableId } = await guest.api.table.create.mutate(WISH);
    const line = (await guest.api.lobby.list.query()).tables.find(({ id }) => id === tableId);
    expect(line?.seats[0]).toEqual({ kind: "human", name: "Аня 7", figure: figureOf(guest.id) });
  });
});
