/** `npm run member`: makes a code by which a member comes back who has nothing else left. */
import { askForCode, findMemberByName, type Database } from "@trelyazh/db";
import { skeletonOf, tidyName } from "@trelyazh/protocol";
import { findKeptSecret } from "../../accounts/kept-secret.ts";
import { codeOf } from "../../accounts/members/recovery/code-makers.ts";
import { readConfig } from "../../config/config.ts";
import { readEnvironment } from "../../config/env-file.ts";
import { createLogger } from "../../logger.ts";
import { openBesideClub, runCommand } from "../operator-command.ts";
import { MemberUsageError, readMemberRequest } from "./member-request.ts";

const HOURS = 1;

async function makeCode({ db }: Database, { name, secret }: { readonly name: string; readonly secret: string }) {
  const member = await findMemberByName(db, skeletonOf(tidyName(name)));
  if (member === undefined) throw new MemberUsageError(`There is no member of the name ${name}.`);
  const nobody = { email: null, browser: null, locale: "ru" };
  const id = await askForCode(db, { kind: "operator", userId: member.id, ...nobody, seconds: HOURS * 60 * 60 });
  // What is printed is for the operator alone; the log says that it was done.
  createLogger("info", process.stderr).info({ memberId: member.id }, "an operator has made a code for a member");
  return `${member.name} comes back within an hour by the name and this code, and chooses a new password: ${codeOf(id, secret)}`;
}

async function carryOut(words: readonly string[]): Promise<string> {
  const { name } = readMemberRequest(words);
  const { authSecret, dataFolder } = readConfig(readEnvironment(process.env));
  const secret = authSecret ?? (await findKeptSecret(dataFolder));
  if (secret === null) throw new MemberUsageError("The club's AUTH_SECRET is not known here.");
  await using database = await openBesideClub(process.env);
  return await makeCode(database, { name, secret });
}

await runCommand(() => carryOut(process.argv.slice(2)));
