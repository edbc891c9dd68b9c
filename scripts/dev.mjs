/** `npm run dev`: the server, restarted when its sources change, behind the client's Vite with hot reload. */
import { makeDataFolder } from "./bootstrap/exclusive.mjs";
import { DATA_FOLDER } from "./bootstrap/paths.mjs";
import { parsePort, requireFreePort } from "./bootstrap/port.mjs";
import { startProgram, untilAnswers, untilStopped } from "./bootstrap/serve.mjs";
import { setUp } from "./bootstrap/set-up.mjs";
import { bold, runScript, say, stage } from "./bootstrap/terminal.mjs";

await runScript(async () => {
  const port = parsePort(process.env["PORT"]);
  const serverPort = port + 1;
  makeDataFolder();
  await requireFreePort(port, "localhost");
  await requireFreePort(serverPort, "localhost");
  await setUp();

  const serverUrl = `http://localhost:${serverPort}`;
  const env = { PORT: String(serverPort), DATA_FOLDER, PUBLIC_ORIGIN: `http://localhost:${port}` };
  const server = startProgram(["--watch", "--watch-preserve-output", "apps/server/src/main.ts"], env);
  const vite = startProgram(["node_modules/vite/bin/vite.js", "apps/web", "--port", String(port), "--strictPort"], {
    SERVER_URL: serverUrl,
  });
  const stopped = untilStopped([server, vite]);
  await stage("Starting the server and its database", () => untilAnswers(`${serverUrl}/health`, server));
  say(`\n  ${bold(`http://localhost:${port}`)}\n`);
  return stopped;
});
