// @vitest-environment happy-dom
import { expect, test, vi } from "vitest";
import { createClubConnection } from "./club-connection.ts";
import { asked, FakeEventSource, FakeSocket, http, onFakeNetwork } from "./line/testing/fake-network.ts";

const OPENING_MS = 20;
const JOIN = { tableId: "t", commandId: "c", seat: 1 } as const;
const PROBE = "/api/trpc/club.hello";

onFakeNetwork();

const wait = (ms: number) => vi.advanceTimersByTimeAsync(ms);
const connect = (onSignedOut = vi.fn<() => void>()) => createClubConnection({ onSignedOut });

/** Follows the events of a table; each item's id is its data. */
function following({ client }: ReturnType<typeof connect>) {
  const items: string[] = [];
  const told: string[] = [];
  client.table.events.subscribe(
    { tableId: "t", lastEventId: null },
    {
      onStarted: () => told.push("started"),
      onData: ({ id }) => items.push(id),
      onConnectionStateChange: ({ state }) => told.push(state),
      onError: ({ message }) => told.push(message),
      onStopped: () => told.push("stopped"),
    },
  );
  return { items, told };
}

const item = (id: string) => ({ type: "data", id, data: { id, data: { kind: "blank", seq: Number(id) } } });

test("a command goes over a socket, which opens when it is first needed", async () => {
  const { client, line } = connect();
  expect([FakeSocket.made, line.state()]).toEqual([[], "idle"]);
  const answer = client.table.join.mutate(JOIN);
  await wait(OPENING_MS);
  const [socket] = FakeSocket.made;
  expect([socket?.paths, line.state(), line.isSending()]).toEqual([["table.join"], "open", true]);
  socket?.answer("table.join", { type: "data", data: { seq: 5 } });
  await expect(answer).resolves.toEqual({ seq: 5 });
  expect([asked, line.isSending()]).toEqual([[], false]);
});

test("where sockets cannot be opened but HTTP answers, a command that waits goes over HTTP", async () => {
  FakeSocket.fate = "breaks";
  const { client, line } = connect();
  const answer = client.table.join.mutate(JOIN);
  await wait(1_000);
  await expect(answer).resolves.toEqual({ seq: 5 });
  expect([asked, line.state()]).toEqual([[PROBE, "/api/trpc/table.join"], "http"]);
});

test("where sockets open and swallow everything, what was sent by one is sent again over HTTP", async () => {
  FakeSocket.fate = "swallows";
  const { client } = connect();
  const answer = client.table.join.mutate(JOIN);
  await wait(2_000);
  await expect(answer).resolves.toEqual({ seq: 5 });
  expect([FakeSocket.made[0]?.paths, asked]).toEqual([["table.join"], [PROBE, "/api/trpc/table.join"]]);
});

test("a command that was on its way when the socket broke is sent again on the next one, as it was", async () => {
  const { client } = connect();
  void client.table.join.mutate(JOIN);
  await wait(12_000);
  FakeSocket.made[0]?.end(1006);
  await wait(1_000);
  const inputs = FakeSocket.made.map(({ sent }) => sent[0]?.params?.input);
  expect(inputs).toEqual([JOIN, JOIN]);
});

test("a command that the club never answers, though its socket is well, is made again there; the first answer counts", async () => {
  const { client, line } = connect();
  const answer = client.table.leave.mutate({ tableId: "t", commandId: "c" });
  await wait(OPENING_MS);
  const [socket] = FakeSocket.made;
  await wait(11_000);
  expect(socket?.paths).toEqual(["table.leave"]);
  await wait(2_000);
  expect(socket?.sent.map(({ id, params }) => [id, params])).toEqual([
    [1, { path: "table.leave", input: { tableId: "t", commandId: "c" } }],
    [1, { path: "table.leave", input: { tableId: "t", commandId: "c" } }],
  ]);
  for (const seq of [5, 6]) socket?.answer("table.leave", { type: "data", data: { seq } });
  await expect(answer).resolves.toEqual({ seq: 5 });
  await wait(60_000);
  expect([socket?.sent.length, line.isSending(), FakeSocket.made.length]).toEqual([2, false, 1]);
});

test("a frozen socket is left for another one, whose opening does not wait for its end", async () => {
  const connection = connect();
  const { client, line } = connection;
  following(connection);
  await wait(30_000);
  const [old] = FakeSocket.made;
  if (old !== undefined) old.fate = "swallows";
  const answer = client.table.join.mutate(JOIN);
  await wait(2_000);
  expect(line.state()).toBe("doubtful");
  await wait(2_000);
  const [, next] = FakeSocket.made;
  next?.answer("table.join", { type: "data", data: { seq: 6 } });
  await expect(answer).resolves.toEqual({ seq: 6 });
  expect([line.state(), old?.readyState]).toEqual(["open", FakeSocket.CLOSING]);
});

test.each(["RESTARTING", "NODE_AWAY"] as const)("a refusal is an answer, and %s is none", async (code) => {
  const { client } = connect();
  const answer = client.table.join.mutate(JOIN).catch((error: unknown) => error);
  await wait(OPENING_MS);
  const [socket] = FakeSocket.made;
  socket?.refuse("table.join", code);
  await wait(1_000);
  expect(socket?.paths).toEqual(["table.join", "table.join"]);
  socket?.refuse("table.join", "SEAT_TAKEN");
  await expect(answer).resolves.toMatchObject({ data: { clubCode: "SEAT_TAKEN" } });
});

test("a command over HTTP that gets no answer is sent again after three seconds", async () => {
  FakeSocket.fate = "breaks";
  const { client } = connect();
  void client.table.join.mutate(JOIN);
  await wait(1_000);
  http.isThere = false;
  asked.length = 0;
  const answer = client.table.leave.mutate({ tableId: "t", commandId: "d" });
  const commands = () => asked.filter((path) => path === "/api/trpc/table.leave").length;
  await wait(2_900);
  expect(commands()).toBe(1);
  http.isThere = true;
  await wait(1_000);
  expect(commands()).toBe(2);
  await expect(answer).resolves.toEqual({ seq: 5 });
});

test("a query that gets no answer is asked again, and the line is looked after meanwhile", async () => {
  http.isThere = false;
  const { client, line } = connect();
  const answer = client.lobby.list.query();
  await wait(2_900);
  expect(line.state()).toBe("idle");
  await wait(1_000);
  expect(line.state()).toBe("open");
  // The second one froze too, as connections do that were open together.
  await wait(1_000);
  http.isThere = true;
  await wait(3_000);
  await expect(answer).resolves.toEqual({ seq: 5 });
});

test("a stream goes on by the next socket after its last item, and hears the old one no more", async () => {
  const connection = connect();
  const { items, told } = following(connection);
  await wait(12_000);
  const [old] = FakeSocket.made;
  old?.answer("table.events", { type: "started" });
  old?.answer("table.events", item("7"));
  old?.end(1006);
  await wait(1_000);
  const [, next] = FakeSocket.made;
  old?.answer("table.events", item("8"));
  expect(next?.sent[0]?.params).toMatchObject({ path: "table.events", lastEventId: "7" });
  next?.answer("table.events", { type: "started" });
  next?.answer("table.events", item("8"));
  expect([items, told]).toEqual([
    ["7", "8"],
    ["connecting", "started", "connecting", "started"],
  ]);
});

test("a stream moves over to HTTP after its last item, and back when sockets answer again", async () => {
  const connection = connect();
  const { items } = following(connection);
  await wait(12_000);
  FakeSocket.fate = "breaks";
  FakeSocket.made[0]?.answer("table.events", item("7"));
  FakeSocket.made[0]?.end(1006);
  await wait(1_000);
  const [source] = FakeEventSource.made;
  expect([source?.url.pathname, source?.input]).toEqual(["/api/trpc/table.events", { tableId: "t", lastEventId: "7" }]);
  source?.tell("connected", {});
  source?.tell("message", { kind: "blank", seq: 8 }, "8");
  await wait(1);
  FakeSocket.fate = "answers";
  await wait(10_000);
  expect(FakeSocket.made.at(-1)?.sent[0]?.params).toMatchObject({ path: "table.events", lastEventId: "8" });
  expect([items, source?.readyState, connection.line.state()]).toEqual([["7", "8"], 2, "open"]);
});

test("a stream over HTTP that somebody on the way collects is asked for in brief ones, each after the last item", async () => {
  FakeSocket.fate = "breaks";
  const connection = connect();
  const { items } = following(connection);
  await wait(5_000);
  const brief = FakeEventSource.made.at(-1);
  expect(brief?.url.pathname).toBe("/api/trpc/brief/table.events");
  brief?.tell("connected", {});
  brief?.tell("message", { kind: "blank", seq: 7 }, "7");
  brief?.dispatchEvent(new Event("error"));
  await wait(1);
  expect([items, FakeEventSource.made.at(-1)?.input]).toEqual([["7"], { tableId: "t", lastEventId: "7" }]);
  expect(FakeEventSource.made.at(-1)).not.toBe(brief);
});

test("a stream that the club refuses is not asked for again", async () => {
  const connection = connect();
  const { told } = following(connection);
  await wait(OPENING_MS);
  FakeSocket.made[0]?.refuse("table.events", "TABLE_NOT_FOUND");
  await wait(60_000);
  expect(told).toEqual(["connecting", "TABLE_NOT_FOUND"]);
  expect(FakeSocket.made.flatMap(({ paths }) => paths)).toEqual(["table.events"]);
});

test("a stream that nobody follows any more is stopped", async () => {
  const { client } = connect();
  const stream = client.lobby.tables.subscribe(undefined, {});
  await wait(OPENING_MS);
  stream.unsubscribe();
  expect(FakeSocket.made[0]?.sent.map(({ method }) => method)).toEqual(["subscription", "subscription.stop"]);
});

test("whoever speaks otherwise than the club on a socket is left", async () => {
  const connection = connect();
  following(connection);
  await wait(OPENING_MS);
  FakeSocket.made[0]?.receive("<html>");
  await wait(1_000);
  expect([FakeSocket.made[0]?.readyState, FakeSocket.made.length]).toEqual([FakeSocket.CLOSING, 2]);
});

test("a session that has ended elsewhere is told, and the line comes back", async () => {
  const onSignedOut = vi.fn<() => void>();
  const connection = connect(onSignedOut);
  following(connection);
  await wait(OPENING_MS);
  FakeSocket.made[0]?.end(4001);
  expect(onSignedOut).toHaveBeenCalledOnce();
  await wait(1_000);
  expect(connection.line.state()).toBe("open");
});

test("a renewed line is another socket, which has answered when it is said to be there", async () => {
  const connection = connect();
  following(connection);
  await wait(OPENING_MS);
  const renewed = connection.renew().then(() => connection.line.state());
  expect(FakeSocket.made.map(({ readyState }) => readyState)).toEqual([FakeSocket.CLOSING, FakeSocket.CONNECTING]);
  await wait(OPENING_MS);
  await expect(renewed).resolves.toBe("open");
});

test("a line that is not needed is not opened by being renewed", async () => {
  const { renew } = connect();
  await renew();
  expect(FakeSocket.made).toHaveLength(0);
});

test.each([
  ["offline", window, "offline", "offline"],
  ["visible again", document, "visibilitychange", "open"],
] as const)("the page is %s: the line is looked at at once", async (_, target, type, state) => {
  const connection = connect();
  following(connection);
  await wait(OPENING_MS);
  const pings = () => FakeSocket.made[0]?.frames.filter((frame) => frame === "PING").length;
  const before = pings();
  target.dispatchEvent(new Event(type));
  expect([pings(), connection.line.state()]).toEqual([(before ?? 0) + 1, state]);
});
