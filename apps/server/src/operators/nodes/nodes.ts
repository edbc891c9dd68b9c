/** `npm run nodes`: lists the processes of the club, and tells one to hand its tables on or to take some again. */
import { countOrphans, reportNodes, setLeaving, type Database } from "@trelyazh/db";
import { describeNode } from "./nodes-report.ts";
import { NODES_USAGE, readNodesRequest, type NodesRequest } from "./nodes-request.ts";
import { openBesideClub, runCommand, UsageError } from "../operator-command.ts";

async function carryOut(request: NodesRequest): Promise<string> {
  if (request.kind === "help") return NODES_USAGE;
  await using database = await openBesideClub(process.env);
  return await (request.kind === "list" ? list(database) : turn(database, request));
}

async function list({ db }: Database): Promise<string> {
  const nodes = await reportNodes(db);
  const orphans = await countOrphans(db);
  return [
    ...(nodes.length === 0 ? ["No process of the club is known."] : nodes.map(describeNode)),
    ...(orphans === 0 ? [] : [`unfinished tables that are nobody's at present: ${orphans}`]),
  ].join("\n");
}

async function turn(
  { db }: Database,
  { kind, name }: { readonly kind: string; readonly name: string },
): Promise<string> {
  const nodes = await reportNodes(db);
  const alive = nodes.filter(({ leaseLeftMs }) => leaseLeftMs > 0);
  const named = alive.filter((node) => node.name === name);
  if (named.length === 0)
    throw new UsageError(
      `No node "${name}" is alive, but ${alive.map((node) => `"${node.name}"`).join(", ") || "none"}.`,
    );
  await setLeaving(db, { ids: named.map(({ id }) => id), isLeaving: kind === "empty" });
  return kind === "empty"
    ? `${name} hands its tables on from the next second on; npm run nodes says how many it has still.`
    : `${name} takes tables again from the next second on.`;
}

await runCommand(async () => carryOut(readNodesRequest(process.argv.slice(2))));
