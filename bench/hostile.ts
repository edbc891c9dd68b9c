/**
 * Attacks the real server while people play there, and compares what they notice with the same run before the attack. The
 * attackers have a process of their own; the server has its usual limits.
 *
 *     npm run bench:hostile        (see README.md for what can be chosen)
 */
import { parseArgs } from "node:util";
import { setTimeout as sleep } from "node:timers/promises";
import serverFlags from "../apps/server/v8-flags.json" with { type: "json" };
import { startSite, type Site } from "../nginx/testing/start-site.ts";
import { startAttackers } from "./hostile/attackers.ts";
import { measure } from "./hostile/bystanders.ts";
import { playUntil } from "./hostile/long-table.ts";
import type { Order, Spoils } from "./hostile/order.ts";
import { ClubUnderTest } from "./load/machine/club.ts";
import { TemporaryPostgres } from "./load/machine/database.ts";
import { cleanUpAtTheEnd } from "./load/machine/leftovers.ts";
import { CORES, ownAddress, pinSelf } from "./load/machine/machine.ts";
import { Metrics } from "./load/metrics.ts";
import { Crowd } from "./load/players/crowd.ts";
import { say, showTable, type Row } from "./load/report.ts";

const WARM_UP_MS = 5_000;
/** For the server to forget who has been there. */
const FAREWELL_MS = 75_000;
const HEAP_MS = 1_000;

/** As fast as one socket may go on. */
const PER_SECOND = 18;

interface Chosen extends Pick<Order, "attack" | "sockets">, Partial<Pick<Order, "perSecond">> {
  readonly guests: number;
  /** They come through the shipped nginx, all from one address that is not loopback. */
  readonly isOneAddress?: boolean;
}

const SCENARIOS: Readonly<Record<string, readonly Chosen[]>> = {
  guest: [{ attack: "refusals", guests: 1, sockets: 150 }],
  address: [{ attack: "refusals", guests: 150, sockets: 150, isOneAddress: true }],
  resume: [{ attack: "resume", guests: 2, sockets: 30 }],
  million: [
    { attack: "frames", guests: 4, sockets: 8 },
    { attack: "churn", guests: 0, sockets: 0, perSecond: 10 },
  ],
};

const { values } = parseArgs({
  options: {
    only: { type: "string", default: "guest,address,resume" },
    players: { type: "string", default: "60" },
    seconds: { type: "string", default: "20" },
    events: { type: "string", default: "1500" },
    frames: { type: "string", default: "1000000" },
    seed: { type: "string", default: "1" },
  },
});
const seed = Number(values.seed);

cleanUpAtTheEnd();
pinSelf(CORES.load);
await using postgres = await TemporaryPostgres.start();
for (const name of values.only.split(",")) {
  const attacks = SCENARIOS[name];
  if (attacks === undefined) throw new Error(`--only names some of ${Object.keys(SCENARIOS).join(", ")}, not ${name}`);
  await attackedBy(name, attacks);
}

async function attackedBy(name: string, attacks: readonly Chosen[]): Promise<void> {
  const metrics = await Metrics.choosePort();
  await using club = await ClubUnderTest.open({ postgres, flags: serverFlags, environment: metrics.environment });
  const { url } = club.server;
  const insiders = await club.invite(3);
  const long = await Crowd.atClub({ url, cookies: insiders, seed });
  const tableId = await playUntil(long, name === "resume" ? Number(values.events) : 1);
  const crowd = await Crowd.atClub({ url, cookies: await club.invite(Number(values.players)), seed });
  crowd.start();
  await using site = attacks.some(({ isOneAddress }) => isOneAddress) ? await siteOf(club) : null;
  await sleep(WARM_UP_MS);
  const without = await measure(crowd, club, Number(values.seconds));
  const stops = await Promise.all(
    attacks.map(async ({ guests, isOneAddress = false, ...chosen }) => {
      // Whoever resumes is half somebody who plays there, and half a stranger.
      const cookies =
        chosen.attack === "resume" ? [insiders[0] ?? "", ...(await club.invite(1))] : await club.invite(guests);
      const way = isOneAddress && site !== null ? throughSite(url, site) : { url };
      return startAttackers({ ...way, cookies, tableId, seed, perSecond: PER_SECOND, ...chosen });
    }),
  );
  const under =
    name === "million" ? await outlast(metrics, crowd, club) : await measure(crowd, club, Number(values.seconds));
  const spoils = await Promise.all(stops.map((stop) => stop()));
  await crowd.pause();
  await crowd.leave();
  await long.leave();
  if (name === "million") say(`When all have gone: heap ${(await lowestHeapMb(metrics, FAREWELL_MS)).toFixed(1)} MB`);
  tell(name, { without, under, spoils });
}

function siteOf({ server }: ClubUnderTest): Promise<Site> {
  return startSite({ clubPorts: [Number(new URL(server.url).port)], host: ownAddress() });
}

/** Whoever connects to an address of this machine comes from there. */
function throughSite(url: string, site: Site): Pick<Order, "url" | "at"> {
  return { url: `${site.url.replace(/^http/, "ws")}${new URL(url).pathname}`, at: ownAddress() };
}

/** The least heap of the server within that time, in megabytes: what is left after a collection. */
async function lowestHeapMb(metrics: Metrics, withinMs: number): Promise<number> {
  const endsAt = performance.now() + withinMs;
  let lowest = Number.POSITIVE_INFINITY;
  do {
    lowest = Math.min(lowest, ((await metrics.read()).get("nodejs_heap_size_used_bytes") ?? Number.NaN) / 1e6);
    if (withinMs > 0) await sleep(HEAP_MS);
  } while (performance.now() < endsAt);
  return lowest;
}

/** Waits until so many frames have come, and looks at the heap in each tenth of the time. */
async function outlast(metrics: Metrics, crowd: Crowd, club: ClubUnderTest): Promise<Row> {
  const framesSoFar = async (): Promise<number> =>
    (await metrics.read()).get("trelyazh_socket_frames_received_total") ?? 0;
  const first = await framesSoFar();
  const all = Number(values.frames);
  let row: Row = {};
  for (let tenth = 1; tenth <= 10; tenth += 1) {
    let lowest = Number.POSITIVE_INFINITY;
    do {
      row = await measure(crowd, club, 2);
      lowest = Math.min(lowest, await lowestHeapMb(metrics, 0));
    } while ((await framesSoFar()) - first < (all * tenth) / 10);
    say(
      `${tenth}0 % of ${all} frames: heap ${lowest.toFixed(1)} MB, process ${(row["mostMb"] ?? 0).toFixed(1)} MB, p99 ${(row["p99"] ?? 0).toFixed(1)} ms`,
    );
  }
  return row;
}

function tell(
  name: string,
  { without, under, spoils }: { readonly without: Row; readonly under: Row; readonly spoils: readonly Spoils[] },
): void {
  const of = (row: Row, column: string): number => row[column] ?? Number.NaN;
  say(`\n${name}: ${spoils.map((each) => JSON.stringify(each)).join(" ")}`);
  showTable({ without, under });
  const ratio = of(under, "p99") / of(without, "p99");
  const away = of(under, "away") + spoils.reduce((sum, each) => sum + (each["DATABASE_AWAY"] ?? 0), 0);
  say(
    `p99 ${ratio.toFixed(2)} times as long, memory ${(of(under, "mostMb") - of(without, "mostMb")).toFixed(0)} MB more, ` +
      `sign-in ${of(under, "longestSignIn").toFixed(0)} ms at most, DATABASE_AWAY ${away} times`,
  );
}
