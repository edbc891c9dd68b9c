/** `npm run forgive`: what somebody has left up to now counts for nothing, and their rest is over. The clubs that run on the database notice by themselves. */
import { findPersonToForgive } from "@trelyazh/db";
import { skeletonOf, tidyName } from "@trelyazh/protocol";
import { forgive } from "../../conduct/forgiving.ts";
import { createLogger } from "../../logger.ts";
import { openBesideClub, runCommand } from "../operator-command.ts";
import { ForgiveUsageError, readForgiveRequest } from "./forgive-request.ts";

async function carryOut(words: readonly string[]): Promise<string> {
  const { who, why } = readForgiveRequest(words);
  await using database = await openBesideClub(process.env);
  const person = await findPersonToForgive(database.db, { id: who, skeleton: skeletonOf(tidyName(who)) });
  if (person === undefined) throw new ForgiveUsageError(`There is nobody of the name or id ${who}.`);
  await forgive(database, { userId: person.id, why });
  // Why it was is in the row.
  createLogger("info", process.stderr).info({ memberId: person.id }, "an operator has forgiven somebody");
  return `${person.name} (${person.id}) is forgiven what they have left up to now, and may sit down again.`;
}

await runCommand(() => carryOut(process.argv.slice(2)));
