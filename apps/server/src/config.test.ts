import { readFileSync } from "node:fs";
import { parseEnv } from "node:util";
import { RELEASE } from "@trelyazh/protocol";
import { describe, expect, test } from "vitest";
import { ConfigError, readConfig } from "./config.ts";

describe("the configuration", () => {
  test("needs nothing at all", () => {
    expect(readConfig({})).toMatchObject({
      host: "localhost",
      port: 3000,
      databaseUrl: undefined,
      web: { publicOrigins: [] },
    });
  });

  test("has a thread for heavy work even on one processor, and none too many", () => {
    expect(readConfig({}).workerThreads).toBeGreaterThanOrEqual(1);
    expect(readConfig({ WORKER_THREADS: "3" }).workerThreads).toBe(3);
    expect(() => readConfig({ WORKER_THREADS: "0" })).toThrow(/WORKER_THREADS:/);
  });

  test("lists every fault at once", () => {
    const faulty = { PORT: "70000", DATABASE_URL: "mysql://x", AUTH_SECRET: "short", LOG_LEVEL: "loud" };
    expect(() => readConfig(faulty)).toThrow(ConfigError);
    expect(() => readConfig(faulty)).toThrow(/PORT:.*\n.*DATABASE_URL:.*\n.*AUTH_SECRET:.*\n.*LOG_LEVEL:/);
  });

  test("may refuse older clients than the source does, but not those of its own release", () => {
    expect(readConfig({ OLDEST_RELEASE: String(RELEASE) }).oldestRelease).toBe(RELEASE);
    expect(() => readConfig({ OLDEST_RELEASE: String(RELEASE + 1) })).toThrow(/OLDEST_RELEASE:/);
    expect(() => readConfig({ OLDEST_RELEASE: "0" })).toThrow(/OLDEST_RELEASE:/);
  });

  test("takes a variable set to nothing for one that is not set", () => {
    expect(readConfig({ DATABASE_URL: "", AUTH_SECRET: " ", WEB_ROOT: "", PUBLIC_ORIGIN: "" })).toEqual(readConfig({}));
    expect(readConfig({ PORT: "", WORKER_THREADS: " " })).toEqual(readConfig({}));
  });

  test("keeps the origins only of the public addresses", () => {
    expect(readConfig({ PUBLIC_ORIGIN: "https://club.example/, http://localhost:3000" }).web.publicOrigins).toEqual([
      "https://club.example",
      "http://localhost:3000",
    ]);
  });

  test("cannot be changed", () => {
    expect(Object.isFrozen(readConfig({}))).toBe(true);
  });

  test("has an example file that is readable and names every variable", () => {
    const example = parseEnv(readFileSync(new URL("../.env.example", import.meta.url), "utf8"));
    const config = readConfig(example);
    const { limits, web, ...others } = config;
    const values = [others, limits, web].flatMap((part): unknown[] => Object.values(part));
    expect(values).not.toContain(undefined);
    expect(Object.keys(example)).toHaveLength(values.length);
  });
});
