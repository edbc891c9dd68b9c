/**
 * Records what three people's clients and the club say to one another while they play a whole pulya: the same file for the
 * same behaviour, so that two commits can be compared. Ids, names and times are placeholders in it.
 *
 *     npm run bench:session -- --out session.jsonl                    (of one commit)
 *     npm run bench:session -- --against session.jsonl                (of another: fails where a frame differs)
 */
import { readFileSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { differences } from "./session/differences.ts";
import { playSession } from "./session/play-session.ts";

/** So many differences are shown. */
const SHOWN = 20;

const { values } = parseArgs({
  options: { out: { type: "string" }, against: { type: "string" }, seed: { type: "string", default: "7" } },
});
const lines = await playSession(Number(values.seed));
if (values.out !== undefined) writeFileSync(values.out, `${lines.join("\n")}\n`);
console.log(`${lines.length} frames`);
if (values.against !== undefined) {
  const before = readFileSync(values.against, "utf8").trimEnd().split("\n");
  const found = differences(before, lines);
  for (const { was, is } of found.slice(0, SHOWN)) console.log(`- ${was ?? "nothing"}\n+ ${is ?? "nothing"}`);
  console.log(`${before.length} frames before, ${lines.length} now, ${found.length} differ`);
  process.exitCode = found.length === 0 ? 0 : 1;
}
