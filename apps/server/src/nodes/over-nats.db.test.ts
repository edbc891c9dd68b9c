import { seededRandom, startNatsServer, testDatabase } from "@trelyazh/testkit";
import { expect, test } from "vitest";
import { playUntil } from "../testing/people/player.ts";
import { scrape } from "../testing/club/scrape.ts";
import { seatThree } from "../testing/club/seat-three.ts";
import { startTestClub } from "../testing/club/start-test-club.ts";

test("nodes whose NATS is away open all the same; people at several play when it comes, and go on when it comes again", async () => {
  await using nats = await startNatsServer();
  await nats.kill();
  await using database = await testDatabase();
  const node = () => startTestClub({ database, natsUrl: nats.url, metrics: true });
  await using one = await node();
  await using other = await node();
  const readBoth = (sample: string) =>
    Promise.all([one, other].map(async ({ metricsUrl }) => (await scrape(metricsUrl)).get(sample)));
  expect(await readBoth("trelyazh_bus_up")).toEqual([0, 0]);
  await nats.restart();
  await expect.poll(() => readBoth("trelyazh_bus_up")).toEqual([1, 1]);
  await expect.poll(() => readBoth('trelyazh_nodes{state="staying"}')).toEqual([2, 2]);

  const places = [one, other, one];
  using three = await seatThree({ guest: () => (places.shift() ?? other).guest() }, { poolTarget: 2 });
  const [ann] = three.players;
  const play = three.players.map((player, seat) =>
    playUntil(player, seededRandom(7 + seat), ({ status }) => status === "finished"),
  );
  await ann.until(({ seq }) => seq > 30);
  await nats.kill();
  await expect.poll(() => readBoth("trelyazh_bus_up")).toEqual([0, 0]);
  await nats.restart();
  const ends = await Promise.all(play);
  expect(new Set(ends.map(({ seq, pulya }) => JSON.stringify([seq, pulya?.settlement]))).size).toBe(1);
  expect(ends[0]?.pulya?.settlement?.exact.reduce((sum, balance) => sum + balance, 0)).toBe(0);
  expect(three.players.flatMap(({ gaps }) => gaps)).toEqual([]);
});
