import { tool } from "./paths.mjs";
import { Problem } from "./problem.mjs";
import { lastLines, run } from "./run.mjs";
import { stage } from "./terminal.mjs";

/** Builds the web client; turbo restores it from its cache when nothing that it is made from has changed. */
export async function buildWebClient() {
  await stage("Building the web client", async () => {
    const parameters = ["run", "build", "--filter=@trelyazh/web", "--output-logs=errors-only"];
    const { code, output } = await run(tool("turbo"), parameters, { quiet: true });
    if (code !== 0) {
      throw new Problem(`The web client does not build:\n${lastLines(output, 40)}`, "Run `npm run build` to see more.");
    }
  });
}
