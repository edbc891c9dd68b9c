import { afterEach, expect, test, vi } from "vitest";
import { requireNatsServer } from "./nats.mjs";

afterEach(() => vi.unstubAllEnvs());

test("a nats-server that is named is the one", async () => {
  vi.stubEnv("NATS_SERVER_PATH", process.execPath);
  expect(await requireNatsServer()).toBe(process.execPath);
});

test("a nats-server that is named but not there is a problem", async () => {
  vi.stubEnv("NATS_SERVER_PATH", "/nowhere/nats-server");
  await expect(requireNatsServer()).rejects.toThrow("NATS_SERVER_PATH names /nowhere/nats-server");
});
