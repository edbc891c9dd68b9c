import { setTimeout as sleep } from "node:timers/promises";
import { ClubUnderTest } from "../machine/club.ts";
import { Crowd } from "../players/crowd.ts";
import { TemporaryPostgres } from "../machine/database.ts";
import type { Plan } from "../machine/plan.ts";
import { sayTimes, showTable } from "../report.ts";
import { until } from "../until.ts";

const WARM_UP_MS = 5_000;
/** Players whose connections are left alone. */
const BYSTANDERS = 300;
/** A share of that is waited for before the first attempt. */
const COME_BACK = { firstMs: 3_000, longestMs: 12_000 };
const PATIENCE_MS = 60_000;

/** Drops everybody's connection but some bystanders' at once, and sees how they come back and what the others notice. */
export async function storm({ players, seconds, seed, flags }: Plan): Promise<unknown> {
  await using postgres = await TemporaryPostgres.start();
  await using club = await ClubUnderTest.open({ postgres, flags });
  const { url } = club.server;
  const cookies = await club.invite(players);
  const crowd = await Crowd.atClub({ url, cookies, seed, comeBack: COME_BACK });
  const bystanders = await Crowd.atClub({ url, cookies: await club.invite(BYSTANDERS), seed: seed + 1 });
  const crowds = [crowd, bystanders];
  for (const each of crowds) each.start();
  await sleep(WARM_UP_MS);
  for (const each of crowds) each.restartCount();
  await sleep(seconds * 1000);
  const calm = bystanders.tally.report();
  for (const each of crowds) each.restartCount();
  const droppedAt = performance.now();
  for (const player of crowd.players) player.drop();
  await until(() => crowd.players.every((player) => !player.isAway), PATIENCE_MS);
  const backMs = performance.now() - droppedAt;
  await sleep(Math.max(0, seconds * 1000 - backMs));
  for (const each of crowds) await each.pause();
  for (const each of crowds) sayTimes(each.tally.errors);
  sayTimes(club.server.complaints);
  const [dropped, others] = crowds.map(({ tally }) => tally.report());
  for (const each of crowds) await each.leave();
  const rows = { "bystanders before": { ...calm }, bystanders: { ...others }, dropped: { ...dropped, backMs } };
  showTable(rows);
  return rows;
}
