/** `npm run dev`: the server, restarted when its sources change, behind the client's Vite with hot reload. */
import "./bootstrap/env-file.mjs";
import { makeDataFolder } from "./bootstrap/exclusive.mjs";
import { DATA_FOLDER } from "./bootstrap/paths.mjs";
import { requireFreePort } from "./bootstrap/port.mjs";
import { startProgram, untilAnswers, untilStopped } from "./bootstrap/serve.mjs";
import { setUp } from "./bootstrap/set-up.mjs";
import { bold, runScript, say } from "./bootstrap/terminal.mjs";

/** Where Vite's proxy looks for the club (apps/web/vite.config.ts), and where Vite itself listens. */
const CLUB_PORT = 3000;
const VITE_PORT = 5173;

await runScript(async () => {
  makeDataFolder();
  await requireFreePort(CLUB_PORT, "localhost");
  await requireFreePort(VITE_PORT, "localhost");
  await setUp();

  const club = `http://localhost:${CLUB_PORT}`;
  const client = `http://localhost:${VITE_PORT}`;
  const env = { PORT: String(CLUB_PORT), DATA_FOLDER, PUBLIC_ORIGIN: `${client},${club}` };
  const server = startProgram(["--watch", "--watch-preserve-output", "apps/server/src/main.ts"], env);
  const vite = startProgram(
    ["node_modules/vite/bin/vite.js", "apps/web", "--port", String(VITE_PORT), "--strictPort"],
    {},
  );
  const stopped = untilStopped([server, vite]);
  if (await untilAnswers(`${club}/healthz`, server)) say(`\n  ${bold(client)}\n`);
  return stopped;
});
