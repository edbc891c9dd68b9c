import { isCard } from "@trelyazh/preferans";
import { describe, expect, test } from "vitest";
import { replayIncident } from "../simulation/replay-incident.ts";
import { seatedTable, type LiveTable } from "../testing/in-memory/live-table.ts";
import { incidentOf, readIncident, type Incident } from "./incident-file.ts";

/** As it comes out of a file. */
function exported({ store }: LiveTable): Incident {
  const incident = readIncident(JSON.parse(JSON.stringify(incidentOf(store.rows))));
  if (incident === null) throw new Error("it cannot be read");
  return incident;
}

/** A table in the middle of its third deal. */
async function playedTable(): Promise<LiveTable> {
  const live = await seatedTable({ wish: { poolTarget: 20 } });
  while (((await live.table()).pulya?.dealNumber ?? 0) < 3) await live.goOn();
  for (let steps = 0; steps < 4; steps += 1) await live.goOn();
  return live;
}

describe("an incident", () => {
  test("tells no names, no ids, and no seed or hand of a deal that is not over", async () => {
    const live = await playedTable();
    const incident = exported(live);
    const text = JSON.stringify(incident);
    const ids = live.store.rows.flatMap(({ command }) => command?.id ?? []);
    const seeds = live.store.rows.findLast(({ secret }) => secret !== null)?.secret;
    const secrets = [...ids, ...Object.values(seeds ?? {})];
    expect(secrets.length).toBeGreaterThan(10);
    expect(seeds).toMatchObject({ serverSeed: expect.any(String), nextSeed: expect.any(String) });
    for (const secret of ["Ann", "ann", "Bob", "Cid", "serverSeed", live.tableId, ...secrets])
      expect(text).not.toContain(secret);
    expect(text).toContain("member 3");
    const dealing = incident.events.find(({ seq }) => seq === incident.unfinishedFrom)?.event;
    expect(dealing).toMatchObject({ type: "game", event: { type: "dealt" } });
    const hidden = JSON.stringify(dealing).match(/[6-9TJQKA][shdc]/g) ?? [];
    expect(hidden.filter(isCard)).toEqual([]);
    expect(incident.events).toHaveLength(live.store.rows.length);
  });

  test("is played again, checked, and played on", async () => {
    const live = await playedTable();
    const { faults, events, playedOn } = await replayIncident(exported(live), 1);
    expect(faults).toEqual([]);
    expect(events).toBe(live.store.rows.length);
    expect(playedOn?.events).toBeGreaterThan(events);
  });

  test("of a table that is over is played again to its end", async () => {
    const live = await seatedTable({ wish: { poolTarget: 2 } });
    while ((await live.table()).status !== "finished") await live.goOn();
    const incident = exported(live);
    expect(incident.unfinishedFrom).toBeNull();
    expect(await replayIncident(incident, 1)).toEqual({ faults: [], events: live.store.rows.length, playedOn: null });
  });

  test("with a gap, or with an event that the rules do not bring about, is found out", async () => {
    const incident = exported(await playedTable());
    const without = (seq: number) => ({ ...incident, events: incident.events.filter((each) => each.seq !== seq) });
    expect((await replayIncident(without(8), 1)).faults.join()).toContain("gap");
    const changed = incident.events.map((each) =>
      each.event.type === "game" && each.event.event.type === "cardPlayed"
        ? { ...each, event: { ...each.event, event: { ...each.event.event, by: 1 as const } } }
        : each,
    );
    expect((await replayIncident({ ...incident, events: changed }, 1)).faults.join()).toContain("from the rules");
  });

  test.each([null, 3, {}, { kind: "incident" }, { kind: "incident", events: [], unfinishedFrom: null }])(
    "%j is none",
    (value) => {
      expect(readIncident(value)).toBeNull();
    },
  );
});
