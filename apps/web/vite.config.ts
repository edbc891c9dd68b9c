import tailwindcss from "@tailwindcss/vite";
import { tanstackRouter } from "@tanstack/router-plugin/vite";
import react from "@vitejs/plugin-react";
import gzip from "rollup-plugin-gzip";
import { defineConfig } from "vite";

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
    // For nginx, which sends these instead of compressing at each request (docs/decisions/008). Only what has a hash in its
    // name: a twin that stayed behind when its file changed would be served in its place.
    gzip({ filter: /^assets\/.*\.(js|css|svg)$/, minSize: 1024, gzipOptions: { level: 9 } }),
  ],
  worker: { format: "es" },
  server: { proxy: { "/api": { target: CLUB, ws: true } } },
  build: {
    // The content security policy allows no data: scripts or styles; small files stay files.
    assetsInlineLimit: 0,
    sourcemap: true,
  },
});
