/**
 * Has a thousand guests become members at once while people play, and says how late the server's event loop was and how long
 * moves took, before and meanwhile.
 *
 *     npm run bench:members        (--guests 1000 --players 60 --seconds 15)
 */
import { parseArgs } from "node:util";
import { setTimeout as sleep } from "node:timers/promises";
import serverFlags from "../../apps/server/v8-flags.json" with { type: "json" };
import { ClubUnderTest } from "../load/machine/club.ts";
import { TemporaryPostgres } from "../load/machine/database.ts";
import { cleanUpAtTheEnd } from "../load/machine/leftovers.ts";
import { CORES, pinSelf } from "../load/machine/machine.ts";
import { Metrics } from "../load/metrics.ts";
import { Crowd } from "../load/players/crowd.ts";
import { say, showTable, type Row } from "../load/report.ts";
import { Guests } from "./become.ts";

const WARM_UP_MS = 5_000;

const { values } = parseArgs({
  options: {
    guests: { type: "string", default: "1000" },
    players: { type: "string", default: "60" },
    seconds: { type: "string", default: "15" },
    seed: { type: "string", default: "1" },
  },
});

cleanUpAtTheEnd();
pinSelf(CORES.load);
await using postgres = await TemporaryPostgres.start();
const metrics = await Metrics.choosePort();
await using club = await ClubUnderTest.open({ postgres, flags: serverFlags, environment: metrics.environment });
const { url } = club.server;
const players = await club.invite(Number(values.players));
const crowd = await Crowd.atClub({ url, cookies: players, seed: Number(values.seed) });
crowd.start();
await sleep(WARM_UP_MS);

async function measured(run: () => Promise<unknown>): Promise<Row> {
  crowd.restartCount();
  // What it tells of its event loop is told since it was last asked.
  await metrics.read();
  const began = performance.now();
  await run();
  const seconds = (performance.now() - began) / 1000;
  const told = await metrics.read();
  const lateMs = (what: string) => 1000 * (told.get(`nodejs_eventloop_lag_${what}_seconds`) ?? Number.NaN);
  const { moves, p50, p99, max, lost, errors } = crowd.tally.report();
  return { seconds, moves, p50, p99, max, lost, errors, loopP99: lateMs("p99"), loopMax: lateMs("max") };
}

const without = await measured(() => sleep(Number(values.seconds) * 1000));
const guests = await Guests.arrive(url, await club.invite(Number(values.guests)));
let outcome = "";
const under = await measured(async () => {
  const { members, refusals, longestMs } = await guests.becomeMembers();
  outcome = `${members} of ${values.guests} are members, ${refusals} were told to come again, the longest waited ${(longestMs / 1000).toFixed(1)} s`;
});
await crowd.pause();
await crowd.leave();
guests.leave();
showTable({ without, under });
say(`${outcome}; the event loop's p99 is to be 50 ms at most, and that of moves 100 ms.`);
