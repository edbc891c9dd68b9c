import { randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import { describe, expect, test } from "vitest";
import { refusalOf } from "../testing/people/guest.ts";
import { scrape } from "../testing/club/scrape.ts";
import { startTestClub } from "../testing/club/start-test-club.ts";

const WISH = { preset: "sochi", poolTarget: 10, turnSeconds: 60, bots: 0 } as const;

describe("the metrics", () => {
  test("count what people do, by what came of it, without saying who or where", async () => {
    await using club = await startTestClub({ metrics: true });
    const [ann, bob] = [await club.guest(), await club.guest()];
    const { tableId } = await ann.api.table.create.mutate({ ...WISH, bots: 1 });
    expect(await refusalOf(bob.api.table.join.mutate({ commandId: randomUUID(), tableId, seat: 0 }))).toBe(
      "SEAT_TAKEN",
    );
    await bob.api.table.join.mutate({ commandId: randomUUID(), tableId, seat: 2 });
    // The table starts by itself, after the last chair was taken.
    await expect.poll(async () => (await scrape(club.metricsUrl)).get('trelyazh_tables{status="playing"}')).toBe(1);
    const metrics = await scrape(club.metricsUrl);
    expect(metrics.get('trelyazh_commands_total{procedure="table.create",outcome="OK"}')).toBe(1);
    expect(metrics.get('trelyazh_commands_total{procedure="table.join",outcome="SEAT_TAKEN"}')).toBe(1);
    expect(metrics.get('trelyazh_command_seconds_count{procedure="table.join"}')).toBe(1);
    expect(metrics.get('trelyazh_table_events_total{type="seatTaken"}')).toBeGreaterThanOrEqual(1);
    expect(metrics.get("trelyazh_journal_commit_seconds_count")).toBeGreaterThanOrEqual(1);
    expect(metrics.get("trelyazh_journal_failures_total")).toBe(0);
    expect(metrics.get('trelyazh_database_connections{pool="journal",state="idle"}')).toBeGreaterThanOrEqual(0);
    expect(metrics.get('trelyazh_session_lookups_total{outcome="miss"}')).toBe(2);
    expect(metrics.get("trelyazh_sessions_kept")).toBe(2);
    expect(metrics.get("trelyazh_sockets")).toBe(2);
    expect(metrics.get("trelyazh_socket_frames_received_total")).toBeGreaterThanOrEqual(5);
    expect(metrics.get("trelyazh_tables_held")).toBe(1);
    expect(metrics.get("trelyazh_event_loop_alert")).toBeDefined();
    const everything = [...metrics.keys()].join("\n");
    for (const secret of [tableId, ann.id, bob.id]) expect(everything).not.toContain(secret);
  });

  test("of two clubs in one process are apart", async () => {
    await using one = await startTestClub({ metrics: true });
    await using two = await startTestClub({ metrics: true });
    await (await one.guest()).api.table.create.mutate(WISH);
    const created = 'trelyazh_commands_total{procedure="table.create",outcome="OK"}';
    expect((await scrape(one.metricsUrl)).get(created)).toBe(1);
    expect((await scrape(two.metricsUrl)).get(created)).toBeUndefined();
  });

  test("are not on the public address, and nothing else is on theirs", async () => {
    await using club = await startTestClub({ metrics: true });
    expect((await fetch(`${club.url}/metrics`)).status).toBe(404);
    expect((await fetch(new URL("/healthz", club.metricsUrl ?? ""))).status).toBe(404);
    await using quiet = await startTestClub();
    expect(quiet.metricsUrl).toBeNull();
  });

  test("are those that docs/operations.md tells of, no more and no fewer", async () => {
    await using club = await startTestClub({ metrics: true });
    const guide = await readFile(new URL("../../../../docs/operations.md", import.meta.url), "utf8");
    const told = guide.matchAll(/`((?:trelyazh|nodejs|process)_[a-z0-9_]+)`/g).map(([, name]) => name);
    const text = await (await fetch(club.metricsUrl ?? "")).text();
    const exposed = text.matchAll(/^# TYPE (\S+)/gm).map(([, name]) => name);
    expect(new Set(told)).toEqual(new Set(exposed));
  });
});
