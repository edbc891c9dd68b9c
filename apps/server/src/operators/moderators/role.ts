/** `npm run role`: makes a member a moderator, or one no more. The clubs that run on the database ask for the role at each call. */
import { hostname, userInfo } from "node:os";
import { findMemberByName, setModerator, writeAudit } from "@trelyazh/db";
import { skeletonOf, tidyName } from "@trelyazh/protocol";
import { openBesideClub, runCommand } from "../operator-command.ts";
import { readRoleRequest, RoleUsageError, type RoleRequest } from "./role-request.ts";

async function carryOut({ name, isModerator }: RoleRequest): Promise<string> {
  await using database = await openBesideClub(process.env);
  const member = await findMemberByName(database.db, skeletonOf(tidyName(name)));
  if (member === undefined) throw new RoleUsageError(`There is no member of the name ${name}.`);
  const actor = `${userInfo().username}@${hostname()}`;
  await database.withTransaction(async (tx) => {
    await setModerator(tx, member.id, isModerator);
    const details = { role: isModerator ? "moderator" : "none" };
    await writeAudit(tx, { actor, kind: "role", subjectId: member.id, details });
  });
  return `${member.name} (${member.id}) is ${isModerator ? "a moderator" : "no moderator"} now.`;
}

await runCommand(() => carryOut(readRoleRequest(process.argv.slice(2))));
