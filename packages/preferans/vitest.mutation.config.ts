import { defineConfig } from "vitest/config";

// The tests that a mutant has to survive: all but the two that play thousands of pulyas, which would take hours.
export default defineConfig({
  test: {
    include: ["src/**/*.test.ts"],
    exclude: ["src/properties.test.ts", "src/non-interference.test.ts", "**/node_modules/**"],
  },
});
