import { defineConfig } from "vitest/config";

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
          include: [
            "{apps,packages}/*/{src,scripts}/**/*.test.{ts,tsx}",
            "scripts/{bootstrap,bytes,checks,notices,spec,structure}/**/*.test.ts",
            "bench/{nodes,session}/**/*.test.ts",
          ],
          exclude: ["**/*.db.test.ts", "**/node_modules/**", "**/dist/**"],
        },
      },
      {
        extends: true,
        test: {
          name: "db",
          include: ["{apps,packages}/*/src/**/*.db.test.ts", "bench/nodes/**/*.db.test.ts"],
          globalSetup: ["@trelyazh/testkit/global-setup"],
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
