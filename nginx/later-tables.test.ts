import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { layOutLastRelease } from "./testing/last-release/lay-out.ts";

const run = promisify(execFile);

const ROOT = join(import.meta.dirname, "..");
const JOURNAL = "apps/server/src/tables/journal/journal-entries.ts";

/** What a script prints, line by line, that is run by the source in that folder. */
async function printedBy(folder: string, script: string, ...words: readonly string[]): Promise<readonly string[]> {
  const flags = ["--input-type=module", "--eval", script, "--", join(folder, JOURNAL), ...words];
  const { stdout } = await run(process.execPath, flags, { cwd: join(folder, "apps/server") });
  return stdout.trim().split("\n");
}

/** The first events of tables, as this release stores them: of those that the last one could make, and then of others. */
const MAKE = `
  const { entryOf } = await import(process.argv[1]);
  const { PRESET_NAMES, settingsOf } = await import("@trelyazh/preferans");
  const { DEFAULT_CONDITIONS } = await import("@trelyazh/table");
  const sochi = (change) => ({ settings: { ...settingsOf("sochi"), ...change } });
  const known = [sochi(), { ...sochi({ closeBy: { kind: "each", target: 40, aid: true } }), untimedAlone: true }];
  const later = [
    ...PRESET_NAMES.slice(1).map((preset) => ({ settings: settingsOf(preset) })),
    sochi({ opennessAfterFirstCard: true }),
    sochi({ players: 4 }),
    { ...sochi(), seatsBy: "lot" },
    { ...sochi(), isUnlisted: true },
  ];
  for (const conditions of [known, later]) {
    const entries = conditions.map((each) => {
      const event = { type: "tableCreated", ownerId: "ann", turnSeconds: 60, ...DEFAULT_CONDITIONS, ...each };
      return entryOf({ tableId: "t", envelope: { seq: 1, at: 0, event, turn: null }, command: null, secret: null });
    });
    console.log(JSON.stringify(entries));
  }`;

const READ = `
  const { rowOf } = await import(process.argv[1]);
  for (const entry of JSON.parse(process.argv[2])) {
    try { console.log(rowOf(entry).envelope.event.type); } catch (error) { console.log(error.name); }
  }`;

test("a node of the last release goes on with tables that it could have made, and with no table that it would play by other rules", async () => {
  await using last = await layOutLastRelease();
  const [known = "", later = ""] = await printedBy(ROOT, MAKE);
  expect(new Set(await printedBy(last.folder, READ, known))).toEqual(new Set(["tableCreated"]));
  expect(new Set(await printedBy(last.folder, READ, later))).toEqual(new Set(["LaterEvent"]));
});
