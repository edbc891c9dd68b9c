import { randomUUID } from "node:crypto";
import { Socket } from "node:net";
import { connect } from "@nats-io/transport-node";
import { startNatsServer, type NatsServer } from "@trelyazh/testkit";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { z } from "zod";
import { systemClock } from "../clock.ts";
import { createLogger } from "../logger.ts";
import { Instruments } from "../metrics/instruments.ts";
import type { Bus } from "./bus.ts";
import { busCounts } from "./bus-counts.ts";
import { tcpGate } from "../testing/club/tcp-gate.ts";
import { LineBus } from "./line-bus.ts";
import { NatsLine } from "./nats-line.ts";
import { busContract, type Member, type World } from "./testing/bus-contract.ts";
import { readNatsAddress, type NatsSettings } from "./nats-settings.ts";

let nats: NatsServer;

beforeAll(async () => {
  nats = await startNatsServer();
});
afterAll(() => nats[Symbol.asyncDispose]());

function settingsOf(url: string): NatsSettings {
  const address = readNatsAddress(url);
  if (address === null) throw new Error(`${url} is no address`);
  return { ...address, credentialsFile: undefined, caFile: undefined };
}

async function turned(bus: Bus, isUp: boolean): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  using _turning = bus.onTurn(() => resolve());
  if (bus.isUp !== isUp) await promise;
}

/** A node that is joined to a nats-server, as far as its bus goes. */
interface NatsMember extends Member {
  readonly line: NatsLine;
}

interface Connecting {
  readonly url?: string;
  readonly beatMs?: number;
}

/** Nodes of one club on a nats-server. */
class NatsWorld implements World {
  readonly #clubId = randomUUID();
  readonly #server: NatsServer;
  readonly #members: NatsMember[] = [];
  readonly #known = new Set<string>();

  constructor(server: NatsServer = nats) {
    this.#server = server;
  }

  async join(by?: Connecting): Promise<NatsMember> {
    const member = this.add(by);
    this.#known.add(member.bus.nodeId);
    await turned(member.bus, true);
    return member;
  }

  async joinUnknown(): Promise<NatsMember> {
    const member = this.add();
    await turned(member.bus, true);
    return member;
  }

  /** Does not wait until it is connected. */
  add({ url = this.#server.url, beatMs = 50 }: Connecting = {}): NatsMember {
    const [nodeId, instruments, log] = [randomUUID(), new Instruments(), createLogger("silent")];
    const own = { nodeId, clock: systemClock, log };
    const line = new NatsLine({ ...own, settings: settingsOf(url), clubId: this.#clubId, name: nodeId, beatMs });
    const knows = (id: string) => this.#known.has(id);
    const member = { line, instruments, bus: new LineBus({ ...own, line, knows, counts: busCounts(instruments) }) };
    this.#members.push(member);
    return member;
  }

  async send(subject: string, text: string): Promise<void> {
    await using connection = await connect({ servers: this.#server.url });
    connection.publish(`trelyazh.${this.#clubId}.${subject}`, text);
    await connection.flush();
  }

  /** What a line began to listen to last is the last that NATS knows of. */
  async settled(members: readonly NatsMember[] = this.#members): Promise<void> {
    await using connection = await connect({ servers: this.#server.url });
    for (const { line } of members.filter(({ bus }) => bus.isUp)) {
      let isHeard = false;
      const subject = `probe.${randomUUID()}`;
      using _listening = line.listen(subject, () => (isHeard = true));
      while (!isHeard) {
        connection.publish(`trelyazh.${this.#clubId}.${subject}`);
        await connection.flush();
      }
    }
  }

  async cut(): Promise<void> {
    await this.#server.kill();
    await this.#turned(false);
  }

  async mend(): Promise<void> {
    await this.#server.restart();
    await this.#turned(true);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all(this.#members.map(({ bus }) => bus.close()));
  }

  async #turned(isUp: boolean): Promise<void> {
    await Promise.all(this.#members.map(({ bus }) => turned(bus, isUp)));
  }
}

describe("the bus over NATS", () => {
  busContract(() => Promise.resolve(new NatsWorld()));
});

const NOTE = { name: "test.note", version: 1, schema: z.object({ text: z.string() }) };
const ECHO = { name: "test.echo", version: 1, asked: z.string(), answer: z.string() };
const SOON = { withinMs: 60_000 };

function hear(bus: Bus): { readonly texts: readonly string[]; until(text: string): Promise<void> } {
  const texts: string[] = [];
  bus.hear(NOTE, ({ message }) => texts.push(message.text));
  return { texts, until: (text) => expect.poll(() => texts, { interval: 5 }).toContain(text) };
}

describe("a line over NATS", () => {
  test("of another club carries nothing of this one", async () => {
    await using ours = new NatsWorld();
    await using theirs = new NatsWorld();
    const [ann, bob, eve] = [await ours.join(), await ours.join(), await theirs.join()];
    const [bobs, eves] = [hear(bob.bus), hear(eve.bus)];
    using _answering = eve.bus.answer(ECHO, (text) => Promise.resolve(text));
    await Promise.all([ours.settled(), theirs.settled()]);
    ann.bus.tell(NOTE, { text: "ours" });
    await bobs.until("ours");
    await expect(ann.bus.ask(ECHO, "?", { to: eve.bus.nodeId, ...SOON })).rejects.toMatchObject({ fault: "NOBODY" });
    await theirs.settled();
    expect(eves.texts).toEqual([]);
  });

  test("writes at once what is told in one turn of the loop, however many promises that takes", async () => {
    await using world = new NatsWorld();
    const [ann, bob] = [await world.join({ beatMs: 60_000 }), await world.join({ beatMs: 60_000 })];
    const bobs = hear(bob.bus);
    await world.settled();
    using write = vi.spyOn(Socket.prototype, "write");
    for (const text of ["one", "two", "three"]) {
      ann.bus.tell(NOTE, { text });
      // The library's own gathering ends with the microtasks that are under way when something is sent.
      for (let turns = 0; turns < 10; turns += 1) await Promise.resolve();
    }
    await bobs.until("three");
    expect(bobs.texts).toEqual(["one", "two", "three"]);
    const written = write.mock.calls.map(([bytes]) =>
      bytes instanceof Uint8Array ? Buffer.from(bytes).toString() : "",
    );
    expect(written.filter((text) => text.includes("test.note"))).toEqual([
      expect.stringMatching(/one[^]*two[^]*three/),
    ]);
  });

  test("is found whenever NATS comes, however late, and by whichever of its servers is there", async () => {
    await using world = new NatsWorld();
    await nats.kill();
    const [ann, bob] = [world.add(), world.add({ url: `nats://127.0.0.1:1,${nats.url}` })];
    expect(ann.bus.isUp).toBe(false);
    await expect(ann.bus.ask(ECHO, "?", { to: bob.bus.nodeId, ...SOON })).rejects.toMatchObject({ fault: "AWAY" });
    await world.mend();
    expect([ann.bus.isUp, bob.bus.isUp]).toEqual([true, true]);
  });

  test("that is closed while NATS is away tries no more", async () => {
    await nats.kill();
    const world = new NatsWorld();
    const { bus } = world.add();
    await bus.close();
    await nats.restart();
    await world.send("all.test.note", "");
    expect(bus.isUp).toBe(false);
  });

  test("is down when the server takes words and says none, and up when it speaks again", async () => {
    await using world = new NatsWorld();
    const { bus } = await world.join();
    await expect.poll(() => bus.roundTripMs).toBeGreaterThan(0);
    nats.pause();
    await turned(bus, false);
    nats.resume();
    await turned(bus, true);
  });

  test("of a node that does not read is cut and made anew, and costs the others nothing", async () => {
    await using brief = await startNatsServer({ config: 'max_pending: 1MB\nwrite_deadline: "100ms"' });
    await using gate = await tcpGate(brief.url);
    await using world = new NatsWorld(brief);
    const [ann, bob, cyd] = [
      await world.join(),
      await world.join({ url: gate.url, beatMs: 60_000 }),
      await world.join(),
    ];
    const [bobs, cyds] = [hear(bob.bus), hear(cyd.bus)];
    await world.settled();
    const load = "x".repeat(600_000);
    const texts = Array.from({ length: 50 }, (_, index) => `${index} ${load}`);
    gate.freeze();
    // As fast as the server takes them.
    for (const text of texts) {
      ann.bus.tell(NOTE, { text });
      await world.settled([ann]);
    }
    await cyds.until(texts.at(-1) ?? "");
    expect(cyds.texts).toEqual(texts);
    gate.thaw();
    await turned(bob.bus, false);
    await turned(bob.bus, true);
    await world.settled();
    ann.bus.tell(NOTE, { text: "after" });
    await bobs.until("after");
    expect(bobs.texts).toEqual([...texts.slice(0, bobs.texts.length - 1), "after"]);
    expect(bobs.texts.length).toBeLessThan(texts.length);
  });
});
