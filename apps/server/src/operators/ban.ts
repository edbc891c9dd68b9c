/** `npm run ban`: bans a user of the club, or lifts the ban. The clubs that run on the database notice by themselves. */
import { banUser, liftBan, type Executor, type NamedUser } from "@trelyazh/db";
import { systemClock } from "../clock.ts";
import { BanUsageError, readBanRequest, type BanRequest } from "./ban-request.ts";
import { openBesideClub, runCommand } from "./operator-command.ts";

async function carryOut(request: BanRequest): Promise<string> {
  await using database = await openBesideClub(process.env);
  const user = await change(database.db, request);
  if (user === undefined) throw new BanUsageError(`There is no user with the id ${request.userId}.`);
  return `${user.name} (${user.id}) ${outcomeOf(request)}.`;
}

function change(db: Executor, request: BanRequest): Promise<NamedUser | undefined> {
  return request.kind === "ban" ? banUser(db, request) : liftBan(db, request.userId);
}

function outcomeOf(request: BanRequest): string {
  if (request.kind === "lift") return "is not banned any more";
  return request.until === null ? "is banned for good" : `is banned until ${new Date(request.until).toISOString()}`;
}

await runCommand(async () => carryOut(readBanRequest(process.argv.slice(2), systemClock.wall())));
