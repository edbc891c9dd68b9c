import type { JournalEntry } from "@trelyazh/db";
import { PRESET_NAMES, settingsOf } from "@trelyazh/preferans";
import { DEFAULT_CONDITIONS, type Conditions } from "@trelyazh/table";
import { expect, test } from "vitest";
import { seatedTable } from "../../testing/in-memory/live-table.ts";
import { entryOf, rowOf } from "./journal-entries.ts";
import { firstState, replay } from "./replay.ts";

/** Settings that there were not when the club's first tables were made, in the table's and in the all-pass's part. */
const LATER = [
  "opennessAfterFirstCard",
  "fourfoldValues",
  "dealerWhists",
  "cleanForHandsOnly",
  "misereKeepsRow",
  "bombs",
];

const withoutLater = (key: string, value: unknown): unknown => (LATER.includes(key) ? undefined : value);

/** An entry as it was stored before there were these settings. */
const asBefore = (entry: JournalEntry): JournalEntry => JSON.parse(JSON.stringify(entry), withoutLater) as JournalEntry; // the same but for some fields of the event

/** The version of the first event of a table on those conditions. */
function versionFor(conditions: Partial<Conditions>): number {
  const event = { type: "tableCreated", ownerId: "ann", settings: settingsOf("sochi"), turnSeconds: 60 } as const;
  const envelope = { seq: 1, at: 0, event: { ...event, ...DEFAULT_CONDITIONS, ...conditions }, turn: null };
  return entryOf({ tableId: "t", envelope, command: null, secret: null }).schemaVersion;
}

test("only the first event of a table that release 1 would play by other rules is of a later version", async () => {
  const usual = settingsOf("sochi", { closeBy: { target: 40 } });
  expect(versionFor({ settings: usual, untimedAlone: true, resultSeconds: 5 })).toBe(1);
  for (const preset of PRESET_NAMES.slice(1)) expect(versionFor({ settings: settingsOf(preset) }), preset).toBe(2);
  expect(versionFor({ settings: settingsOf("sochi", { opennessAfterFirstCard: true }) })).toBe(2);
  expect(versionFor({ settings: settingsOf("sochi", { players: 4 }) })).toBe(2);
  expect([versionFor({ seatsBy: "lot" }), versionFor({ isUnlisted: true })]).toEqual([2, 2]);
  const live = await seatedTable({ wish: { seatsBy: "lot" } });
  const versions = live.store.rows.map((row) => entryOf(row).schemaVersion);
  expect(versions).toEqual([2, ...versions.slice(1).fill(1)]);
});

test("the journal of a table that was made before some settings existed gives the same table", async () => {
  const live = await seatedTable();
  for (let step = 0; step < 6; step += 1) await live.goOn();
  const stored = live.store.rows.map(entryOf);
  const before = stored.map(asBefore);
  expect(JSON.stringify(before)).not.toBe(JSON.stringify(stored));
  const [now, then] = [stored, before].map((entries) => {
    const rows = entries.map(rowOf);
    return replay(firstState(entries[0]?.tableId ?? "", rows), rows).at(-1)?.table;
  });
  expect(then).toEqual(now);
});
