import { mkdir, rm, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import type { Plugin } from "vite";

const NOTES = join(import.meta.dirname, "../dist-notes");
const IS_NOTE = /\.map$|^\.vite\//;

/**
 * Keeps what a build says of itself (the list of its files, and the maps back to the sources) out of what is served, in a
 * folder of its own: whoever serves `dist` publishes nothing but the client.
 */
export function notesAside(): Plugin {
  return {
    name: "trelyazh:notes-aside",
    apply: "build",
    enforce: "post",
    generateBundle: {
      order: "post",
      async handler(_options, bundle) {
        await rm(NOTES, { recursive: true, force: true });
        await mkdir(NOTES);
        for (const [name, file] of Object.entries(bundle)) {
          if (file.type !== "asset" || !IS_NOTE.test(name)) continue;
          await writeFile(join(NOTES, basename(name)), file.source);
          delete bundle[name];
        }
      },
    },
  };
}
