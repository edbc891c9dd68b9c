import { defineConfig } from "vitest/config";

const NOT_HERE = ["**/*.db.test.ts", "**/node_modules/**", "**/dist/**"];

export default defineConfig({
  test: {
    maxWorkers: 2,
    // Limits end what hangs; a busy machine is no failure. So no test has one of its own.
    testTimeout: 600_000,
    hookTimeout: 600_000,
    expect: { poll: { timeout: 60_000 } },
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          include: ["{apps/server,packages/*}/{src,scripts}/**/*.test.ts", "bench/{nodes,session}/**/*.test.ts"],
          exclude: NOT_HERE,
          // A worker loads the modules once for all of its files: they keep nothing that a test could meet.
          isolate: false,
        },
      },
      {
        extends: true,
        test: {
          // Each file has a world of its own: a document, a browser's storage, an environment that is read at the start.
          name: "alone",
          include: [
            "apps/web/{src,scripts}/**/*.test.{ts,tsx}",
            "scripts/{bootstrap,bytes,checks,notices,spec,structure}/**/*.test.ts",
          ],
          exclude: NOT_HERE,
        },
      },
      {
        extends: true,
        test: {
          name: "db",
          include: ["{apps,packages}/*/src/**/*.db.test.ts", "bench/nodes/**/*.db.test.ts"],
          globalSetup: ["@trelyazh/testkit/global-setup"],
          // As in `unit`; what a file keeps is in a database of its own.
          isolate: false,
        },
      },
      {
        extends: true,
        test: {
          name: "nginx",
          include: ["{deploy,nginx}/*.test.ts"],
          globalSetup: ["@trelyazh/testkit/global-setup"],
        },
      },
      {
        extends: true,
        test: { name: "gates", include: ["scripts/gates/*.test.ts"] },
      },
    ],
  },
});
