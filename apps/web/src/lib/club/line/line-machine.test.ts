import fc from "fast-check";
import { expect, test } from "vitest";
import { GOOD_NETWORK, SimulatedLine, type Network } from "./testing/simulated-line.ts";

const LATENCY_MS = GOOD_NETWORK.latencyMs;
const NO_SOCKETS: Network = { ...GOOD_NETWORK, upgrade: "closes" };
const DEAD: Network = { upgrade: "hangs", passes: false, http: "hangs", latencyMs: LATENCY_MS };
const OFF: Network = { upgrade: "closes", passes: false, http: "fails", latencyMs: 1 };

function wanted(network: Network = GOOD_NETWORK): SimulatedLine {
  const line = new SimulatedLine();
  line.network.now = network;
  line.tell({ type: "wanted" });
  return line;
}

/** A line whose socket has carried for long. */
function established(): SimulatedLine {
  const line = wanted();
  line.advance(30_000);
  line.effects.length = 0;
  return line;
}

const count = (line: SimulatedLine, type: string) => line.effects.filter((effect) => effect.type === type).length;

test("a line opens when something is first asked of it", () => {
  const line = new SimulatedLine();
  line.advance(60_000);
  expect([line.name, line.effects]).toEqual(["idle", []]);
  line.tell({ type: "wanted" });
  expect([line.name, line.carrier]).toEqual(["connecting", null]);
  line.advance(LATENCY_MS);
  expect([line.name, line.carrier]).toEqual(["connecting", { kind: "socket", id: 1, isProven: false }]);
  line.advance(LATENCY_MS);
  expect([line.name, line.carrier]).toEqual(["open", { kind: "socket", id: 1, isProven: true }]);
});

test("a line of which nothing has been asked for two minutes is closed, and opens again", () => {
  const line = established();
  line.tell({ type: "unwanted" });
  line.advance(119_000);
  expect(line.sockets.size).toBe(1);
  line.advance(1_000);
  expect([line.name, line.sockets.size]).toEqual(["idle", 0]);
  line.advance(600_000);
  expect(line.sockets.size).toBe(0);
  line.tell({ type: "wanted" });
  expect(line.until(() => line.name === "open", 1_000)).toBeLessThanOrEqual(2 * LATENCY_MS + 10);
});

test.each<readonly [string, Partial<Network>, number]>([
  ["cannot be opened", { upgrade: "closes" }, 500],
  ["are never answered", { upgrade: "hangs" }, 2_000],
  ["open and swallow everything", { passes: false }, 2_000],
])("where sockets %s but HTTP answers, everything goes over HTTP within seconds", (_, fault, withinMs) => {
  const line = wanted({ ...GOOD_NETWORK, ...fault });
  expect(line.until(() => line.name === "http", 5_000)).toBeLessThanOrEqual(withinMs);
  expect(line.carrier).toMatchObject({ kind: "http" });
});

test("sockets are tried again with growing pauses while everything goes over HTTP, and taken when they answer", () => {
  const line = wanted(NO_SOCKETS);
  line.advance(60_000);
  const [inFirstMinute, atMost] = [count(line, "open"), 6];
  expect(inFirstMinute).toBeGreaterThan(2);
  expect(inFirstMinute).toBeLessThan(atMost);
  line.effects.length = 0;
  line.advance(600_000);
  expect(count(line, "open")).toBeLessThan(atMost);
  line.network.now = GOOD_NETWORK;
  line.until(() => line.name === "open", 310_000);
  expect(line.carrier).toMatchObject({ kind: "socket", isProven: true });
});

test("sockets that die young are given up as well", () => {
  const line = wanted();
  for (let times = 0; times < 2; times += 1) {
    line.until(() => line.name === "open", 5_000);
    line.advance(1_000);
    line.close();
  }
  line.advance(200);
  expect(line.name).toBe("http");
});

test("what was due is not forgotten when an event comes before the timer, as on a busy page", () => {
  const line = wanted(NO_SOCKETS);
  line.advance(3_000);
  line.effects.length = 0;
  // The timer is late, and something else happens first.
  line.now += 60_000;
  line.tell({ type: "unanswered" });
  expect(count(line, "open")).toBe(1);
});

test("a socket that broke after a long life is made anew at once", () => {
  const line = established();
  line.close();
  expect(line.name).toBe("connecting");
  expect(line.until(() => line.name === "open", 1_000)).toBeLessThan(500);
  expect(count(line, "probe")).toBe(0);
});

test("a frozen socket on which something waits is doubted after two seconds, and replaced within six", () => {
  const line = established();
  line.freeze();
  line.send();
  line.advance(1_990);
  expect(line.name).toBe("open");
  line.advance(10);
  expect(line.name).toBe("doubtful");
  const old = line.carrier;
  const found = line.until(() => line.name === "open", 4_000);
  expect(found).toBeLessThanOrEqual(1_200);
  expect(line.carrier).not.toEqual(old);
  expect(line.sockets.size).toBe(1);
});

test("a frozen socket on which nothing waits is replaced within fifteen seconds", () => {
  const line = established();
  line.freeze();
  const old = line.carrier;
  expect(line.until(() => line.carrier !== null && line.carrier.id !== old?.id, 15_000)).toBeLessThanOrEqual(13_500);
  expect(line.name).toBe("open");
});

test("the club's side of a line that goes only one way is not taken for an answer", () => {
  const line = established();
  line.freeze();
  line.send();
  const id = line.carrier?.id ?? 0;
  // An answer to what was sent long ago says nothing of what was sent now.
  line.tell({ type: "answered", id, sentAt: line.now - 5_000 });
  expect(line.until(() => line.carrier?.id !== id, 6_000)).toBeLessThanOrEqual(3_300);
});

test("a slow club is not taken for a dead line: what waits is followed by a ping", () => {
  const line = established();
  const id = line.carrier?.id ?? 0;
  line.tell({ type: "sent", id });
  line.advance(30_000);
  expect([line.name, line.carrier?.id, count(line, "open")]).toEqual(["open", id, 0]);
});

test.each([1_000, 2_500, 4_000])(
  "a line with %i ms there and back keeps the socket by which it answers",
  (latencyMs) => {
    const line = wanted({ ...GOOD_NETWORK, latencyMs });
    line.until(() => line.name === "open", 20_000);
    line.advance(15_000);
    const id = line.carrier?.id;
    for (let times = 0; times < 5; times += 1) {
      line.send();
      line.advance(20_000);
    }
    expect(line.carrier?.id).toBe(id);
  },
);

test("a frozen socket whose successors are refused is left for HTTP", () => {
  const line = established();
  line.freeze();
  line.network.now = NO_SOCKETS;
  line.send();
  expect(line.until(() => line.name === "http", 6_000)).toBeLessThanOrEqual(3_300);
});

test("a line on which nothing answers is told as lost after six seconds, and comes back with the network", () => {
  const line = established();
  line.freeze();
  line.network.now = DEAD;
  line.send();
  line.advance(5_990);
  expect(line.name).toBe("doubtful");
  line.advance(10);
  expect(line.name).toBe("connecting");
  line.advance(60_000);
  line.network.now = GOOD_NETWORK;
  expect(line.until(() => line.name === "open" || line.name === "http", 15_000)).toBeLessThan(13_000);
});

test("the browser's word that there is no network is told at once, and found out", () => {
  const line = established();
  line.network.now = OFF;
  line.freeze();
  line.tell({ type: "offline" });
  expect(line.name).toBe("offline");
  line.advance(30_000);
  expect(line.name).toBe("offline");
  line.network.now = GOOD_NETWORK;
  line.tell({ type: "online" });
  expect(line.until(() => line.name === "open", 2_000)).toBeLessThanOrEqual(1_200);
});

test("a browser that is wrong about the network is not believed for longer than an answer takes", () => {
  const line = established();
  line.tell({ type: "offline" });
  line.advance(LATENCY_MS);
  expect(line.name).toBe("open");
});

test.each(["online", "woken"] as const)(
  "%s: a socket that died in its sleep is replaced within two seconds",
  (type) => {
    const line = established();
    line.freeze();
    line.tell({ type });
    expect(count(line, "ping")).toBe(1);
    const old = line.carrier?.id;
    expect(line.until(() => line.carrier?.id !== old, 2_000)).toBeLessThanOrEqual(1_200);
  },
);

test("woken: a socket that is well stays", () => {
  const line = established();
  line.tell({ type: "woken" });
  line.advance(10_000);
  expect([line.name, count(line, "open")]).toEqual(["open", 0]);
});

test("woken while everything goes over HTTP: both HTTP and sockets are looked at", () => {
  const line = wanted(NO_SOCKETS);
  line.advance(100_000);
  line.network.now = GOOD_NETWORK;
  line.tell({ type: "woken" });
  expect(line.until(() => line.name === "open", 1_000)).toBeLessThanOrEqual(2 * LATENCY_MS + 10);
});

test("HTTP that has stopped answering is left, and nothing carries until something answers", () => {
  const line = wanted(NO_SOCKETS);
  line.advance(3_000);
  line.network.now = OFF;
  line.tell({ type: "unanswered" });
  expect(line.name).toBe("doubtful");
  line.advance(100);
  expect([line.name, line.carrier]).toEqual(["connecting", null]);
  line.advance(60_000);
  line.network.now = NO_SOCKETS;
  expect(line.until(() => line.name === "http", 15_000)).toBeLessThan(10_000);
});

test("a stream over HTTP that is swallowed is asked for in brief ones; what is subscribed moves over", () => {
  const line = wanted(NO_SOCKETS);
  line.advance(3_000);
  const before = line.carrier;
  line.tell({ type: "streamSwallowed" });
  expect(before).toMatchObject({ kind: "http", isBrief: false });
  expect(line.carrier).toMatchObject({ kind: "http", isBrief: true });
  expect(line.carrier?.id).not.toBe(before?.id);
  line.advance(1_000);
  expect(line.name).toBe("http");
});

test("a club that restarts is waited for, not gone around", () => {
  const line = established();
  line.network.now = { ...OFF, http: "there" };
  line.close(1012);
  expect(line.name).toBe("restarting");
  expect(count(line, "probe")).toBe(0);
  line.network.now = OFF;
  line.advance(10_000);
  expect(line.name).toBe("restarting");
  line.network.now = GOOD_NETWORK;
  expect(line.until(() => line.name === "open", 15_000)).toBeLessThan(6_000);
});

test("a node that goes is left for another one at once, however young the socket was", () => {
  const line = wanted();
  line.advance(1_000);
  for (let node = 0; node < 3; node++) {
    line.effects.length = 0;
    line.close(1001);
    expect([count(line, "open"), count(line, "probe")]).toEqual([1, 0]);
    expect(line.until(() => line.name === "open", 1_000)).toBeLessThanOrEqual(2 * LATENCY_MS + 10);
  }
});

test("a renewed line is another socket, and the old one is not waited for", () => {
  const line = established();
  const old = line.carrier;
  line.tell({ type: "renewed" });
  expect(line.carrier).toBeNull();
  line.advance(2 * LATENCY_MS);
  expect([line.name, line.sockets.size]).toEqual(["open", 1]);
  expect(line.carrier?.id).not.toBe(old?.id);
});

test("a renewed line over HTTP stays there, and everything is asked for anew", () => {
  const line = wanted(NO_SOCKETS);
  line.advance(3_000);
  const old = line.carrier;
  line.tell({ type: "renewed" });
  expect(line.carrier).toMatchObject({ kind: "http" });
  expect(line.carrier?.id).not.toBe(old?.id);
});

test("a line that is not wanted is not opened by being renewed", () => {
  const line = new SimulatedLine();
  line.tell({ type: "renewed" });
  expect(line.effects).toEqual([]);
});

test("an outdated client stays outdated, and what is under way goes on", () => {
  const line = established();
  line.tell({ type: "outdated" });
  line.close();
  line.advance(5_000);
  expect(line.name).toBe("outdated");
  expect(line.carrier).toMatchObject({ kind: "socket", isProven: true });
});

const network = fc.record<Network>({
  upgrade: fc.constantFrom("opens", "closes", "hangs"),
  passes: fc.boolean(),
  http: fc.constantFrom("there", "fails", "hangs"),
  latencyMs: fc.constantFrom(1, 50, 900, 3_000),
});

const happening = fc.oneof(
  network.map((now) => (line: SimulatedLine) => void (line.network.now = now)),
  fc.integer({ min: 0, max: 20_000 }).map((ms) => (line: SimulatedLine) => line.advance(ms)),
  fc.constantFrom(1001, 1006, 1012, 4001, 1000).map((code) => (line: SimulatedLine) => line.close(code)),
  fc
    .constantFrom(
      { type: "wanted" } as const,
      { type: "unwanted" } as const,
      { type: "offline" } as const,
      { type: "online" } as const,
      { type: "woken" } as const,
      { type: "renewed" } as const,
      { type: "unanswered" } as const,
      { type: "streamSwallowed" } as const,
    )
    .map((event) => (line: SimulatedLine) => line.tell(event)),
  fc.constant((line: SimulatedLine) => line.send()),
  fc.constant((line: SimulatedLine) => line.freeze()),
);

test("whatever has happened: once the network is well, everything goes on within fifteen seconds", () => {
  fc.assert(
    fc.property(fc.array(happening, { maxLength: 40 }), (happenings) => {
      const line = new SimulatedLine();
      for (const happen of happenings) {
        happen(line);
        expect(line.sockets.size).toBeLessThanOrEqual(2);
        expect(line.carrier?.kind !== "socket" || line.sockets.has(line.carrier.id)).toBe(true);
      }
      line.network.now = GOOD_NETWORK;
      line.tell({ type: "wanted" });
      // Something is under way all the time, as the button that somebody has pressed.
      const isCarried = () => {
        line.send();
        const { carrier } = line;
        if (carrier?.kind === "http") return true;
        return carrier?.kind === "socket" && carrier.isProven && line.sockets.get(carrier.id)?.isAlive === true;
      };
      line.until(isCarried, 15_000);
    }),
    { numRuns: 300 },
  );
});

test("whatever has happened: a line that is no longer wanted comes to rest", () => {
  fc.assert(
    fc.property(fc.array(happening, { maxLength: 40 }), (happenings) => {
      const line = new SimulatedLine();
      for (const happen of happenings) happen(line);
      line.tell({ type: "unwanted" });
      line.advance(150_000);
      line.effects.length = 0;
      line.advance(3_600_000);
      expect([line.effects, line.sockets.size]).toEqual([[], 0]);
    }),
    { numRuns: 300 },
  );
});
