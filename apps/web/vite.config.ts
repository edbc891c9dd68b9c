import tailwindcss from "@tailwindcss/vite";
import { tanstackRouter } from "@tanstack/router-plugin/vite";
import react from "@vitejs/plugin-react";
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
  ],
  worker: { format: "es" },
  server: { proxy: { "/api": { target: CLUB, ws: true } } },
  build: {
    // The content security policy allows no data: scripts or styles; small files stay files.
    assetsInlineLimit: 0,
    sourcemap: true,
  },
});
