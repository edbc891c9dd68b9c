export { fakeClock, settableClock, type FakeClock } from "./fake-clock.ts";
export { startNatsServer, type NatsServer } from "./nats-server.ts";
export { seededRandom, type SeededRandom } from "./seeded-random.ts";
export { bareDatabase, testDatabase } from "./test-database.ts";
