import { seededRandom, testDatabase, type SeededRandom } from "@trelyazh/testkit";
import { expect, test } from "vitest";
import { LocalHub } from "../../bus/local-hub.ts";
import { modestMove, Player } from "../../testing/people/player.ts";
import { seatThree } from "../../testing/club/seat-three.ts";
import { startTestClub } from "../../testing/club/start-test-club.ts";

/** The players make so many moves, each seen by all before the next. */
async function play(players: readonly Player[], moves: number, random: SeededRandom): Promise<void> {
  for (let move = 0; move < moves; move += 1) {
    const asked = await Promise.race(
      players.map(async (player) => {
        await player.until(({ turn }) => turn !== null && turn.actor === player.seat);
        return player;
      }),
    );
    const { seq } = await asked.act(modestMove(asked.moves(), random));
    await Promise.all(players.map((player) => player.until((table) => table.seq >= seq)));
  }
}

test("a node that stops hands its tables to another one, which goes on with them as if nothing had been", async () => {
  await using database = await testDatabase();
  const hub = new LocalHub();
  await using first = await startTestClub({ database, hub });
  using three = await seatThree(first);
  await using second = await startTestClub({ database, hub });
  const random = seededRandom(1);
  await play(three.players, 12, random);
  await first.stop();

  const guests = await Promise.all(three.guests.map(({ cookie }) => second.connect(cookie)));
  const players = await Promise.all(guests.map((guest) => new Player(guest, three.tableId).watch()));
  await play(players, 12, random);
  const { rows } = await database.database.pool.query(
    `select epoch::integer, (select count(*)::integer from nodes) as nodes,
       (select count(*)::integer from table_events where payload->>'type' = 'tableRecovered') as recoveries
     from table_owners`,
  );
  expect(rows).toEqual([{ epoch: 2, nodes: 1, recoveries: 0 }]);
});
