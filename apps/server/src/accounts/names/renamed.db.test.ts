import { users } from "@trelyazh/db";
import type { LobbyMessage, TableMessage, TablePresence } from "@trelyazh/protocol";
import { testDatabase } from "@trelyazh/testkit";
import { eq, sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { LocalHub } from "../../bus/local-hub.ts";
import { startTestClub } from "../../testing/club/start-test-club.ts";
import type { Guest } from "../../testing/people/guest.ts";

/** What somebody reads of a table and of the lobby, as far as it says how people are called. */
function reading({ api }: Guest, tableId: string) {
  const names = { chairs: [] as unknown[], told: {} as TablePresence["names"], lobby: [] as unknown[] };
  const line = (message: LobbyMessage) => {
    const lines = message.kind === "list" ? message.tables : message.put;
    const found = lines.find(({ id }) => id === tableId);
    if (found !== undefined) names.lobby = found.seats.map((chair) => chair?.name);
  };
  const chairs = (message: TableMessage) => {
    if (message.kind === "snapshot") names.chairs = message.table.seats.map((occupant) => occupant?.name);
  };
  const open = [
    api.table.events.subscribe({ tableId }, { onData: ({ data }) => chairs(data) }),
    api.table.presence.subscribe({ tableId }, { onData: (presence) => (names.told = presence.names) }),
    api.lobby.tables.subscribe(undefined, { onData: ({ data }) => line(data) }),
  ];
  return { names, close: () => open.forEach((stream) => stream.unsubscribe()) };
}

test("a name that somebody takes at any node is seen at every node, at the table and in the lobby, and in every session of theirs", async () => {
  await using database = await testDatabase();
  const hub = new LocalHub();
  await using one = await startTestClub({ database, hub, sessionsEveryMs: 50 });
  await using two = await startTestClub({ database, hub, sessionsEveryMs: 50 });
  const [ann, bob] = [await one.guest(), await two.guest()];
  const wish = { preset: "sochi", poolTarget: 10, turnSeconds: 60, bots: 1 } as const;
  const { tableId } = await ann.api.table.create.mutate(wish);
  await expect.poll(() => bob.api.table.past.query({ tableId, before: 100, count: 1 }).catch(() => null)).toBeTruthy();
  const readers = [ann, bob].map((guest) => reading(guest, tableId));
  await expect.poll(() => readers.map(({ names }) => names.lobby[0])).toEqual([ann.name, ann.name]);
  const elsewhere = await two.connect(ann.cookie);
  await elsewhere.api.session.rename.mutate({ name: "Аглая" });
  await expect
    .poll(() => readers.map(({ names }) => names.told))
    .toEqual([{ [ann.id]: "Аглая" }, { [ann.id]: "Аглая" }]);
  await expect.poll(() => readers.map(({ names }) => names.lobby[0])).toEqual(["Аглая", "Аглая"]);
  await expect.poll(async () => (await ann.api.session.me.query()).user?.name).toBe("Аглая");
  const late = reading(bob, tableId);
  await expect.poll(() => late.names.chairs[0]).toBe("Аглая");
  const { events } = await bob.api.table.past.query({ tableId, before: 100, count: 100 });
  expect(JSON.stringify(events)).not.toContain(ann.name);

  // Nobody has said so: it is found in the database.
  const { db } = database.database;
  await db
    .update(users)
    .set({ deletedAt: sql`now()`, renamedAt: sql`now()` })
    .where(eq(users.id, ann.id));
  await expect
    .poll(() => readers.map(({ names }) => names.told?.[ann.id]))
    .toEqual(["Deleted player", "Deleted player"]);
  await expect.poll(() => readers.map(({ names }) => names.lobby[0])).toEqual(["Deleted player", "Deleted player"]);
  for (const { close } of [...readers, late]) close();
});
