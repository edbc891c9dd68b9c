/** `npm run member`: makes a code by which a member comes back who has nothing else left, writes out all that the club keeps of somebody, or deletes them. */
import { userInfo } from "node:os";
import { askForCode, findLivingUser, findMemberByName, type Database } from "@trelyazh/db";
import { skeletonOf, tidyName } from "@trelyazh/protocol";
import { findKeptSecret } from "../../accounts/kept-secret.ts";
import { codeOf } from "../../accounts/members/recovery/code-makers.ts";
import { readConfig } from "../../config/config.ts";
import { readEnvironment } from "../../config/env-file.ts";
import { createLogger } from "../../logger.ts";
import { openBesideClub, runCommand } from "../operator-command.ts";
import { deleteMember, exportMember, type MemberAct } from "./member-data.ts";
import { MemberUsageError, readMemberRequest } from "./member-request.ts";

const HOURS = 1;

/** Names are members' alone; a guest is found by their id. */
async function findNamed({ db }: Database, name: string): Promise<MemberAct["member"]> {
  const found = (await findMemberByName(db, skeletonOf(tidyName(name)))) ?? (await findLivingUser(db, name));
  if (found === undefined) throw new MemberUsageError(`There is no member of the name ${name}, and nobody of that id.`);
  return found;
}

async function makeCode({ db }: Database, member: MemberAct["member"]): Promise<string> {
  const { authSecret, dataFolder } = readConfig(readEnvironment(process.env));
  const secret = authSecret ?? (await findKeptSecret(dataFolder));
  if (secret === null) throw new MemberUsageError("The club's AUTH_SECRET is not known here.");
  const nobody = { email: null, browser: null, locale: "ru" };
  const id = await askForCode(db, { kind: "operator", userId: member.id, ...nobody, seconds: HOURS * 60 * 60 });
  // What is printed is for the operator alone; the log says that it was done.
  createLogger("info", process.stderr).info({ memberId: member.id }, "an operator has made a code for a member");
  return `${member.name} comes back within an hour by the name and this code, and chooses a new password: ${codeOf(id, secret)}`;
}

async function carryOut(words: readonly string[]): Promise<string> {
  const request = readMemberRequest(words);
  await using database = await openBesideClub(process.env);
  const act = { member: await findNamed(database, request.name), operator: userInfo().username };
  switch (request.kind) {
    case "code":
      return await makeCode(database, act.member);
    case "export":
      return await exportMember(database, act, request.file);
    case "delete":
      return await deleteMember(database, act);
  }
}

await runCommand(() => carryOut(process.argv.slice(2)));
