import tailwindcss from "@tailwindcss/vite";
import { tanstackRouter } from "@tanstack/router-plugin/vite";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import { notesAside } from "./scripts/notes.ts";
import { pageHeads } from "./scripts/page-heads.ts";
import { originOf } from "./scripts/rules-html.ts";
import { rulesPages } from "./scripts/rules-pages.ts";
import { serviceWorker } from "./scripts/service-worker.ts";
import { twins } from "./scripts/twins.ts";

const MAPS_ARE_PUBLIC = process.env["SOURCE_MAPS"] === "public";
// Search engines want whole addresses (docs/operations.md).
const ORIGIN = originOf(process.env["PUBLIC_ORIGIN"]);
const CLUB = "http://127.0.0.1:3000";

export default defineConfig({
  plugins: [
    tanstackRouter({
      target: "react",
      autoCodeSplitting: true,
      quoteStyle: "double",
      semicolons: true,
      tmpDir: "node_modules/.cache/tanstack-router",
    }),
    react(),
    tailwindcss(),
    pageHeads(),
    serviceWorker(),
    rulesPages(ORIGIN),
    twins(),
    // The maps back to the sources are published only where somebody wants them to be (docs/operations.md).
    MAPS_ARE_PUBLIC ? [] : notesAside(),
  ],
  worker: { format: "es" },
  server: { proxy: { "/api": { target: CLUB, ws: true } } },
  build: {
    // The content security policy allows no data: scripts or styles; small files stay files.
    assetsInlineLimit: 0,
    manifest: true,
    // Whoever gets a copy of a library gets its licence: /third-party.txt names what the scripts hold.
    license: { fileName: "third-party.txt" },
    rolldownOptions: {
      output: {
        codeSplitting: {
          // The libraries that every page begins with are one file, which most releases leave as it is.
          // Our own part of it is one more: many small files compress worse, and each is a request.
          groups: [
            { name: "libraries", tags: ["$initial"], test: /node_modules/ },
            {
              name: "club",
              tags: ["$initial"],
              test: /apps\/web\/src\/(?!service-worker)|packages\/(?:protocol|table)/,
            },
          ],
        },
      },
    },
    sourcemap: MAPS_ARE_PUBLIC ? true : "hidden",
  },
});
