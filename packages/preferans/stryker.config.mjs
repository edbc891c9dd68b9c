// Mutation tests of the rules, by hand and a part at a time: `npm run mutate -w packages/preferans -- --mutate src/auction.ts`.
export default {
  testRunner: "vitest",
  plugins: ["@stryker-mutator/vitest-runner"],
  vitest: { related: false },
  mutate: ["src/**/*.ts", "!src/**/*.test.ts", "!src/testing/**", "!src/index.ts"],
  ignorePatterns: [
    // Stryker would rewrite these with the compiler's programming interface, which TypeScript 7 does not have.
    "tsconfig*.json",
    // Thousands of pulyas for each mutant would take days; the other tests have to kill it alone.
    "src/properties.test.ts",
    "src/non-interference.test.ts",
    "scripts",
  ],
  coverageAnalysis: "perTest",
  concurrency: 1,
  timeoutMS: 20_000,
  reporters: ["clear-text"],
  clearTextReporter: { allowColor: false, allowEmojis: false, logTests: false, reportTests: false },
};
