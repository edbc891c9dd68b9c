import { setTimeout as sleep } from "node:timers/promises";
import { ClubUnderTest } from "../machine/club.ts";
import { Crowd } from "../players/crowd.ts";
import { TemporaryPostgres } from "../machine/database.ts";
import { memoryOf } from "../machine/machine.ts";
import { Metrics } from "../metrics.ts";
import type { Plan } from "../machine/plan.ts";
import { say, sayTimes, showTable } from "../report.ts";

/** A pulya's own record grows until its end; by chance players would not come to one within hours. */
const DEALS = 10;
const WARM_UP_MS = 10_000;
const SAMPLE_MS = 2_000;
/** The least heap of each window is taken: what is left after a collection. */
const WINDOWS = 20;
/** For the server to notice that everybody has gone. */
const FAREWELL_MS = 3_000;
const HOUR_MS = 60 * 60 * 1000;

interface Sample {
  readonly at: number;
  readonly heapMb: number;
  readonly rssMb: number;
}

/** Plays for long, watches the server's heap, and counts what is left when everybody has gone. */
export async function soak({ players, seconds, seed, flags }: Plan): Promise<unknown> {
  await using postgres = await TemporaryPostgres.start();
  const metrics = await Metrics.choosePort();
  await using club = await ClubUnderTest.open({ postgres, flags, environment: metrics.environment });
  const { url, pid } = club.server;
  const crowd = await Crowd.atClub({ url, cookies: await club.invite(players), seed, deals: DEALS });
  crowd.start();
  await sleep(WARM_UP_MS);
  crowd.restartCount();
  const samples: Sample[] = [];
  const startedAt = performance.now();
  while (performance.now() - startedAt < seconds * 1000) {
    await sleep(SAMPLE_MS);
    const heapMb = ((await metrics.read()).get("nodejs_heap_size_used_bytes") ?? Number.NaN) / 1e6;
    samples.push({ at: performance.now() - startedAt, heapMb, rssMb: (await memoryOf(pid)).rssMb });
  }
  await crowd.pause();
  await crowd.leave();
  await sleep(FAREWELL_MS);
  const left = await metrics.read();
  sayTimes(crowd.tally.errors);
  sayTimes(club.server.complaints);
  const windows = lowestOf(samples, (seconds * 1000) / WINDOWS);
  for (const { at, heapMb, rssMb } of windows) {
    say(`${(at / 60_000).toFixed(1).padStart(6)} min  heap ${heapMb.toFixed(1)} MB  process ${rssMb.toFixed(1)} MB`);
  }
  const row = {
    ...crowd.tally.report(),
    heapSlopeMbPerHour: slopeOf(windows) * HOUR_MS,
    subscriptionsLeft: left.get("trelyazh_subscriptions") ?? Number.NaN,
    socketsLeft: left.get("trelyazh_sockets") ?? Number.NaN,
  };
  showTable({ soak: row });
  return { windows, row };
}

function lowestOf(samples: readonly Sample[], windowMs: number): readonly Sample[] {
  // The last sample may be taken a little after the end.
  const windows = Map.groupBy(samples, ({ at }) => Math.min(WINDOWS - 1, Math.floor(at / windowMs)));
  return [...windows.values()].map((some) => some.reduce((low, next) => (next.heapMb < low.heapMb ? next : low)));
}

/** Megabytes of heap that come up each millisecond, by least squares. */
function slopeOf(samples: readonly Sample[]): number {
  const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
  const at = mean(samples.map((sample) => sample.at));
  const heap = mean(samples.map((sample) => sample.heapMb));
  const spread = samples.reduce((sum, sample) => sum + (sample.at - at) ** 2, 0);
  return samples.reduce((sum, sample) => sum + (sample.at - at) * (sample.heapMb - heap), 0) / spread;
}
