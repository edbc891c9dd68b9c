// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createClubConnection } from "./club-connection.ts";

const CONNECTING_MS = 10;
const LONGEST_MS = 5000;
const JOIN = { tableId: "t", commandId: "c", seat: 1 } as const;

type Fate = "opens" | "breaks";

/** A browser's socket, whose fate a test decides. */
class FakeSocket extends EventTarget {
  static readonly CONNECTING = 0;
  static readonly OPEN = 1;
  static readonly CLOSING = 2;
  static readonly CLOSED = 3;
  static made: FakeSocket[] = [];
  static fate: Fate = "opens";
  readonly sent: string[] = [];
  readyState = FakeSocket.CONNECTING;

  constructor() {
    super();
    FakeSocket.made.push(this);
    const { fate } = FakeSocket;
    setTimeout(() => (fate === "opens" ? this.#open() : this.#break()), CONNECTING_MS);
  }

  #open() {
    this.readyState = FakeSocket.OPEN;
    this.dispatchEvent(new Event("open"));
  }

  #break() {
    this.dispatchEvent(new Event("error"));
    this.end(1006);
  }

  send(text: string) {
    this.sent.push(text);
  }

  close() {
    this.end(1000);
  }

  end(code: number) {
    if (this.readyState === FakeSocket.CLOSED) return;
    this.readyState = FakeSocket.CLOSED;
    this.dispatchEvent(Object.assign(new Event("close"), { code }));
  }
}

const asked: string[] = [];

function overHttp(address: string | URL | Request): Promise<Response> {
  const path = new URL(address instanceof Request ? address.url : address, location.href).pathname;
  asked.push(path);
  return Promise.resolve(Response.json([{ result: { data: { seq: 5 } } }]));
}

beforeEach(() => {
  // Not queueMicrotask: what is ready goes on by itself.
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "setInterval", "clearInterval", "Date"] });
  vi.stubGlobal("WebSocket", FakeSocket);
  vi.stubGlobal("fetch", overHttp);
  FakeSocket.made = [];
  FakeSocket.fate = "opens";
  asked.length = 0;
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const methodsIn = (socket: FakeSocket | undefined) =>
  socket?.sent.map((text) => (JSON.parse(text) as { params?: { path: string } }).params?.path);

test("a command goes over a socket, which opens when it is first needed", async () => {
  const { client } = createClubConnection({ onSignedOut: vi.fn<() => void>() });
  expect(FakeSocket.made).toHaveLength(0);
  void client.table.join.mutate(JOIN);
  await vi.advanceTimersByTimeAsync(2 * CONNECTING_MS);
  expect(FakeSocket.made.map(methodsIn)).toEqual([["table.join"]]);
  expect(asked).toEqual([]);
});

test("where sockets do not get through but HTTP does, a command that waits goes over HTTP", async () => {
  FakeSocket.fate = "breaks";
  const { client } = createClubConnection({ onSignedOut: vi.fn<() => void>() });
  const answer = client.table.join.mutate(JOIN);
  await vi.advanceTimersByTimeAsync(4 * LONGEST_MS);
  await expect(answer).resolves.toEqual({ seq: 5 });
  expect(asked).toEqual(["/api/trpc/session.me", "/api/trpc/session.me", "/api/trpc/table.join"]);
});

test("a command that was on its way when the socket broke is sent again on the next one", async () => {
  const { client } = createClubConnection({ onSignedOut: vi.fn<() => void>() });
  void client.table.join.mutate(JOIN);
  await vi.advanceTimersByTimeAsync(LONGEST_MS);
  FakeSocket.made[0]?.end(1006);
  await vi.advanceTimersByTimeAsync(2 * LONGEST_MS);
  const [first, second] = FakeSocket.made;
  expect(JSON.parse(second?.sent[0] ?? "")).toMatchObject({ params: { path: "table.join", input: JOIN } });
  expect(methodsIn(first)).toContain("table.join");
});

test("a session that has ended elsewhere is told", async () => {
  const onSignedOut = vi.fn<() => void>();
  const { client } = createClubConnection({ onSignedOut });
  void client.table.join.mutate(JOIN);
  await vi.advanceTimersByTimeAsync(2 * CONNECTING_MS);
  FakeSocket.made[0]?.end(4001);
  expect(onSignedOut).toHaveBeenCalledOnce();
});

test("a renewed line is another socket, which is open when it is said to be", async () => {
  const { client, renew } = createClubConnection({ onSignedOut: vi.fn<() => void>() });
  client.lobby.tables.subscribe(undefined, {});
  await vi.advanceTimersByTimeAsync(2 * CONNECTING_MS);
  const renewed = renew().then(() => FakeSocket.made.map(({ readyState }) => readyState));
  await vi.advanceTimersByTimeAsync(2 * LONGEST_MS);
  await expect(renewed).resolves.toEqual([FakeSocket.CLOSED, FakeSocket.OPEN]);
});

test("a line that is not needed is not opened by being renewed", async () => {
  const { renew } = createClubConnection({ onSignedOut: vi.fn<() => void>() });
  await renew();
  expect(FakeSocket.made).toHaveLength(0);
});
