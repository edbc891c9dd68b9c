/** `npm start`: makes the clone ready, builds the client and serves the club until it is told to stop. */
import "./bootstrap/env-file.mjs";
import { performance } from "node:perf_hooks";
import serverFlags from "../apps/server/v8-flags.json" with { type: "json" };
import { makeDataFolder } from "./bootstrap/exclusive.mjs";
import { DATA_FOLDER, WEB_ROOT } from "./bootstrap/paths.mjs";
import { parsePort, requireFreePort } from "./bootstrap/port.mjs";
import { startProgram, untilAnswers, untilStopped } from "./bootstrap/serve.mjs";
import { setUp } from "./bootstrap/set-up.mjs";
import { bold, dim, green, runScript, say, secondsSince } from "./bootstrap/terminal.mjs";
import { buildWebClient } from "./bootstrap/web-client.mjs";

const begin = performance.now();

/** @param {number} port */
function serverEnvironment(port) {
  return {
    NODE_ENV: process.env["NODE_ENV"] ?? "production",
    PORT: String(port),
    WEB_ROOT: process.env["WEB_ROOT"] ?? WEB_ROOT,
    DATA_FOLDER,
  };
}

await runScript(async () => {
  const port = parsePort(process.env["PORT"]);
  say(bold("Trelyazh"));
  makeDataFolder();
  await requireFreePort(port, process.env["HOST"] ?? "localhost");
  await setUp(buildWebClient);

  const started = performance.now();
  const server = startProgram([...serverFlags, "apps/server/src/main.ts"], serverEnvironment(port));
  const stopped = untilStopped([server]);
  const url = `http://localhost:${port}`;
  if (await untilAnswers(`${url}/healthz`, server)) {
    say(`${green("✓")} Server and database started ${dim(secondsSince(started))}`);
    say(`\n  ${bold(url)}  ${dim(`ready in ${secondsSince(begin)}; Ctrl-C stops it`)}\n`);
  }
  return stopped;
});
