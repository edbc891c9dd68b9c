import { startNatsServer } from "@trelyazh/testkit";
import { expect, test } from "vitest";
import { scrape } from "../testing/scrape.ts";
import { startTestClub } from "../testing/start-test-club.ts";

test("a club whose NATS is away opens all the same, and meets the others when it comes", async () => {
  await using nats = await startNatsServer();
  await nats.kill();
  await using club = await startTestClub({ natsUrl: nats.url, metrics: true });
  await club.guest();
  const isUp = async () => (await scrape(club.metricsUrl)).get("trelyazh_bus_up");
  expect(await isUp()).toBe(0);
  await nats.restart();
  await expect.poll(isUp).toBe(1);
});
