/** `npm run incident`: exports a table's journal for whoever looks for a fault, without names and without hands that are not over. */
import { z } from "zod";
import { readJournal } from "../tables/journal/database-store.ts";
import { incidentOf } from "./incident-file.ts";
import { openBesideClub, runCommand, UsageError } from "./operator-command.ts";

const INCIDENT_USAGE = "npm run --silent incident -- <table id> > incident.json";

async function carryOut(words: readonly string[]): Promise<string> {
  const [tableId, ...more] = words;
  if (more.length > 0 || !z.uuid().safeParse(tableId).success)
    throw new UsageError(`One table is to be named, by the id in its address.\n${INCIDENT_USAGE}`);
  await using database = await openBesideClub(process.env);
  const rows = await readJournal(database, { tableId: tableId ?? "", afterSeq: 0 });
  if (rows.length === 0) throw new UsageError(`There is no table ${tableId}.`);
  return JSON.stringify(incidentOf(rows), null, 1);
}

await runCommand(async () => carryOut(process.argv.slice(2)));
