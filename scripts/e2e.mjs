/** `npm run e2e -- <name of a file> <options of Playwright>`: tests in browsers, against the client as it is now. */
import { setUp } from "./bootstrap/set-up.mjs";
import { runScript } from "./bootstrap/terminal.mjs";
import { buildWebClient } from "./bootstrap/web-client.mjs";
import { runPlaywright, takeNodes } from "./checks/runners.mjs";

await runScript(async () => {
  await setUp(buildWebClient);
  const { nodes, parameters } = takeNodes(process.argv.slice(2));
  const { code } = await runPlaywright("e2e-by-hand", parameters, { E2E_NODES: nodes });
  return code;
});
