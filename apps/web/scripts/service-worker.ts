import { join } from "node:path";
import type { Plugin, Rolldown } from "vite";

const SOURCES = join(import.meta.dirname, "../src/service-worker");
const NAME = "sw.js";

/** The client's code, styles, and fonts. */
const NEEDED = /^assets\/.+\.(?:js|css|woff2)$/;
/** Parts of fonts for letters that neither language has, and pages that only developers open. */
const NOT_NEEDED = /-ext-|dev\.gallery/;

function entryOf(bundle: Rolldown.OutputBundle): string {
  const entry = Object.values(bundle).find(
    (file) => file.type === "chunk" && file.isEntry && file.facadeModuleId?.endsWith("index.html") === true,
  );
  if (entry === undefined) throw new Error("The page has no script.");
  return entry.fileName;
}

function filesIn(bundle: Rolldown.OutputBundle): readonly string[] {
  const names = Object.keys(bundle).filter((name) => NEEDED.test(name) && !NOT_NEEDED.test(name));
  return names.toSorted().map((name) => `/${name}`);
}

/**
 * Makes the service worker, a script of its own at the root of the site that knows the files of its build, and the one that an
 * operator may put in its place.
 */
export function serviceWorker(): Plugin {
  return {
    name: "trelyazh:service-worker",
    apply: "build",
    buildStart() {
      this.emitFile({ type: "chunk", id: join(SOURCES, "service-worker.ts"), fileName: NAME });
      this.emitFile({ type: "chunk", id: join(SOURCES, "service-worker-off.ts"), fileName: "sw-off.js" });
    },
    generateBundle: {
      order: "post",
      handler(_options, bundle) {
        const worker = bundle[NAME];
        if (worker?.type !== "chunk") throw new Error("The service worker was not built.");
        // Not all browsers let a service worker be a module.
        if (worker.imports.length > 0)
          throw new Error(`${NAME} shares code with the client: ${worker.imports.join(", ")}`);
        const shell = { entry: `/${entryOf(bundle)}`, files: filesIn(bundle) };
        worker.code = worker.code.replace("SHELL_OF_BUILD", () => JSON.stringify(shell));
      },
    },
  };
}
