import { initTRPC } from "@trpc/server";
import { describe, expect, test } from "vitest";
import { createDemo, type DemoRouter } from "../testing/demo-router.ts";
import { ADAPTERS } from "../testing/test-server.ts";
import { createTopic } from "../streams/topic.ts";

const refusal = (id: unknown, { code, message, path }: { code: number; message: string; path?: string }) =>
  JSON.stringify({ id, error: { message: `formatted: ${message}`, code, data: { path } } });

const query = (path: string, more: object = {}) => ({ id: 1, method: "query", params: { path, ...more } });
const subscribe = (id: unknown, path: string, more: object = {}) => ({
  id,
  method: "subscription",
  params: { path, ...more },
});

const UNSERIALISABLE = "Do not know how to serialize a BigInt";

/** As the engine itself says it. */
const CIRCULAR = messageOf(() => {
  const knot: Record<string, unknown> = {};
  JSON.stringify({ type: "data", data: Object.assign(knot, { knot }) });
});

function messageOf(run: () => void): string {
  try {
    run();
    return "";
  } catch (cause) {
    return cause instanceof Error ? cause.message : String(cause);
  }
}

function refuse(): never {
  throw new Error("no room");
}

/** What a frame says of a stream or an error. */
function gist(frame: string): unknown {
  const { result, error } = JSON.parse(frame) as { result?: { type: string }; error?: { message: string } };
  return result?.type ?? error?.message;
}

/** Frames that a client may send in one go, and the frames that they are answered with. */
const EXCHANGES: readonly {
  readonly says: string;
  readonly sent: readonly unknown[];
  readonly answered: readonly string[];
}[] = [
  {
    says: "CALL1 a query is answered under its id",
    sent: [query("echo", { input: { a: 1 } })],
    answered: ['{"id":1,"result":{"type":"data","data":{"input":{"a":1}}}}'],
  },
  {
    says: "CALL1 undefined is left out",
    sent: [{ id: 1, method: "mutation", params: { path: "nothing" } }],
    answered: ['{"id":1,"result":{"type":"data"}}'],
  },
  {
    says: "WIRE1 ids may be strings, and the version is echoed",
    sent: [{ ...query("whoami"), id: 'ы"', jsonrpc: "2.0" }],
    answered: ['{"id":"ы\\"","jsonrpc":"2.0","result":{"type":"data","data":"anna"}}'],
  },
  {
    says: "SUB1 a stream starts, runs and stops",
    sent: [subscribe(7, "numbers")],
    answered: [
      '{"id":7,"result":{"type":"started"}}',
      '{"id":7,"result":{"type":"data","data":1}}',
      '{"id":7,"result":{"type":"data","data":2}}',
      '{"id":7,"result":{"type":"data","data":3}}',
      '{"id":7,"result":{"type":"stopped"}}',
    ],
  },
  {
    says: "WIRE4 letters outside ASCII arrive whole",
    sent: [subscribe(7, "cyrillic")],
    answered: [
      '{"id":7,"result":{"type":"started"}}',
      '{"id":7,"result":{"type":"data","data":"пуля"}}',
      '{"id":7,"result":{"type":"data","data":"é€🂡"}}',
      '{"id":7,"result":{"type":"stopped"}}',
    ],
  },
  {
    says: "SUB3 tracked items carry their id twice",
    sent: [subscribe(7, "count", { input: { lastEventId: "2" } })],
    answered: [
      '{"id":7,"result":{"type":"started"}}',
      '{"id":7,"result":{"type":"data","data":{"id":"3","data":"n3"},"id":"3"}}',
    ],
  },
  {
    says: "SUB3 the last event's id joins the input",
    sent: [query("echo", { input: { a: 1 }, lastEventId: "2" }), query("echo", { input: "text", lastEventId: "2" })],
    answered: [
      '{"id":1,"result":{"type":"data","data":{"input":{"a":1,"lastEventId":"2"}}}}',
      '{"id":1,"result":{"type":"data","data":{"input":"text"}}}',
    ],
  },
  {
    says: "SUB3 the last event's id is the input where there is none",
    sent: [query("echo", { lastEventId: "2" })],
    answered: ['{"id":1,"result":{"type":"data","data":{"input":{"lastEventId":"2"}}}}'],
  },
  {
    says: "SUB2 a stream that breaks says why, then stops",
    sent: [subscribe(7, "breaks")],
    answered: [
      '{"id":7,"result":{"type":"started"}}',
      '{"id":7,"result":{"type":"data","data":"before"}}',
      refusal(7, { code: -32009, message: "broken", path: "breaks" }),
      '{"id":7,"result":{"type":"stopped"}}',
    ],
  },
  {
    says: "SUB7 stopping is confirmed",
    sent: [subscribe(7, "watched"), { id: 8, method: "subscription.stop" }],
    answered: [
      '{"id":7,"result":{"type":"started"}}',
      '{"id":7,"result":{"type":"data","data":"a"}}',
      '{"id":7,"result":{"type":"data","data":"b"}}',
    ],
  },
  {
    says: "CALL4 procedures that do not exist are refused",
    sent: ["missing", "__proto__", "constructor", "nested", "whoami.name"].map((path) => query(path)),
    answered: ["missing", "__proto__", "constructor", "nested", "whoami.name"].map((path) =>
      refusal(1, { code: -32004, message: `No "query"-procedure on path "${path}"`, path }),
    ),
  },
  {
    says: "CALL4 procedures of another kind are refused",
    sent: [{ ...query("whoami"), method: "mutation" }, subscribe(1, "whoami")],
    answered: [
      refusal(1, { code: -32004, message: 'No "mutation"-procedure on path "whoami"', path: "whoami" }),
      refusal(1, { code: -32004, message: 'No "subscription"-procedure on path "whoami"', path: "whoami" }),
    ],
  },
  {
    says: "CALL4 a stream is no answer to a query",
    sent: [query("iterableQuery")],
    answered: [
      refusal(1, {
        code: -32015,
        message: "Cannot return an async iterable or observable from a query procedure with WebSockets",
        path: "iterableQuery",
      }),
    ],
  },
  {
    says: "SUB4 an answer is no stream",
    sent: [subscribe(1, "notAStream")],
    answered: [
      refusal(1, {
        code: -32603,
        message: "Subscription notAStream did not return an observable or a AsyncGenerator",
        path: "notAStream",
      }),
    ],
  },
  {
    says: "CALL5 what cannot be serialised is an error",
    sent: [query("unserialisable"), query("circular")],
    answered: [
      refusal(1, { code: -32603, message: UNSERIALISABLE, path: "unserialisable" }),
      refusal(1, { code: -32603, message: CIRCULAR, path: "circular" }),
    ],
  },
  {
    says: "SUB4 an observable that throws when it is subscribed to is an error, and nothing that it said before is sent",
    sent: [subscribe(7, "neverWatched")],
    answered: [refusal(7, { code: -32009, message: "broken", path: "neverWatched" })],
  },
  {
    says: "SUB4 an iterable that throws when it is opened is an error",
    sent: [subscribe(7, "neverOpened")],
    answered: [
      '{"id":7,"result":{"type":"started"}}',
      refusal(7, { code: -32009, message: "broken", path: "neverOpened" }),
    ],
  },
  {
    says: "SUB5 an iterable's item that cannot be serialised is the last one, and an error",
    sent: [subscribe(7, "unserialisableItem")],
    answered: [
      '{"id":7,"result":{"type":"started"}}',
      '{"id":7,"result":{"type":"data","data":"before"}}',
      refusal(7, { code: -32603, message: UNSERIALISABLE, path: "unserialisableItem" }),
    ],
  },
  {
    says: "SUB5 an observable's item that cannot be serialised is the last one, and an error",
    sent: [subscribe(7, "unserialisableSight")],
    answered: [
      '{"id":7,"result":{"type":"started"}}',
      '{"id":7,"result":{"type":"data","data":"before"}}',
      refusal(7, { code: -32603, message: UNSERIALISABLE, path: "unserialisableSight" }),
    ],
  },
  {
    says: "WIRE1 a call needs an id",
    sent: [{ ...query("whoami"), id: null }],
    answered: [refusal(null, { code: -32700, message: "`id` is required" })],
  },
  {
    says: "WIRE2 frames without messages are answered with nothing",
    sent: [[], { id: 4, method: "subscription.stop" }],
    answered: [],
  },
  {
    says: "WIRE2 one malformed message spoils its batch",
    sent: [[query("whoami"), { id: 2 }]],
    answered: [refusal(null, { code: -32700, message: "Invalid procedure type" })],
  },
  {
    says: "WIRE2 what is no message is refused",
    sent: [
      1,
      "no json",
      { id: {} },
      { ...query("whoami"), jsonrpc: "1.0" },
      { id: 1, method: "query", params: { path: 1 } },
    ],
    answered: [
      refusal(null, { code: -32700, message: "Not an object" }),
      refusal(null, { code: -32700, message: "Unexpected token 'o', \"no json\" is not valid JSON" }),
      refusal(null, { code: -32700, message: "Invalid request id" }),
      refusal(null, { code: -32700, message: "Must be JSONRPC 2.0" }),
      refusal(null, { code: -32700, message: "Invalid string" }),
    ],
  },
];

describe.each(["stock", "ours"] as const)("the wire of the %s adapter", (name) => {
  test.each(EXCHANGES)("$says", async ({ sent, answered }) => {
    await using server = await ADAPTERS[name]();
    await using raw = await server.raw();
    for (const message of sent) raw.send(message);
    expect([...(await raw.take(answered.length)), ...(await raw.settle())]).toEqual(answered);
  });

  test("CALL5 CALL3 what cannot be serialised does not spoil its batch", async () => {
    await using server = await ADAPTERS[name]();
    await using raw = await server.raw();
    raw.send([query("unserialisable"), query("whoami"), subscribe(7, "unserialisableItem")]);
    const frames = [...(await raw.take(5)), ...(await raw.settle())];
    expect(frames.toSorted()).toEqual([
      refusal(1, { code: -32603, message: UNSERIALISABLE, path: "unserialisable" }),
      '{"id":1,"result":{"type":"data","data":"anna"}}',
      refusal(7, { code: -32603, message: UNSERIALISABLE, path: "unserialisableItem" }),
      '{"id":7,"result":{"type":"data","data":"before"}}',
      '{"id":7,"result":{"type":"started"}}',
    ]);
  });

  test("SUB7 a source that throws when it is stopped is an error", async () => {
    await using server = await ADAPTERS[name]();
    await using raw = await server.raw();
    raw.send(subscribe(7, "neverClosed"));
    await raw.take(1);
    raw.send({ id: 7, method: "subscription.stop" });
    expect(await raw.take(1)).toEqual([refusal(7, { code: -32009, message: "broken", path: "neverClosed" })]);
    raw.send(subscribe(7, "neverWatched"));
    expect([...(await raw.take(1)), ...(await raw.settle())]).toEqual([
      refusal(7, { code: -32009, message: "broken", path: "neverWatched" }),
    ]);
  });

  test("TOPIC2 what happens while history is read may be at fault as well", async () => {
    const topic = createTopic<unknown>();
    const closing = createTopic<string>({ onClosed: refuse });
    const t = initTRPC.create();
    const router = t.router({
      unserialisable: t.procedure.subscription(() => topic.follow({ backfill: () => (topic.publish(1, 1n), []) })),
      closing: t.procedure.subscription(() => closing.follow({ backfill: () => (closing.end(), []) })),
    });
    await using server = await ADAPTERS[name]({
      demo: { ...createDemo(), router: router as unknown as DemoRouter },
    });
    await using raw = await server.raw();
    raw.send(subscribe(7, "unserialisable"));
    const frames = [...(await raw.take(2)), ...(await raw.settle())];
    expect(frames.map(gist)).toEqual(["started", UNSERIALISABLE]);
    raw.send(subscribe(8, "closing"));
    const more = [...(await raw.take(2)), ...(await raw.settle())];
    expect(more.map(gist)).toEqual(["started", "stopped"]);
    expect(topic.readers + closing.readers).toBe(0);
  });

  test("TOPIC7 a topic whose hook throws refuses its reader, and forgets them", async () => {
    await using server = await ADAPTERS[name]({ demo: createDemo({ topic: { onOpened: refuse } }) });
    await using raw = await server.raw();
    raw.send(subscribe(7, "topic"));
    expect([...(await raw.take(2)), ...(await raw.settle())]).toEqual([
      '{"id":7,"result":{"type":"started"}}',
      refusal(7, { code: -32603, message: "no room", path: "topic" }),
    ]);
    expect(server.demo.topic.readers).toBe(0);
  });

  test("TOPIC9 an event that cannot be serialised ends its readers' streams, and not the call that has made it", async () => {
    await using server = await ADAPTERS[name]();
    await using raw = await server.raw();
    raw.send(subscribe(7, "topic"));
    raw.send(subscribe(8, "board"));
    await raw.take(3);
    // Types cannot tell what can be serialised.
    const bad = 1n as unknown as string;
    server.demo.topic.publish(2, bad);
    server.demo.board.publish(bad);
    const frames = [...(await raw.take(2)), ...(await raw.settle())];
    expect(frames.toSorted()).toEqual([
      refusal(7, { code: -32603, message: UNSERIALISABLE, path: "topic" }),
      refusal(8, { code: -32603, message: UNSERIALISABLE, path: "board" }),
    ]);
    await expect.poll(() => server.demo.topic.readers + server.demo.board.readers).toBe(0);
  });

  test("SUB5 a stream cannot begin with what cannot be serialised", async () => {
    await using server = await ADAPTERS[name]();
    await using raw = await server.raw();
    server.demo.board.publish(1n as unknown as string);
    raw.send(subscribe(8, "board"));
    expect([...(await raw.take(2)), ...(await raw.settle())]).toEqual([
      '{"id":8,"result":{"type":"started"}}',
      refusal(8, { code: -32603, message: UNSERIALISABLE, path: "board" }),
    ]);
    expect(server.demo.board.readers).toBe(0);
  });

  test("SUB6 a second subscription under an id is refused while the first runs", async () => {
    await using server = await ADAPTERS[name]();
    await using raw = await server.raw();
    raw.send(subscribe(7, "board"));
    await raw.take(1);
    raw.send(subscribe(7, "board"));
    expect(await raw.take(1)).toEqual([refusal(7, { code: -32600, message: "Duplicate id 7", path: "board" })]);
    raw.send({ id: 7, method: "subscription.stop" });
    expect(await raw.take(1)).toEqual(['{"id":7,"result":{"type":"stopped"}}']);
    raw.send(subscribe(7, "board"));
    expect(await raw.take(1)).toEqual(['{"id":7,"result":{"type":"started"}}']);
  });

  test("WIRE3 the router's transformer is used both ways, in streams too", async () => {
    const demo = createDemo({ isTransforming: true });
    await using server = await ADAPTERS[name]({ demo });
    await using raw = await server.raw();
    raw.send({ id: 1, method: "mutation", params: { path: "weekLater", input: { $date: 0 } } });
    expect(await raw.take(1)).toEqual(['{"id":1,"result":{"type":"data","data":{"$date":604800000}}}']);
  });

  test("WIRE2 binary frames are refused", async () => {
    await using server = await ADAPTERS[name]();
    await using raw = await server.raw();
    raw.socket.send(Buffer.from(JSON.stringify(query("whoami"))));
    expect((await raw.take(1))[0]).toContain('"code":-32700');
    raw.send(query("whoami"));
    expect(await raw.take(1)).toEqual(['{"id":1,"result":{"type":"data","data":"anna"}}']);
  });
});
