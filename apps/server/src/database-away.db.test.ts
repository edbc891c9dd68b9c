import { seededRandom, testDatabase } from "@trelyazh/testkit";
import { describe, expect, test } from "vitest";
import { refusalOf } from "./testing/people/guest.ts";
import { modestMove, Player, playUntil } from "./testing/people/player.ts";
import { seatThree } from "./testing/club/seat-three.ts";
import { startTestClub } from "./testing/club/start-test-club.ts";
import { tcpGate } from "./testing/club/tcp-gate.ts";

describe("while the database is away", () => {
  test("commands are refused and change nothing; when it is back, play goes on by itself", async () => {
    await using database = await testDatabase();
    await using gate = await tcpGate(database.url);
    await using club = await startTestClub({ database: { ...database, url: gate.url } });
    using three = await seatThree(club);
    const random = seededRandom(3);
    const player = await three.onTurn();
    const before = player.table;
    const move = modestMove(player.moves(), random);
    gate.close();
    expect(await refusalOf(player.act(move))).toBe("DATABASE_AWAY");
    expect(
      await refusalOf(
        player.guest.api.table.create.mutate({ preset: "sochi", poolTarget: 10, turnSeconds: 60, bots: 0 }),
      ),
    ).toBe("DATABASE_AWAY");
    expect((await fetch(`${club.url}/readyz`)).status).toBe(503);
    expect((await fetch(`${club.url}/healthz`)).status).toBe(200);
    expect(player.table).toEqual(before);
    gate.open();
    const { turn } = await player.until((table) => table.seq > before.seq);
    expect(turn).toMatchObject({ number: before.turn?.number, actor: before.turn?.actor });
    expect(turn?.deadlineAt).toBeGreaterThan(before.turn?.deadlineAt ?? 0);
    expect((await fetch(`${club.url}/readyz`)).status).toBe(200);
    await player.act(move);
  });

  test("players see that it is, until it is back and their clocks have been moved", async () => {
    await using database = await testDatabase();
    await using gate = await tcpGate(database.url);
    await using club = await startTestClub({ database: { ...database, url: gate.url } });
    using three = await seatThree(club);
    const player = await three.onTurn();
    const before = player.table;
    const seen: boolean[] = [];
    const presence = three.guests[1].api.table.presence.subscribe(
      { tableId: three.tableId },
      { onData: ({ isStorageAway }) => seen.push(isStorageAway) },
    );
    await expect.poll(() => seen).toEqual([false]);
    gate.close();
    const move = modestMove(player.moves(), seededRandom(3));
    expect(await refusalOf(player.act(move))).toBe("DATABASE_AWAY");
    await expect.poll(() => seen.at(-1)).toBe(true);
    gate.open();
    const { turn } = await player.until((table) => table.seq > before.seq);
    expect(turn?.deadlineAt).toBeGreaterThan(before.turn?.deadlineAt ?? 0);
    await expect.poll(() => seen.at(-1)).toBe(false);
    presence.unsubscribe();
  });

  test("bots wait, and play on when it is back", async () => {
    await using database = await testDatabase();
    await using gate = await tcpGate(database.url);
    await using club = await startTestClub({ database: { ...database, url: gate.url } });
    const guest = await club.guest();
    const { tableId } = await guest.api.table.create.mutate({
      preset: "sochi",
      poolTarget: 100,
      turnSeconds: 60,
      bots: 2,
    });
    using player = await new Player(guest, tableId).watch();
    const random = seededRandom(4);
    await playUntil(player, random, (table) => (table.pulya?.dealNumber ?? 0) >= 2);
    gate.close();
    await player.guest.api.lobby.list.query();
    gate.open();
    const end = await playUntil(player, random, (table) => (table.pulya?.dealNumber ?? 0) >= 4);
    expect(end.status).toBe("playing");
    expect(player.gaps).toEqual([]);
  });
});
