export { fakeClock, settableClock, type FakeClock } from "./fake-clock.ts";
export { seededRandom, type SeededRandom } from "./seeded-random.ts";
export { bareDatabase, testDatabase } from "./test-database.ts";
