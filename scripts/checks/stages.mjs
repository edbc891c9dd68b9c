import { tool } from "../bootstrap/paths.mjs";
import { run } from "../bootstrap/run.mjs";
import { say } from "../bootstrap/terminal.mjs";
import { requireBrowser } from "./browser.mjs";
import { requireNatsServer } from "./nats.mjs";
import { findNginx } from "./nginx.mjs";
import { requirePython } from "./python.mjs";
import { runPlaywright, runVitest } from "./runners.mjs";
import { tallyOfGate } from "./tally.mjs";

/**
 * @typedef {import("./tally.mjs").Tally} Tally
 *
 * @typedef {object} Stage
 * @property {string} name what `--only` calls it
 * @property {string} title
 * @property {() => Promise<Tally>} run
 *
 * @typedef {readonly (readonly Stage[])[]} Group
 */

/** @param {string} name @param {string} title @param {readonly (readonly string[])[]} commands @returns {Stage} */
function gate(name, title, ...commands) {
  return {
    name,
    title,
    run: async () => {
      for (const [command, ...parameters] of commands) {
        const { code } = await run(tool(command ?? ""), parameters);
        if (code !== 0) return tallyOfGate(code);
      }
      return tallyOfGate(0);
    },
  };
}

/** @type {Stage} */
const nginx = {
  name: "nginx",
  title: "As operators run it: nginx, unit, images",
  run: async () => {
    const found = await findNginx();
    if ("missing" in found) return { passed: 0, failed: 0, notRun: found.missing };
    const browser = await requireBrowser();
    say(`nginx: ${found.program}\nBrowser: ${browser}`);
    const nats = await requireNatsServer();
    return runVitest(["nginx"], { NGINX_PATH: found.program, CHROMIUM_PATH: browser, NATS_SERVER_PATH: nats });
  },
};

/** @type {Stage} */
const units = {
  name: "unit",
  title: "Unit and property tests",
  run: async () => {
    await requirePython();
    return runVitest(["unit", "alone"], { NATS_SERVER_PATH: await requireNatsServer() });
  },
};

/** @type {Stage} */
const db = {
  name: "db",
  title: "Tests with PostgreSQL",
  run: async () => runVitest(["db"], { NATS_SERVER_PATH: await requireNatsServer() }),
};

/** @type {Stage} */
const e2e = { name: "e2e", title: "End to end, in browsers", run: () => runPlaywright("e2e", []) };

/**
 * All of CI: groups one after another, the lanes of a group side by side, the stages of a lane one after another. A group
 * with a failure is run to its end, the groups after it are not.
 *
 * What waits for clocks, databases and browsers leaves the processors idle, and runs beside what does so too. Two lanes
 * are as many as a small machine bears.
 *
 * @type {readonly Group[]}
 */
export const GROUPS = [
  [
    [
      gate("lock", "Lock file is whole", ["node", "scripts/lock.mjs"]),
      gate("types", "Types", [
        "turbo",
        "run",
        "typecheck",
        "//#typecheck:scripts",
        "--continue",
        "--output-logs=errors-only",
      ]),
      gate("lint", "Lint and boundaries", ["turbo", "run", "build:types", "--output-logs=errors-only"], ["oxlint"]),
      { name: "gates", title: "The gates refuse their bad examples", run: () => runVitest(["gates"]) },
    ],
    [
      gate("styles", "Styles name tokens and keep to their component", ["stylelint", "apps/**/*.css"]),
      gate("format", "Format", ["oxfmt", "--check"]),
      gate("knip", "Nothing unused, nothing undeclared", ["knip"], ["knip", "--strict", "--include", "unlisted"]),
      gate("structure", "No heap, no long function, no circle", ["node", "scripts/structure/structure.ts"]),
      gate("notices", "What goes out is named, under a licence that may", [
        "node",
        "scripts/notices/notices.ts",
        "--check",
      ]),
      gate("spec", "Every rule has its test", ["node", "scripts/spec/check-spec.ts"]),
      gate("texts", "Every text is used, in both languages", ["node", "scripts/texts.mjs"]),
      gate("migrations", "The migrations make the schema", ["node", "packages/db/scripts/check-migrations.ts"]),
      gate("build", "Build", ["turbo", "run", "build", "--output-logs=errors-only"]),
      gate("bytes", "No page is over its budget of bytes", ["node", "scripts/bytes/bytes.ts"]),
    ],
  ],
  [[units, db, nginx], [e2e]],
];

/** @type {readonly Stage[]} */
export const STAGES = GROUPS.flat(2);
