import { setTimeout as sleep } from "node:timers/promises";
import { ClubUnderTest } from "../machine/club.ts";
import { Crowd } from "../players/crowd.ts";
import { TemporaryPostgres } from "../machine/database.ts";
import { startMeter } from "../machine/meter.ts";
import type { Plan, Subject } from "../machine/plan.ts";
import { startRelay, type RelayKind } from "../machine/processes.ts";
import { mediansOf, say, sayTimes, showTable, type Row } from "../report.ts";

/** The relays' players need none, but send one as everybody does. */
const NO_COOKIE = "none";

interface Measured {
  readonly crowd: Crowd;
  readonly pid: number;
  readonly postgresPid?: number;
}

/** Plays at the club and at both relays in turn; the relays do without rules, sessions and a journal. */
export async function play(plan: Plan): Promise<unknown> {
  await using postgres = await TemporaryPostgres.start();
  const rounds: Record<Subject, Row[]> = { raw: [], stock: [], club: [] };
  for (let run = 1; run <= plan.runs; run += 1) {
    for (const subject of plan.subjects)
      rounds[subject].push(await (subject === "club" ? playAtClub(postgres, plan) : playAtRelay(subject, plan)));
    say(`Run ${run} of ${plan.runs} is over`);
  }
  const medians = Object.entries(rounds)
    .filter(([, rows]) => rows.length > 0)
    .map(([name, rows]) => [name, mediansOf(rows)] as const);
  const base = mediansOf(rounds.raw)["cpu"] ?? Number.NaN;
  const compared = medians.map(
    ([name, row]) => [name, { cpuRatio: (row["cpu"] ?? Number.NaN) / base, ...row }] as const,
  );
  showTable(Object.fromEntries(compared));
  return { medians: Object.fromEntries(compared), rounds };
}

async function playAtClub(postgres: TemporaryPostgres, plan: Plan): Promise<Row> {
  await using club = await ClubUnderTest.open({ postgres, flags: plan.flags });
  const { url, pid } = club.server;
  const crowd = await Crowd.atClub({ url, cookies: await club.invite(plan.players), seed: plan.seed });
  const row = await measure({ crowd, pid, postgresPid: postgres.pid }, plan);
  sayTimes(club.server.complaints);
  return row;
}

async function playAtRelay(kind: RelayKind, plan: Plan): Promise<Row> {
  await using relay = await startRelay(kind, plan.flags);
  const cookies = Array.from({ length: plan.players }, () => NO_COOKIE);
  const crowd = await Crowd.atRelay({ url: relay.url, cookies, seed: plan.seed });
  return await measure({ crowd, pid: relay.pid }, plan);
}

async function measure({ crowd, pid, postgresPid }: Measured, { seconds, warmUpSeconds }: Plan): Promise<Row> {
  crowd.start();
  await sleep(warmUpSeconds * 1000);
  crowd.restartCount();
  const stopMeter = await startMeter(pid, postgresPid);
  await sleep(seconds * 1000);
  const used = await stopMeter();
  await crowd.pause();
  const { tally } = crowd;
  sayTimes(tally.errors);
  await crowd.leave();
  return { ...used, ...tally.report() };
}
