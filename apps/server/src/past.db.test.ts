import { randomUUID } from "node:crypto";
import { loadEvents } from "@trelyazh/db";
import { PAST_PAGE } from "@trelyazh/protocol";
import { projectEnvelope, type TableEnvelope } from "@trelyazh/table";
import { seededRandom } from "@trelyazh/testkit";
import { expect, test } from "vitest";
import { refusalOf, type Guest } from "./testing/people/guest.ts";
import { modestMove } from "./testing/people/player.ts";
import { seatThree } from "./testing/club/seat-three.ts";
import { startTestClub } from "./testing/club/start-test-club.ts";

/** Reads a table from its end to its beginning, so many events at a time. */
async function readWhole({ api }: Guest, tableId: string, count: number): Promise<TableEnvelope[]> {
  const read: TableEnvelope[] = [];
  for (let before = 1_000_000; before > 1; before = read[0]?.seq ?? 1) {
    const { events } = await api.table.past.query({ tableId, before, count });
    expect(events.length).toBeLessThanOrEqual(count);
    read.unshift(...events);
  }
  return read;
}

test("what has been played is read page by page through the reader's eyes, and whatever else is asked for is refused", async () => {
  await using club = await startTestClub();
  using three = await seatThree(club, { poolTarget: 100, spectatorDelaySeconds: 300 });
  const { tableId } = three;
  const random = seededRandom(7);
  while ((three.players[0].table.pulya?.dealNumber ?? 0) < 4) {
    const player = await three.onTurn();
    const { seq } = await player.act(modestMove(player.moves(), random));
    await Promise.all(three.players.map((each) => each.until((table) => table.seq >= seq)));
  }
  const { seq } = (await three.onTurn()).table;
  const rows = await loadEvents(club.database.database.db, { tableId, afterSeq: 0, limit: 100_000 });
  // Only the server writes these rows.
  const stored = rows.map(({ event }) => event as { readonly event: TableEnvelope["event"] });
  const read = await readWhole(three.guests[1], tableId, 37);
  expect(read.map((envelope) => envelope.seq)).toEqual(Array.from({ length: seq }, (_, index) => index + 1));
  expect(read.map(({ event }) => event)).toEqual(
    read.map(
      (envelope, index) => projectEnvelope({ ...envelope, event: stored[index]?.event ?? envelope.event }, 1).event,
    ),
  );

  // Cards come later than all this: somebody who looks on has been shown that play has begun, and no more.
  const onlooker = await club.guest();
  expect((await readWhole(onlooker, tableId, PAST_PAGE)).at(-1)?.event.type).toBe("pulyaStarted");

  const { past } = onlooker.api.table;
  const page = { tableId, before: seq, count: 1 };
  for (const bad of [{ before: 0 }, { before: 1.5 }, { before: 2 ** 31 }, { count: 0 }, { count: PAST_PAGE + 1 }])
    expect(await refusalOf(past.query({ ...page, ...bad }))).toBe("BAD_INPUT");
  expect(await refusalOf(past.query({ ...page, tableId: randomUUID() }))).toBe("TABLE_NOT_FOUND");
  expect((await past.query({ ...page, before: 1 })).events).toEqual([]);
  const stranger = await club.connect("");
  expect(await refusalOf(stranger.api.table.past.query(page))).toBe("SIGN_IN_FIRST");
});
