import { describe, expect, test } from "vitest";
import { createDemo } from "./testing/demo-router.ts";
import { ADAPTERS } from "./testing/test-server.ts";

const refusal = (id: unknown, { code, message, path }: { code: number; message: string; path?: string }) =>
  JSON.stringify({ id, error: { message: `formatted: ${message}`, code, data: { path } } });

const query = (path: string, more: object = {}) => ({ id: 1, method: "query", params: { path, ...more } });
const subscribe = (id: unknown, path: string, more: object = {}) => ({
  id,
  method: "subscription",
  params: { path, ...more },
});

/** Frames that a client may send in one go, and the frames that they are answered with. */
const EXCHANGES: readonly {
  readonly says: string;
  readonly sent: readonly unknown[];
  readonly answered: readonly string[];
}[] = [
  {
    says: "a query is answered under its id",
    sent: [query("echo", { input: { a: 1 } })],
    answered: ['{"id":1,"result":{"type":"data","data":{"input":{"a":1}}}}'],
  },
  {
    says: "undefined is left out",
    sent: [{ id: 1, method: "mutation", params: { path: "nothing" } }],
    answered: ['{"id":1,"result":{"type":"data"}}'],
  },
  {
    says: "ids may be strings, and the version is echoed",
    sent: [{ ...query("whoami"), id: 'ы"', jsonrpc: "2.0" }],
    answered: ['{"id":"ы\\"","jsonrpc":"2.0","result":{"type":"data","data":"anna"}}'],
  },
  {
    says: "a stream starts, runs and stops",
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
    says: "letters outside ASCII arrive whole",
    sent: [subscribe(7, "cyrillic")],
    answered: [
      '{"id":7,"result":{"type":"started"}}',
      '{"id":7,"result":{"type":"data","data":"пуля"}}',
      '{"id":7,"result":{"type":"data","data":"é€🂡"}}',
      '{"id":7,"result":{"type":"stopped"}}',
    ],
  },
  {
    says: "tracked items carry their id twice",
    sent: [subscribe(7, "count", { input: { lastEventId: "2" } })],
    answered: [
      '{"id":7,"result":{"type":"started"}}',
      '{"id":7,"result":{"type":"data","data":{"id":"3","data":"n3"},"id":"3"}}',
    ],
  },
  {
    says: "the last event's id joins the input",
    sent: [query("echo", { input: { a: 1 }, lastEventId: "2" }), query("echo", { input: "text", lastEventId: "2" })],
    answered: [
      '{"id":1,"result":{"type":"data","data":{"input":{"a":1,"lastEventId":"2"}}}}',
      '{"id":1,"result":{"type":"data","data":{"input":"text"}}}',
    ],
  },
  {
    says: "the last event's id is the input where there is none",
    sent: [query("echo", { lastEventId: "2" })],
    answered: ['{"id":1,"result":{"type":"data","data":{"input":{"lastEventId":"2"}}}}'],
  },
  {
    says: "a stream that breaks says why, then stops",
    sent: [subscribe(7, "breaks")],
    answered: [
      '{"id":7,"result":{"type":"started"}}',
      '{"id":7,"result":{"type":"data","data":"before"}}',
      refusal(7, { code: -32009, message: "broken", path: "breaks" }),
      '{"id":7,"result":{"type":"stopped"}}',
    ],
  },
  {
    says: "stopping is confirmed",
    sent: [subscribe(7, "watched"), { id: 8, method: "subscription.stop" }],
    answered: [
      '{"id":7,"result":{"type":"started"}}',
      '{"id":7,"result":{"type":"data","data":"a"}}',
      '{"id":7,"result":{"type":"data","data":"b"}}',
    ],
  },
  {
    says: "procedures that do not exist are refused",
    sent: ["missing", "__proto__", "constructor", "nested", "whoami.name"].map((path) => query(path)),
    answered: ["missing", "__proto__", "constructor", "nested", "whoami.name"].map((path) =>
      refusal(1, { code: -32004, message: `No "query"-procedure on path "${path}"`, path }),
    ),
  },
  {
    says: "procedures of another kind are refused",
    sent: [{ ...query("whoami"), method: "mutation" }, subscribe(1, "whoami")],
    answered: [
      refusal(1, { code: -32004, message: 'No "mutation"-procedure on path "whoami"', path: "whoami" }),
      refusal(1, { code: -32004, message: 'No "subscription"-procedure on path "whoami"', path: "whoami" }),
    ],
  },
  {
    says: "a stream is no answer to a query",
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
    says: "an answer is no stream",
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
    says: "what cannot be serialised is an error",
    sent: [query("unserialisable")],
    answered: [refusal(1, { code: -32603, message: "Do not know how to serialize a BigInt", path: "unserialisable" })],
  },
  {
    says: "a call needs an id",
    sent: [{ ...query("whoami"), id: null }],
    answered: [refusal(null, { code: -32700, message: "`id` is required" })],
  },
  {
    says: "frames without messages are answered with nothing",
    sent: [[], { id: 4, method: "subscription.stop" }],
    answered: [],
  },
  {
    says: "one malformed message spoils its batch",
    sent: [[query("whoami"), { id: 2 }]],
    answered: [refusal(null, { code: -32700, message: "Invalid procedure type" })],
  },
  {
    says: "what is no message is refused",
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

  test("a second subscription under an id is refused while the first runs", async () => {
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

  test("the router's transformer is used both ways, in streams too", async () => {
    const demo = createDemo({ isTransforming: true });
    await using server = await ADAPTERS[name]({ demo });
    await using raw = await server.raw();
    raw.send({ id: 1, method: "mutation", params: { path: "weekLater", input: { $date: 0 } } });
    expect(await raw.take(1)).toEqual(['{"id":1,"result":{"type":"data","data":{"$date":604800000}}}']);
  });

  test("binary frames are refused", async () => {
    await using server = await ADAPTERS[name]();
    await using raw = await server.raw();
    raw.socket.send(Buffer.from(JSON.stringify(query("whoami"))));
    expect((await raw.take(1))[0]).toContain('"code":-32700');
    raw.send(query("whoami"));
    expect(await raw.take(1)).toEqual(['{"id":1,"result":{"type":"data","data":"anna"}}']);
  });
});
