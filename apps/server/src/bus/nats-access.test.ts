import { execFileSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { encodeAccount, encodeOperator, encodeUser, fmtCreds } from "@nats-io/jwt";
import { connect, nkeys } from "@nats-io/transport-node";
import { startNatsServer } from "@trelyazh/testkit";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { systemClock } from "../clock.ts";
import { readConfig } from "../config/config.ts";
import { createLogger } from "../logger.ts";
import { NatsLine } from "./nats-line.ts";

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "trelyazh-nats-access-"));
  makeCertificate();
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const inFolder = (name: string) => join(folder, name);

/** A certificate of this machine, signed by itself. */
function makeCertificate(): void {
  const names = ["-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1"];
  const files = ["-keyout", inFolder("server.key"), "-out", inFolder("server.crt")];
  const kind = ["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-noenc", "-days", "1"];
  execFileSync("openssl", [...kind, ...names, ...files], { stdio: "ignore" });
}

/** What the club brings for operators, with the password that they choose. */
function configOfOperators(): string {
  const file = new URL("../../../../deploy/nats/nats.conf", import.meta.url);
  return readFileSync(file, "utf8")
    .replace("$NATS_PASSWORD", '"p@ss word"')
    .replaceAll(/^#(?=tls \{|  |\})/gm, "")
    .replaceAll("/etc/nats", folder);
}

interface Ends extends AsyncDisposable {
  readonly line: NatsLine;
  /** The messages of its log so far. */
  readonly told: readonly string[];
}

/** A line as the configuration of an operator makes it. */
function lineBy(environment: Readonly<Record<string, string>>, clubId: string): Ends {
  const { nats } = readConfig(environment);
  if (nats === null) throw new Error("no NATS is configured");
  const told: string[] = [];
  const log = createLogger("info", { write: (text: string) => void told.push(text) });
  const line = new NatsLine({ settings: nats, clubId, name: "node", clock: systemClock, log });
  line.attach({ onTurn: () => undefined, onNobody: () => undefined });
  return { line, told, [Symbol.asyncDispose]: () => line.close() };
}

const isUp = ({ line }: Ends) => expect.poll(() => line.isUp, { interval: 5 });
const saying = ({ told }: Ends, words: string) => expect.poll(() => told.join(""), { interval: 5 }).toContain(words);

describe("NATS as the club brings its configuration", () => {
  test("lets nodes in by an encrypted line, and only to speak in their club's name", async () => {
    await using nats = await startNatsServer({ config: configOfOperators() });
    const NATS_URL = `tls://club:p%40ss%20word@localhost:${nats.port}`;
    const NATS_CA = inFolder("server.crt");
    const clubId = randomUUID();
    await using node = lineBy({ NATS_URL, NATS_CA }, clubId);
    await isUp(node).toBe(true);
    const heard: string[] = [];
    await using other = lineBy({ NATS_URL: NATS_URL.replace("localhost", "127.0.0.1"), NATS_CA }, clubId);
    await isUp(other).toBe(true);
    other.line.listen("all.test", ({ text }) => heard.push(text));
    await using prober = await connect({
      servers: `localhost:${nats.port}`,
      user: "club",
      pass: "p@ss word",
      tls: { caFile: NATS_CA },
    });
    const complaints: string[] = [];
    void (async () => {
      for await (const status of prober.status()) if (status.type === "error") complaints.push(status.error.message);
    })();
    prober.publish("somebody.else", "");
    prober.subscribe("somebody.>", { callback: () => undefined });
    await expect.poll(() => complaints.length, { interval: 5 }).toBe(2);
    expect(complaints.join("\n")).toMatch(/publish to "somebody\.else"(.|\n)*subscription to "somebody\.>"/i);
    const sayAndHear = () => {
      node.line.send({ subject: "all.test", text: "in the club's name" });
      return heard;
    };
    await expect.poll(sayAndHear, { interval: 5 }).toContain("in the club's name");
    expect(node.told.join("")).not.toMatch(/p@ss|p%40ss/);
  });

  test("lets in nobody with another password, by a line in the clear, or who does not know its certificate", async () => {
    await using nats = await startNatsServer({ config: configOfOperators() });
    const at = (account: string, scheme = "tls") => `${scheme}://${account}@localhost:${nats.port}`;
    const NATS_CA = inFolder("server.crt");
    await using wrong = lineBy({ NATS_URL: at("club:guess"), NATS_CA }, "x");
    await using stranger = lineBy({ NATS_URL: at("club:p%40ss%20word") }, "x");
    await saying(wrong, "Authorization Violation");
    await saying(stranger, "self-signed certificate");
    expect([wrong, stranger].map(({ line }) => line.isUp)).toEqual([false, false]);
    await using clear = await startNatsServer();
    await using node = lineBy({ NATS_URL: `tls://localhost:${clear.port}` }, "x");
    await saying(node, "NATS is away");
    expect(node.line.isUp).toBe(false);
    expect([...wrong.told, ...stranger.told].join("")).not.toMatch(/guess|p%40ss/);
  });
});

const NO_LIMITS = { conn: -1, subs: -1, data: -1, payload: -1 };

test("credentials of nsc let a node in, and are read again when they have been renewed", async () => {
  const [operator, account, user] = [nkeys.createOperator(), nkeys.createAccount(), nkeys.createUser()];
  const operatorJwt = await encodeOperator("operator", operator);
  const accountJwt = await encodeAccount("account", account, { limits: NO_LIMITS }, { signer: operator });
  const credentials = await encodeUser("node", user, account, {});
  await using nats = await startNatsServer({
    config: `operator: ${operatorJwt}
      resolver: MEMORY
      resolver_preload: { ${account.getPublicKey()}: ${accountJwt} }`,
  });
  const file = inFolder("club.creds");
  await writeFile(file, "expired");
  await using node = lineBy({ NATS_URL: nats.url, NATS_CREDENTIALS: file }, "x");
  await saying(node, "NATS is away");
  await writeFile(file, fmtCreds(credentials, user));
  await expect.poll(() => node.line.isUp, { interval: 5 }).toBe(true);
});
