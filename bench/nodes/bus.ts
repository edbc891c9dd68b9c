/**
 * What a message between two nodes costs: both ends in this process, over a hub within it, over the club's bus on NATS, and
 * over the bare NATS client, which is the baseline. Rounds are interleaved; medians are shown.
 *
 *     node bench/nodes/bus.ts --messages 50000 --bytes 1000 --runs 5
 */
import { Console } from "node:console";
import { randomUUID } from "node:crypto";
import { parseArgs } from "node:util";
import { connect, type Msg } from "@nats-io/transport-node";
import { z } from "zod";
import type { Bus, Notice, Question } from "../../apps/server/src/bus/bus.ts";
import { createBus } from "../../apps/server/src/bus/create-bus.ts";
import { LocalHub } from "../../apps/server/src/bus/local-hub.ts";
import { readNatsAddress } from "../../apps/server/src/bus/nats-settings.ts";
import { systemClock } from "../../apps/server/src/clock.ts";
import { createLogger } from "../../apps/server/src/logger.ts";
import { Instruments } from "../../apps/server/src/metrics/instruments.ts";
import { cpuMs } from "../load/machine/machine.ts";
import { TemporaryNats } from "../load/machine/nats.ts";

const { values } = parseArgs({
  options: {
    messages: { type: "string", default: "50000" },
    bytes: { type: "string", default: "1000" },
    runs: { type: "string", default: "5" },
  },
});
const MESSAGES = Number(values.messages);
const RUNS = Number(values.runs);
const BODY = "x".repeat(Number(values.bytes));

/** As many come out of one turn of the loop of a busy node. */
const AT_ONCE = 50;

const FRAMES: Notice<{ readonly heads: readonly (readonly [number, number])[] }> = {
  name: "bench.frames",
  version: 1,
  schema: z.object({ heads: z.array(z.tuple([z.number(), z.number()])) }),
};
const MOVE: Question<{ readonly tableId: string; readonly move: string }, { readonly seq: number }> = {
  name: "bench.move",
  version: 1,
  asked: z.object({ tableId: z.string(), move: z.string() }),
  answer: z.object({ seq: z.number() }),
};
const HEADS = { heads: [[1, 2]] } as const;
const ASKED = { tableId: randomUUID(), move: "pass" };

/** One end tells the other so many messages, or asks it so many questions; resolves when all have come. */
interface Way extends AsyncDisposable {
  tell(messages: number): Promise<void>;
  ask(): Promise<void>;
}

async function inTurns(messages: number, send: () => void): Promise<void> {
  for (let sent = 0; sent < messages; sent += 1) {
    send();
    if (sent % AT_ONCE === 0) await new Promise((resolve) => setImmediate(resolve));
  }
}

/** Counts what has arrived. */
class Arrivals {
  #left = 0;
  #all = Promise.withResolvers<void>();

  expect(messages: number): Promise<void> {
    this.#left = messages;
    this.#all = Promise.withResolvers();
    return this.#all.promise;
  }

  note(): void {
    this.#left -= 1;
    if (this.#left === 0) this.#all.resolve();
  }
}

function busWay(from: Bus, to: Bus): Way {
  const arrivals = new Arrivals();
  to.hear(FRAMES, () => arrivals.note());
  to.answer(MOVE, () => Promise.resolve({ seq: 1 }));
  return {
    async tell(messages) {
      const all = arrivals.expect(messages);
      await inTurns(messages, () => from.tell(FRAMES, HEADS, { body: BODY }));
      await all;
    },
    ask: async () => void (await from.ask(MOVE, ASKED, { to: to.nodeId, withinMs: 60_000 })),
    async [Symbol.asyncDispose]() {
      await from.close();
      await to.close();
    },
  };
}

async function isUp(bus: Bus): Promise<Bus> {
  const { promise, resolve } = Promise.withResolvers<void>();
  using _turning = bus.onTurn(() => resolve());
  if (!bus.isUp) await promise;
  return bus;
}

async function natsWay(url: string): Promise<Way> {
  const [clubId, address] = [randomUUID(), readNatsAddress(url)];
  if (address === null) throw new Error(`${url} is no address of NATS`);
  const open = async () => {
    const own = {
      nodeId: randomUUID(),
      nodeName: "bench",
      instruments: new Instruments(),
      log: createLogger("silent"),
    };
    const nats = { ...address, credentialsFile: undefined, caFile: undefined };
    const shared = { clock: systemClock, knows: () => true, getClubId: () => Promise.resolve(clubId), nats };
    return isUp(await createBus({ ...own, ...shared }));
  };
  return busWay(await open(), await open());
}

async function rawWay(url: string): Promise<Way> {
  const [from, to] = [await connect({ servers: url, noEcho: true }), await connect({ servers: url, noEcho: true })];
  const arrivals = new Arrivals();
  const text = `${JSON.stringify(HEADS)}\n${BODY}`;
  const note = (_: Error | null, message: Msg) => {
    if (message.string() !== "") arrivals.note();
  };
  to.subscribe("bench.frames", { callback: note });
  to.subscribe("bench.move", {
    callback: (_, message) => void message.respond(JSON.stringify({ seq: message.json() })),
  });
  await to.flush();
  return {
    async tell(messages) {
      const all = arrivals.expect(messages);
      await inTurns(messages, () => from.publish("bench.frames", text));
      await all;
    },
    ask: async () => void (await from.request("bench.move", JSON.stringify(ASKED), { timeout: 60_000 })).json(),
    async [Symbol.asyncDispose]() {
      await from.close();
      await to.close();
    },
  };
}

interface Cost {
  readonly perSecond: number;
  /** Microseconds of both ends, and of NATS, for each message or question. */
  readonly cpu: number;
  readonly natsCpu: number;
}

async function measure(natsPid: number, run: () => Promise<void>): Promise<Cost> {
  const [began, before, natsBefore] = [performance.now(), process.cpuUsage(), await cpuMs(natsPid)];
  await run();
  const [ms, { user, system }] = [performance.now() - began, process.cpuUsage(before)];
  const natsMs = (await cpuMs(natsPid)) - natsBefore;
  return { perSecond: (MESSAGES / ms) * 1000, cpu: (user + system) / MESSAGES, natsCpu: (natsMs * 1000) / MESSAGES };
}

async function askAll(way: Way): Promise<void> {
  const lane = async () => {
    for (let asked = 0; asked < MESSAGES / AT_ONCE; asked += 1) await way.ask();
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
}

function median(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;
}

await using nats = await TemporaryNats.start();
const hub = new LocalHub();
const ways: Readonly<Record<string, Way>> = {
  raw: await rawWay(nats.url),
  nats: await natsWay(nats.url),
  hub: busWay(hub.join(randomUUID()), hub.join(randomUUID())),
};
const costs = new Map<string, Cost[]>();
// The first round warms up.
for (let run = 0; run <= RUNS; run += 1) {
  for (const [name, way] of Object.entries(ways)) {
    const told = await measure(nats.pid, () => way.tell(MESSAGES));
    const asked = await measure(nats.pid, () => askAll(way));
    if (run === 0) continue;
    for (const [kind, cost] of [
      [`tell ${name}`, told],
      [`ask ${name}`, asked],
    ] as const)
      costs.set(kind, [...(costs.get(kind) ?? []), cost]);
  }
}
for (const way of Object.values(ways)) await way[Symbol.asyncDispose]();

const medianOf = (kind: string, key: keyof Cost) => median((costs.get(kind) ?? []).map((cost) => cost[key]));
new Console(process.stdout).table(
  Object.fromEntries(
    [...costs.keys()].toSorted().map((kind) => [
      kind,
      {
        perSecond: Math.round(medianOf(kind, "perSecond")),
        "cpu µs": Number(medianOf(kind, "cpu").toFixed(1)),
        "nats µs": Number(medianOf(kind, "natsCpu").toFixed(1)),
        "cpu to raw": Number((medianOf(kind, "cpu") / medianOf(`${kind.split(" ")[0]} raw`, "cpu")).toFixed(2)),
      },
    ]),
  ),
);
