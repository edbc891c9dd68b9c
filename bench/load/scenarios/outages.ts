import { setTimeout as sleep } from "node:timers/promises";
import { randomFrom, type Random } from "@trelyazh/solver";
import { checkJournal } from "../check-journal.ts";
import { ClubUnderTest } from "../machine/club.ts";
import { Crowd } from "../players/crowd.ts";
import { TemporaryPostgres } from "../machine/database.ts";
import { EmbeddedClub, VICTIMS } from "../machine/embedded-club.ts";
import type { Ledger } from "../players/played-table.ts";
import type { Plan } from "../machine/plan.ts";
import { mediansOf, say, sayTimes, showTable } from "../report.ts";
import { until } from "../until.ts";

const OUTAGES = 10;
const SHORTEST_PLAY_MS = 1_000;
const LONGEST_AWAY_MS = 3_000;
const PATIENCE_MS = 60_000;

/** Takes something away and brings it back, or lets it come back; resolves with when its start began. */
type Outage = (random: Random) => Promise<number>;

/** Kills the server at random moments of the play, and starts it again at once. */
export async function kill(plan: Plan): Promise<unknown> {
  await using postgres = await TemporaryPostgres.start();
  await using club = await ClubUnderTest.open({ postgres, flags: plan.flags });
  return await suffer(plan, club, () => club.killAndRestart());
}

/** Stops PostgreSQL, in good order or not, and starts it again after a while; the server runs on. */
export async function databaseAway(plan: Plan): Promise<unknown> {
  await using postgres = await TemporaryPostgres.start();
  await using club = await ClubUnderTest.open({ postgres, flags: plan.flags });
  return await suffer(plan, club, async (random) => {
    await postgres.stop(random(2) === 0 ? "orderly" : "killed");
    await sleep(random(LONGEST_AWAY_MS));
    const startedAt = performance.now();
    await postgres.start();
    return startedAt;
  });
}

/** Kills the PostgreSQL that the server brings along, or a part of it, and leaves the rest to the server. */
export async function embeddedKilled(plan: Plan): Promise<unknown> {
  await using club = await EmbeddedClub.open(plan.flags);
  return await suffer(plan, club, (random) => {
    const victim = VICTIMS[random(VICTIMS.length)] ?? "server";
    say(`Killing PostgreSQL: ${victim}`);
    return club.killPostgres(victim);
  });
}

type Sufferer = Pick<ClubUnderTest, "server" | "database" | "invite">;

async function suffer({ players, seconds, seed }: Plan, club: Sufferer, outage: Outage): Promise<unknown> {
  const random = randomFrom(seed);
  const ledger: Ledger = new Map();
  const crowd = await Crowd.atClub({ url: club.server.url, cookies: await club.invite(players), seed, ledger });
  crowd.restartCount();
  crowd.start();
  const outages: { playedMs: number; openMs: number; allPlayingMs: number }[] = [];
  for (let number = 1; number <= OUTAGES; number += 1) {
    const playedMs = SHORTEST_PLAY_MS + random(seconds * 1000);
    await sleep(playedMs);
    const startedAt = await outage(random);
    const openMs = performance.now() - startedAt;
    await until(() => crowd.tables.every(({ movedAt }) => movedAt > startedAt), PATIENCE_MS);
    outages.push({ playedMs, openMs, allPlayingMs: performance.now() - startedAt });
    const [last] = outages.slice(-1);
    say(`Outage ${number}: all tables play ${((last?.allPlayingMs ?? 0) / 1000).toFixed(1)} s after the start`);
  }
  await crowd.pause();
  await crowd.leave();
  sayTimes(crowd.tally.errors);
  sayTimes(club.server.complaints);
  const { moves, answered, lost, doubled, disordered, snapshots } = crowd.tally.report();
  const journal = await checkJournal(club.database, { tables: crowd.tables, ledger });
  const longestMs = Math.max(...outages.map(({ allPlayingMs }) => allPlayingMs));
  const row = { ...mediansOf(outages), longestMs, moves, answered, lost, doubled, disordered, snapshots, ...journal };
  showTable({ [`${OUTAGES} outages`]: row });
  return { outages, row };
}
