import { setTimeout as sleep } from "node:timers/promises";
import type { Database } from "@trelyazh/db";
import { randomFrom } from "@trelyazh/solver";
import { ClubUnderTest } from "../machine/club.ts";
import { Crowd } from "../players/crowd.ts";
import { Talk } from "../players/talk.ts";
import { TemporaryPostgres } from "../machine/database.ts";
import { shareOf, startConsumption } from "../machine/consumption.ts";
import { startMeter, type Metered } from "../machine/meter.ts";
import { TemporaryNats } from "../machine/nats.ts";
import type { Plan, Subject } from "../machine/plan.ts";
import { startRelay, type RelayKind } from "../machine/processes.ts";
import { mediansOf, say, sayTimes, showTable, type Row } from "../report.ts";
import { until } from "../until.ts";

/** The relays' players need none, but send one as everybody does. */
const NO_COOKIE = "none";
const PATIENCE_MS = 60_000;

interface Measured extends Metered {
  readonly crowd: Crowd;
  /** A relay has none. */
  readonly stores?: { readonly database: Database; readonly nats: TemporaryNats | null };
}

/** One round at one subject. */
interface Round {
  readonly row: Row;
  /**
   * What each move took, or each second where nobody was there to move: microseconds of processors, and what was written and
   * told. Null where nothing is written.
   */
  readonly takes: Row | null;
}

/** Plays at the subjects in turn; the relays do without rules, sessions and a journal. */
export async function play(plan: Plan): Promise<unknown> {
  await using postgres = await TemporaryPostgres.start();
  const rounds: Record<Subject, Round[]> = { raw: [], stock: [], club: [], bus: [], nodes: [] };
  for (let run = 1; run <= plan.runs; run += 1) {
    for (const subject of plan.subjects) rounds[subject].push(await playAt(subject, { postgres, plan }));
    say(`Run ${run} of ${plan.runs} is over`);
  }
  const medians = Object.entries(rounds)
    .filter(([, each]) => each.length > 0)
    .map(([name, each]) => [name, mediansOf(each.map(({ row }) => row))] as const);
  const base = medians[0]?.[1]["cpu"] ?? Number.NaN;
  const compared = medians.map(
    ([name, row]) => [name, { cpuRatio: (row["cpu"] ?? Number.NaN) / base, ...row }] as const,
  );
  showTable(Object.fromEntries(compared));
  const unit = plan.players === 0 ? "second" : "move";
  const taken = Object.entries(rounds).flatMap(([name, each]) => {
    const rows = each.flatMap(({ takes }) => (takes === null ? [] : [takes]));
    return rows.length === 0 ? [] : [[`a ${unit} at ${name}`, mediansOf(rows)] as const];
  });
  if (taken.length > 0) showTable(Object.fromEntries(taken));
  return { medians: Object.fromEntries(compared), takes: Object.fromEntries(taken), rounds };
}

interface Ground {
  readonly postgres: TemporaryPostgres;
  readonly plan: Plan;
}

function playAt(subject: Subject, ground: Ground): Promise<Round> {
  switch (subject) {
    case "raw":
    case "stock":
      return playAtRelay(subject, ground.plan);
    case "club":
      return playAtClub(ground);
    case "bus":
      return playAtNodes(1, ground);
    case "nodes":
      return playAtNodes(ground.plan.nodes, ground);
    default:
      return subject satisfies never;
  }
}

async function playAtClub({ postgres, plan }: Ground): Promise<Round> {
  await using club = await ClubUnderTest.open({ postgres, flags: plan.flags });
  const { url, pid } = club.server;
  const crowd = await Crowd.atClub({ url, cookies: await club.invite(plan.players), seed: plan.seed });
  const stores = { database: club.database, nats: null };
  const round = await measure({ crowd, pids: [pid], postgresPid: postgres.pid, stores }, plan);
  sayTimes(club.server.complaints);
  return round;
}

/** Players who come to any of the nodes by chance; so do those who have opened a table, once they have. */
async function playAtNodes(nodes: number, { postgres, plan }: Ground): Promise<Round> {
  await using nats = await TemporaryNats.start();
  const environment = { NATS_URL: nats.url };
  await using club = await ClubUnderTest.open({ postgres, flags: plan.flags, nodes, environment });
  const { servers, database } = club;
  const random = randomFrom(plan.seed);
  const url = () => servers[random(servers.length)]?.url ?? club.server.url;
  const crowd = await Crowd.atClub({ url, cookies: await club.invite(plan.players), seed: plan.seed });
  if (nodes > 1) {
    for (const { players } of crowd.tables) players[0]?.drop();
    await until(() => crowd.players.every(({ isAway }) => !isAway), PATIENCE_MS);
  }
  const pids = servers.map(({ pid }) => pid);
  const stores = { database, nats };
  const round = await measure({ crowd, pids, postgresPid: postgres.pid, natsPid: nats.pid, stores }, plan);
  for (const { complaints } of servers) sayTimes(complaints);
  return round;
}

async function playAtRelay(kind: RelayKind, plan: Plan): Promise<Round> {
  await using relay = await startRelay(kind, plan.flags);
  const cookies = Array.from({ length: plan.players }, () => NO_COOKIE);
  const crowd = await Crowd.atRelay({ url: relay.url, cookies, seed: plan.seed });
  return await measure({ crowd, pids: [relay.pid] }, plan);
}

async function measure({ crowd, stores, ...metered }: Measured, plan: Plan): Promise<Round> {
  crowd.start();
  // A relay has no chat.
  const talk = new Talk(crowd, stores === undefined ? 0 : plan.chat);
  talk.start();
  await sleep(plan.warmUpSeconds * 1000);
  crowd.restartCount();
  const stopConsumption = stores && (await startConsumption(stores.database, stores.nats));
  const stopMeter = await startMeter(metered);
  await sleep(plan.seconds * 1000);
  const used = await stopMeter();
  const consumed = await stopConsumption?.();
  const said = await talk.end();
  sayTimes(talk.errors);
  await crowd.pause();
  const { tally } = crowd;
  sayTimes(tally.errors);
  await crowd.leave();
  const count = plan.players === 0 ? plan.seconds : tally.answered;
  const takes = consumed === undefined ? null : shareOf({ ...microseconds(used, plan), ...consumed }, count);
  return { row: { ...used, ...tally.report(), ...said }, takes };
}

/** Processor time, of columns in per cent of a core. */
function microseconds(used: Row, { seconds }: Plan): Row {
  const of = (percent: number | undefined): number => ((percent ?? 0) / 100) * seconds * 1e6;
  return { cpuUs: of(used["cpu"]), postgresUs: of(used["postgresCpu"]), natsUs: of(used["natsCpu"]) };
}
