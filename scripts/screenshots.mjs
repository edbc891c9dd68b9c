/** `npm run screenshots`: takes the pictures of docs/images anew. */
import { tool } from "./bootstrap/paths.mjs";
import { run } from "./bootstrap/run.mjs";
import { setUp } from "./bootstrap/set-up.mjs";
import { runScript } from "./bootstrap/terminal.mjs";
import { buildWebClient } from "./bootstrap/web-client.mjs";
import { requireBrowser } from "./checks/browser.mjs";

await runScript(async () => {
  await setUp(buildWebClient);
  const env = { CHROMIUM_PATH: await requireBrowser() };
  const { code } = await run(tool("playwright"), ["test", "--config=e2e", "--project=screenshots"], { env });
  return code;
});
