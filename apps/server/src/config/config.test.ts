import { readFileSync } from "node:fs";
import { parseEnv } from "node:util";
import { RELEASE } from "@trelyazh/protocol";
import { describe, expect, test } from "vitest";
import { ConfigError, readConfig, type Environment } from "./config.ts";

const FAULTY = {
  PORT: "70000",
  DATABASE_URL: "mysql://club:hunter2@x",
  NATS_URL: "nats://club:hunter2@x:99999",
  NATS_CREDENTIALS: "/nowhere/club.creds",
  NODE_NAME: "my node",
  AUTH_SECRET: "short",
  PUBLIC_ORIGIN: "club.example, https://a.example, ftp://x",
  WEB_ROOT: "/nowhere",
  BOT_DELAY_MS: "fast",
  METRICS_PORT: "-1",
  METRIC_PORT: "9464",
  MAINTENANCE: "yes",
  TRUSTED_PROXIES: "loopback, 10.0.0.0/99, proxy",
  LOG_LEVEL: "loud",
};

function faultsOf(environment: Environment): readonly string[] {
  try {
    readConfig(environment, () => false);
    return [];
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return error.faults;
  }
}

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
    expect(faultsOf({ WORKER_THREADS: "0" })).toEqual(["WORKER_THREADS=0 is no whole number from 1 to 256."]);
  });

  test("tells every fault at once, in words and with its remedy", () => {
    expect(faultsOf(FAULTY)).toEqual([
      "PORT=70000 is no whole number from 0 to 65535.",
      expect.stringMatching(/^DATABASE_URL is no address of a PostgreSQL\. One looks like postgres:\/\//),
      expect.stringMatching(/^NATS_URL is no address of NATS\. One looks like nats:\/\//),
      expect.stringMatching(/^NODE_NAME=my node is no name of a node\./),
      expect.stringMatching(/^AUTH_SECRET has 5 characters, and 32 are needed\. `openssl rand/),
      expect.stringMatching(
        /^PUBLIC_ORIGIN=.* where it says "club\.example", "ftp:\/\/x"\. Write an address as https:/,
      ),
      "BOT_DELAY_MS=fast is no whole number from 0 to 60000.",
      "METRICS_PORT=-1 is no whole number from 0 to 65535.",
      "MAINTENANCE=yes is none of on, off.",
      expect.stringMatching(
        /^TRUSTED_PROXIES=.* where it says "10\.0\.0\.0\/99", "proxy"\. Write addresses or networks/,
      ),
      expect.stringMatching(/^LOG_LEVEL=loud is none of fatal, error,/),
      expect.stringMatching(/^WEB_ROOT=\/nowhere has no index\.html .*`npm run build`/),
      expect.stringMatching(/^NATS_CREDENTIALS=\/nowhere\/club\.creds names no file/),
      "METRIC_PORT is no variable of the club. If METRICS_PORT is meant, write it so.",
    ]);
  });

  test("never shows what is secret in it, nor words that only a program understands", () => {
    expect(() => readConfig(FAULTY)).toThrow(ConfigError);
    expect(faultsOf(FAULTY).join("\n")).not.toMatch(/short|hunter2|NaN|undefined|received|expected|Invalid/);
  });

  test("does not take the example's secret for one", () => {
    expect(faultsOf({ AUTH_SECRET: "change-me-change-me-change-me-change-me" })).toEqual([
      expect.stringMatching(/^AUTH_SECRET is the one of the example/),
    ]);
  });

  test("keeps the metrics off the public port", () => {
    const taken = ["METRICS_PORT=3000 is PORT as well. Choose another one for the metrics."];
    expect(faultsOf({ METRICS_PORT: "3000" })).toEqual(taken);
    expect(faultsOf({ METRICS_PORT: "3000", HOST: "0.0.0.0", METRICS_HOST: "10.0.0.1" })).toEqual(taken);
    expect(faultsOf({ METRICS_PORT: "3000", HOST: "10.0.0.2", METRICS_HOST: "10.0.0.1" })).toEqual([]);
    expect(faultsOf({ PORT: "0", METRICS_PORT: "0" })).toEqual([]);
  });

  test("is that of one process unless it says where NATS is", () => {
    expect(readConfig({}).nats).toBeNull();
    expect(readConfig({ NATS_URL: "nats://a.example", NODE_NAME: "club-2" })).toMatchObject({
      nats: { servers: ["a.example:4222"], isEncrypted: false, account: null },
      nodeName: "club-2",
    });
    expect(readConfig({ PORT: "4000" }).nodeName).toMatch(/^.+:4000$/);
    expect(readConfig({ PORT: "0" }).nodeName).toBeUndefined();
    const several = { NATS_URL: "tls://club:a%40b@[::1]:4223, tls://club:a%40b@b.example" };
    expect(readConfig({ ...several, NATS_CA: "ca.pem" }, () => true).nats).toEqual({
      servers: ["[::1]:4223", "b.example:4222"],
      isEncrypted: true,
      account: { user: "club", password: "a@b" },
      credentialsFile: undefined,
      caFile: "ca.pem",
    });
  });

  test.each([
    "a.example:4222",
    "http://a.example",
    "nats://",
    "nats://a.example/club",
    "nats://a.example,",
    "nats://a.example, tls://b.example",
    "nats://club:one@a.example, nats://club:two@a.example",
    "nats://club:%ff@a.example",
  ])("has no NATS at %s", (NATS_URL) => {
    expect(faultsOf({ NATS_URL })).toEqual([expect.stringMatching(/^NATS_URL is no address of NATS/)]);
  });

  test("has no credentials for no NATS", () => {
    expect(faultsOf({ NATS_CREDENTIALS: "x", NATS_CA: "y" })).toEqual([
      expect.stringMatching(/^NATS_CREDENTIALS is set, and NATS_URL is not/),
      expect.stringMatching(/^NATS_CA is set, and NATS_URL is not/),
    ]);
  });

  test("goes on with a misspelt variable, and tells of it", () => {
    const meant = [{ written: "PUBLIC_ORGIN", meant: "PUBLIC_ORIGIN" }];
    expect(readConfig({ PUBLIC_ORGIN: "https://club.example" }).misspellings).toEqual(meant);
  });

  test("may refuse older clients than the source does, but not those of its own release", () => {
    expect(readConfig({ OLDEST_RELEASE: String(RELEASE) }).oldestRelease).toBe(RELEASE);
    expect(() => readConfig({ OLDEST_RELEASE: String(RELEASE + 1) })).toThrow(/OLDEST_RELEASE=/);
    expect(() => readConfig({ OLDEST_RELEASE: "0" })).toThrow(/OLDEST_RELEASE=/);
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

  test("has backups made where it says, or in the data folder where the club has its own database; or none", () => {
    expect(readConfig({}).backups).toEqual({ folder: ".data/backups", keep: 7 });
    const ofOnesOwn = { DATABASE_URL: "postgres://club@localhost/club" };
    expect(readConfig(ofOnesOwn).backups).toBeNull();
    const settings = readConfig({ ...ofOnesOwn, BACKUP_FOLDER: "/backups", BACKUP_KEEP: "3" }).backups;
    expect(settings).toEqual({ folder: "/backups", keep: 3 });
    expect(readConfig({ BACKUP_KEEP: "0" }).backups).toBeNull();
  });

  test("cannot be changed", () => {
    expect(Object.isFrozen(readConfig({}))).toBe(true);
  });

  test("has an example file that is readable and names every variable", () => {
    const text = readFileSync(new URL("../../../../.env.example", import.meta.url), "utf8");
    // Its values are examples, so that a copy of it changes nothing.
    expect(parseEnv(text)).toEqual({});
    const example = parseEnv(text.replaceAll(/^#(?=[A-Z])/gm, ""));
    const config = readConfig({ ...example, AUTH_SECRET: "x".repeat(32) }, () => true);
    const { limits, mail, web, backups, nats, misspellings, ...others } = config;
    expect(misspellings).toEqual([]);
    const values = [others, limits, web, backups ?? {}].flatMap((part): unknown[] => Object.values(part));
    expect(values).not.toContain(undefined);
    expect(nats).toMatchObject({ credentialsFile: example["NATS_CREDENTIALS"], caFile: example["NATS_CA"] });
    expect(mail).toMatchObject({ url: example["MAIL_URL"], from: example["MAIL_FROM"] });
    const ofOthers = Object.keys(example).filter((name) => /^(?:NATS|MAIL)_/.test(name));
    expect(Object.keys(example)).toHaveLength(values.length + ofOthers.length);
  });
});
