// Mutation tests of the rules, by hand and a part at a time: `npm run mutate -w packages/preferans -- --mutate src/auction.ts`.
export default {
  testRunner: "vitest",
  plugins: ["@stryker-mutator/vitest-runner"],
  vitest: { configFile: "vitest.mutation.config.ts", related: false },
  mutate: ["src/**/*.ts", "!src/**/*.test.ts", "!src/testing/**", "!src/index.ts"],
  // Stryker would rewrite these with the compiler's programming interface, which TypeScript 7 does not have.
  ignorePatterns: ["tsconfig*.json"],
  coverageAnalysis: "perTest",
  concurrency: 1,
  timeoutMS: 20_000,
  reporters: ["clear-text"],
  clearTextReporter: { allowColor: false, allowEmojis: false, logTests: false, reportTests: false },
};
