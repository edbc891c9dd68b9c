export { fakeClock, type FakeClock } from "./fake-clock.ts";
export { seededRandom, type SeededRandom } from "./seeded-random.ts";
export { testDatabase } from "./test-database.ts";
