import { startNatsServer, testDatabase } from "@trelyazh/testkit";
import { expect, test } from "vitest";
import { scrape } from "../testing/scrape.ts";
import { startTestClub } from "../testing/start-test-club.ts";

test("nodes whose NATS is away open all the same, and hear of each other when it comes", async () => {
  await using nats = await startNatsServer();
  await nats.kill();
  await using database = await testDatabase();
  const node = () => startTestClub({ database, natsUrl: nats.url, metrics: true });
  await using one = await node();
  await using other = await node();
  const guest = await one.guest();
  const samples = () => Promise.all([one, other].map(({ metricsUrl }) => scrape(metricsUrl)));
  const readBoth = async (sample: string) => (await samples()).map((metrics) => metrics.get(sample));
  expect(await readBoth("trelyazh_bus_up")).toEqual([0, 0]);
  await nats.restart();
  await expect.poll(() => readBoth("trelyazh_bus_up")).toEqual([1, 1]);
  await expect.poll(() => readBoth('trelyazh_nodes{state="staying"}')).toEqual([2, 2]);
  await guest.api.table.create.mutate({ preset: "sochi", poolTarget: 10, turnSeconds: 60, bots: 0 });
  const [told, heard] = ["told", "heard"].map((way) => `trelyazh_bus_${way}_total{kind="lobby.listed"}`);
  await expect.poll(async () => (await scrape(other.metricsUrl)).get(heard ?? "")).toBeGreaterThan(0);
  expect((await scrape(one.metricsUrl)).get(told ?? "")).toBeGreaterThan(0);
});
