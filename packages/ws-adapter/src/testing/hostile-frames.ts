/** Numbers from 0 to 1 that a seed repeats. */
export type Random = () => number;

/** Mulberry32. */
export function seededRandom(seed: number): Random {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function oneOf<T>(random: Random, choices: readonly [T, ...T[]]): T {
  return choices[Math.floor(random() * choices.length)] ?? choices[0];
}

function upTo(random: Random, limit: number): number {
  return Math.floor(random() * limit);
}

const JUNK: readonly [unknown, ...unknown[]] = [
  null,
  true,
  0,
  -1,
  1e308,
  "",
  "x",
  "\u0000",
  "🂡",
  "\ud800",
  "__proto__",
  "x".repeat(700),
  [],
  {},
  [[[]]],
  { toString: 1, constructor: 2 },
];
/** One procedure that refuses everybody, and others that do not exist. */
const PATHS: readonly [unknown, ...unknown[]] = [
  "refuse",
  "missing",
  "__proto__",
  "constructor",
  "refuse.call",
  "",
  1,
  null,
];
const METHODS: readonly [unknown, ...unknown[]] = [
  "query",
  "mutation",
  "subscription",
  "subscription.stop",
  "reconnect",
  "",
  1,
];
const KEYS = ["id", "jsonrpc", "method", "params"] as const;

function message(random: Random): Record<string, unknown> {
  const junk = () => oneOf(random, JUNK);
  const made: Record<string, unknown> = {
    id: random() < 0.7 ? upTo(random, 20) : junk(),
    method: random() < 0.9 ? oneOf(random, METHODS) : junk(),
    params:
      random() < 0.9
        ? { path: oneOf(random, PATHS), input: junk(), lastEventId: random() < 0.5 ? "1" : junk() }
        : junk(),
  };
  if (random() < 0.2) made["jsonrpc"] = random() < 0.5 ? "2.0" : junk();
  if (random() < 0.1) delete made[oneOf(random, KEYS)];
  return made;
}

function spoil(random: Random, text: string): string {
  const at = upTo(random, text.length);
  const spoiler = String.fromCharCode(upTo(random, 0x3000));
  return oneOf(random, [
    text.slice(0, at),
    text.slice(0, at) + spoiler + text.slice(at + 1),
    text.slice(0, at) + text.slice(at) + text.slice(at),
    text.replace("{", '{"__proto__":{"id":1},"id":{},'),
  ]);
}

const TEXTS: readonly [(random: Random) => string, ...((random: Random) => string)[]] = [
  (random) => JSON.stringify(message(random)),
  (random) => JSON.stringify(message(random)),
  (random) => spoil(random, JSON.stringify(message(random))),
  (random) => JSON.stringify(Array.from({ length: upTo(random, 30) }, () => message(random))),
  (random) => JSON.stringify(oneOf(random, JUNK)),
  (random) => oneOf(random, ["[", '{"a":', "[{}", '"']).repeat(1 + upTo(random, 2_000)),
  (random) => Array.from({ length: upTo(random, 200) }, () => String.fromCharCode(upTo(random, 0x1_0000))).join(""),
];

/** Returns the text of a frame that no server should do anything about but refuse it. */
export function hostileText(random: Random): string {
  return oneOf(random, TEXTS)(random);
}

function randomBytes(random: Random, length: number): Buffer {
  return Buffer.from(Array.from({ length }, () => upTo(random, 256)));
}

/** A frame with that first byte, masked with zeros, so that its payload stays as it is. */
function masked(first: number, payload: Buffer): Buffer {
  const length =
    payload.length < 126 ? [0x80 | payload.length] : [0x80 | 126, payload.length >> 8, payload.length & 0xff];
  return Buffer.concat([Buffer.from([first, ...length, 0, 0, 0, 0]), payload]);
}

const BYTES: readonly [(random: Random) => Buffer, ...((random: Random) => Buffer)[]] = [
  (random) => randomBytes(random, 1 + upTo(random, 300)),
  // Not masked.
  (random) => Buffer.concat([Buffer.from([0x81, 20]), randomBytes(random, 20)]),
  // Reserved bits and opcodes.
  (random) => masked(0x80 | upTo(random, 128), randomBytes(random, upTo(random, 200))),
  // Invalid UTF-8.
  (random) => masked(0x81, Buffer.concat([Buffer.from('"'), randomBytes(random, 50)])),
  // Fragments that never end, and one that continues nothing.
  (random) =>
    Buffer.concat(
      Array.from({ length: 1 + upTo(random, 300) }, (_, index) => masked(index === 0 ? 0x01 : 0x00, Buffer.from(" "))),
    ),
  () => masked(0x80, Buffer.from("{}")),
  // Lengths that are not kept, or are absurd.
  (random) => Buffer.from([0x81, 0xff, ...randomBytes(random, 8), 0, 0, 0, 0, 1, 2, 3]),
  () => Buffer.from([0x81, 0xfe, 0xff, 0xff, 0, 0, 0, 0]),
  // Close frames of one byte, with codes that are not to be sent, and with more than fits.
  () => masked(0x88, Buffer.from([3])),
  (random) => masked(0x88, randomBytes(random, 2 + upTo(random, 200))),
  (random) => masked(0x89, randomBytes(random, upTo(random, 200))),
];

/** Returns bytes that are mostly not even a frame. */
export function hostileBytes(random: Random): Buffer {
  return oneOf(random, BYTES)(random);
}
