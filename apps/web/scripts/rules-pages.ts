import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { build, type Plugin } from "vite";
import react from "@vitejs/plugin-react";
import type { StillPage } from "../src/pages/rules/still-page.ts";
import { partsOf } from "./page-heads.ts";
import { htmlOf, robotsTxt, sitemapXml } from "./rules-html.ts";

const ROOT = join(import.meta.dirname, "..");
const ENTRY = join(ROOT, "src/pages/rules/still-pages.tsx");
const MADE = join(ROOT, "node_modules/.cache/trelyazh/rules");

/** Builds what renders the pages, for this process, and has it render them. */
async function render(): Promise<readonly StillPage[]> {
  await build({
    root: ROOT,
    configFile: false,
    logLevel: "error",
    plugins: [react()],
    ssr: { noExternal: /^@trelyazh\// },
    build: {
      ssr: ENTRY,
      outDir: MADE,
      emptyOutDir: true,
      copyPublicDir: false,
      rolldownOptions: { output: { entryFileNames: "still-pages.js" } },
    },
  });
  const made = pathToFileURL(join(MADE, "still-pages.js"));
  // What was just built is made anew by each build of a watching process.
  const { stillPages } = (await import(`${made.href}?${String(Date.now())}`)) as {
    readonly stillPages: () => Promise<readonly StillPage[]>;
  };
  return await stillPages();
}

/**
 * Writes every page of the rules, and what the club keeps, as a file of its own, in both languages, and with it what search engines ask for. `origin` is where
 * the club will be found (docs/operations.md, "Search engines"); without it addresses stay relative, and there is no map of the site.
 */
export function rulesPages(origin: string | null): Plugin {
  return {
    name: "trelyazh:rules-pages",
    apply: "build",
    generateBundle: {
      order: "post",
      async handler(_options, bundle) {
        const shell = bundle["index.html"];
        if (shell?.type !== "asset") throw new Error("The build has no page.");
        const html = String(shell.source);
        const missing = (file: string) => !html.includes(`<link rel="stylesheet" crossorigin href="/${file}"`);
        const pages = await render();
        for (const page of pages) {
          const styles = partsOf(bundle, page.begin).styles.filter(missing);
          const source = htmlOf(page, { shell: html, styles, origin });
          this.emitFile({ type: "asset", fileName: `${page.address.slice(1)}.html`, source });
        }
        this.emitFile({ type: "asset", fileName: "robots.txt", source: robotsTxt(origin) });
        if (origin !== null) {
          this.emitFile({ type: "asset", fileName: "sitemap.xml", source: sitemapXml(pages, origin) });
        }
      },
    },
  };
}
