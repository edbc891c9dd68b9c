import type { JournalEntry } from "@trelyazh/db";
import { expect, test } from "vitest";
import { seatedTable } from "../../testing/in-memory/live-table.ts";
import { foldJournals } from "./fold-journals.ts";
import { entryOf } from "./journal-entries.ts";

/** The journal of a table at which a few steps have been taken, as it is stored. */
async function aJournal(): Promise<JournalEntry[]> {
  const live = await seatedTable();
  for (let step = 0; step < 6; step += 1) await live.goOn();
  return live.store.rows.map((row) => structuredClone(entryOf(row)));
}

test("journals that are whole are counted with their events", async () => {
  const [one, other] = [await aJournal(), await aJournal()];
  const folded = await foldJournals([...one, ...other]);
  expect(folded).toEqual({ journals: 2, events: one.length + other.length, broken: new Map() });
});

test("a journal with a gap, without its beginning, or of an unknown version is named with the reason; others are folded on", async () => {
  const [gap, headless, later, whole] = [await aJournal(), await aJournal(), await aJournal(), await aJournal()];
  gap.splice(3, 1);
  headless.shift();
  const journals = [gap, headless, later.map((entry) => ({ ...entry, schemaVersion: 99 })), whole];
  const { broken, ...counted } = await foldJournals(journals.flat());
  expect(counted).toEqual({ journals: 4, events: journals.flat().length });
  expect(broken.get(gap[0]?.tableId ?? "")).toBe("event 5 stands after 3");
  expect(broken.get(headless[0]?.tableId ?? "")).toContain("has no beginning");
  expect(broken.get(later[0]?.tableId ?? "")).toContain("is of version 99");
  expect(broken.size).toBe(3);
});
