/** `npm run e2e -- <name of a file> <options of Playwright>`: tests in browsers, against the client as it is now. */
import { setUp } from "./bootstrap/set-up.mjs";
import { runScript } from "./bootstrap/terminal.mjs";
import { buildWebClient } from "./bootstrap/web-client.mjs";
import { runPlaywright } from "./checks/runners.mjs";

await runScript(async () => {
  await setUp(buildWebClient);
  const { code } = await runPlaywright("e2e-by-hand", process.argv.slice(2));
  return code;
});
