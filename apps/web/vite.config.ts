import tailwindcss from "@tailwindcss/vite";
import { tanstackRouter } from "@tanstack/router-plugin/vite";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import { notesAside } from "./build/notes.ts";
import { serviceWorker } from "./build/service-worker.ts";
import { twins } from "./build/twins.ts";

const MAPS_ARE_PUBLIC = process.env["SOURCE_MAPS"] === "public";
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
    serviceWorker(),
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
    sourcemap: MAPS_ARE_PUBLIC ? true : "hidden",
  },
});
