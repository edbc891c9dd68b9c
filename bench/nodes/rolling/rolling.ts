import { setTimeout as sleep } from "node:timers/promises";
import type { ComeBack } from "../../load/players/player.ts";
import { say, sayTimes, showTable, type Row } from "../../load/report.ts";
import { layOutLastRelease } from "../../../nginx/testing/last-release/lay-out.ts";
import { freePort, startSite } from "../../../nginx/testing/start-site.ts";
import { Ordeal } from "../chaos/ordeal.ts";
import { ClubOfNodes } from "../machine/club-of-nodes.ts";
import { Company } from "./company.ts";

/** As our client when a node that leaves has sent it elsewhere. */
const COME_BACK: ComeBack = { firstMs: 50, longestMs: 5_000 };

const LONGEST_MS = { p99: 1_000, max: 3_000 } as const;

export interface RollingPlan {
  readonly nodes: number;
  readonly tables: number;
  readonly seed: number;
  readonly playMs: number;
  readonly flags: readonly string[];
}

export interface Rolling {
  readonly checked: Readonly<Record<string, Row>>;
  readonly faults: readonly string[];
}

/** Brings this release out over the last one, node by node, under scripted players and three real browsers behind nginx. */
export async function rolling(plan: RollingPlan): Promise<Rolling> {
  await using opened = new AsyncDisposableStack();
  const { folder: source } = opened.use(await layOutLastRelease());
  const port = await freePort();
  const environment = { PUBLIC_ORIGIN: `http://localhost:${port}` };
  const club = opened.use(await ClubOfNodes.open({ nodes: plan.nodes, flags: plan.flags, source, environment }));
  const clubPorts = club.nodes.map(({ url }) => Number(new URL(url).port));
  const site = opened.use(await startSite({ isPlain: true, port, clubPorts }));
  const ordeal = opened.use(await Ordeal.begin(club, { ...plan, awayMs: 0, comeBack: COME_BACK }));
  const company = opened.use(await Company.sitDown(site.url));
  const playing = company.playOn(2);
  for (const node of club.nodes) {
    await sleep(plan.playMs);
    const standstillMs = await ordeal.during(async (playable) => {
      playable();
      await node.stop();
      await node.restart();
    });
    say(
      `${node.name} is replaced: no table stood still for more than ${((standstillMs.at(-1) ?? 0) / 1000).toFixed(1)} s`,
    );
  }
  await playing;
  const noticed = { ...company.noticed, ...(await eventsNoticed(club)) };
  const { checked, errors, faults } = await ordeal.judge();
  sayTimes(errors);
  for (const { complaints } of club.nodes) sayTimes(complaints);
  for (const [what, row] of Object.entries({ ...checked, noticed })) showTable({ [what]: row });
  return { checked, faults: [...faults, ...refused(errors), ...above(noticed), ...slow(checked["heard"] ?? {})] };
}

/** Events that tell players of what they should not notice. */
async function eventsNoticed({ database }: ClubOfNodes): Promise<Row> {
  const { rows } = await database.db.execute<{ recovered: string; late: string }>(`
    select count(*) filter (where kind = 'tableRecovered') as recovered,
      count(*) filter (where kind = 'turnTimedOut') as late
    from table_events`);
  return { recovered: Number(rows[0]?.recovered), timedOut: Number(rows[0]?.late) };
}

function refused(errors: ReadonlyMap<string, number>): readonly string[] {
  return [...errors].map(([code, times]) => `refused: ${times} × ${code}`);
}

function above(noticed: Row): readonly string[] {
  return Object.entries(noticed).flatMap(([what, times]) => (times > 0 ? [`noticed: ${what} ${times}`] : []));
}

function slow({ p99 = 0, max = 0 }: Row): readonly string[] {
  const late = { p99: p99 > LONGEST_MS.p99, max: max > LONGEST_MS.max };
  return [
    ...(late.p99 ? [`one of a hundred moves was seen after more than ${LONGEST_MS.p99} ms`] : []),
    ...(late.max ? [`a move was seen after more than ${LONGEST_MS.max} ms`] : []),
  ];
}
