import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";

export const ROOT = fileURLToPath(new URL("../..", import.meta.url));
export const NODE_MODULES = join(ROOT, "node_modules");
export const WEB_ROOT = join(ROOT, "apps/web/dist");

/** Returns the path of a tool that the dependencies brought. @param {string} name */
export function tool(name) {
  return join(NODE_MODULES, ".bin", name);
}

/** Where the club keeps its database, secret and locks. */
export const DATA_FOLDER = process.env["DATA_FOLDER"] ?? join(ROOT, ".data");

/**
 * The environment for our tools: the pinned Node first on the path, whatever the system has, and without the variables
 * that `npm run` leaves behind, which would steer an npm or turbo inside.
 */
export function toolEnvironment() {
  const inherited = Object.entries(process.env).filter(
    ([name]) => !/^npm_(config|lifecycle|package|command)/.test(name),
  );
  return {
    ...Object.fromEntries(inherited),
    // Every process would compile the same sources again: the tests start hundreds.
    NODE_COMPILE_CACHE: join(NODE_MODULES, ".cache/compiled"),
    PATH: [join(NODE_MODULES, ".bin"), process.env["PATH"]].join(delimiter),
    TURBO_TELEMETRY_DISABLED: "1",
    TURBO_NO_UPDATE_NOTIFIER: "1",
    DO_NOT_TRACK: "1",
  };
}
