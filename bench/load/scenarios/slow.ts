import { setTimeout as sleep } from "node:timers/promises";
import { ClubUnderTest } from "../machine/club.ts";
import { Crowd } from "../players/crowd.ts";
import { TemporaryPostgres } from "../machine/database.ts";
import { FrameReader, Line, type LineListener } from "../players/line.ts";
import { Metrics } from "../metrics.ts";
import type { Plan } from "../machine/plan.ts";
import { sayTimes, showTable } from "../report.ts";

const WARM_UP_MS = 5_000;
const SLOW_CLIENTS = 5;
/** As fast as the server lets a client ask. */
const ASKING_MS = 55;
const POLL_MS = 100;
const PATIENCE_MS = 60_000;

const DEAF: LineListener = { started() {}, heard() {}, ended() {}, lost() {} };

/** Clients that ask for much and read nothing: the server must give them up before they cost anybody anything. */
export async function slow({ players, seconds, seed, flags }: Plan): Promise<unknown> {
  await using postgres = await TemporaryPostgres.start();
  const metrics = await Metrics.choosePort();
  await using club = await ClubUnderTest.open({ postgres, flags, environment: metrics.environment });
  const { url } = club.server;
  const crowd = await Crowd.atClub({ url, cookies: await club.invite(players), seed });
  crowd.start();
  await sleep(WARM_UP_MS);
  crowd.restartCount();
  await sleep(seconds * 1000);
  const before = crowd.tally.report();
  crowd.restartCount();
  const cookies = await club.invite(SLOW_CLIENTS);
  const reader = new FrameReader();
  const lines = await Promise.all(cookies.map((cookie) => Line.open({ url, cookie, listener: DEAF, reader })));
  const pressed = await pressUntilClosed(lines, { metrics, expected: crowd.players.length });
  await crowd.pause();
  const during = crowd.tally.report();
  for (const line of lines) line.cut();
  await crowd.leave();
  sayTimes(crowd.tally.errors);
  sayTimes(club.server.complaints);
  const rows = { before: { ...before }, "with slow clients": { ...during, ...pressed } };
  showTable(rows);
  return rows;
}

/** Asks for the whole lobby again and again without reading, until only the players' sockets are left. */
async function pressUntilClosed(
  lines: readonly Line[],
  { metrics, expected }: { readonly metrics: Metrics; readonly expected: number },
): Promise<{ longestWaitingKb: number; closedAfterMs: number; stillOpen: number }> {
  for (const line of lines) line.stopReading();
  const asking = setInterval(() => {
    for (const line of lines) line.ask("query", { path: "lobby.list" }, () => {});
  }, ASKING_MS);
  const startedAt = performance.now();
  let longest = 0;
  let open = lines.length;
  while (open > 0 && performance.now() - startedAt < PATIENCE_MS) {
    await sleep(POLL_MS);
    const values = await metrics.read();
    longest = Math.max(longest, values.get("trelyazh_socket_longest_waiting_bytes") ?? Number.NaN);
    open = (values.get("trelyazh_sockets") ?? Number.NaN) - expected;
  }
  clearInterval(asking);
  return { longestWaitingKb: longest / 1000, closedAfterMs: performance.now() - startedAt, stillOpen: open };
}
