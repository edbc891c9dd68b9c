/**
 * One server for the adapter benchmark: tables of three who hear of each other's moves. `raw` is a relay on plain `ws`
 * that says the same frames; the others serve the same router through stock's adapter and through ours.
 */
import { once } from "node:events";
import { applyWSSHandler, createBoard, createTopic, type Topic } from "@trelyazh/ws-adapter";
import { initTRPC, tracked } from "@trpc/server";
import { applyWSSHandler as applyStockHandler } from "@trpc/server/adapters/ws";
import { observable } from "@trpc/server/observable";
import { WebSocketServer, type WebSocket } from "ws";
import { eventOf, type Move, type MoveEvent, type ServerReport, type Variant } from "./adapter-protocol.ts";

type Hear = (seq: number, event: MoveEvent) => void;

/** A table as the stock adapter's router knows it. */
class Table {
  readonly topic: Topic<MoveEvent> = createTopic<MoveEvent>();
  readonly listeners = new Set<Hear>();
  seq = 0;

  move(move: Move): number {
    const seq = ++this.seq;
    const event = eventOf(seq, move);
    this.topic.publish(seq, event);
    for (const hear of this.listeners) hear(seq, event);
    return seq;
  }
}

/** Tables by number, made when somebody comes. */
class Tables {
  readonly #tables = new Map<number, Table>();

  get(id: number): Table {
    const known = this.#tables.get(id);
    if (known !== undefined) return known;
    const table = new Table();
    this.#tables.set(id, table);
    return table;
  }
}

async function* listen(table: Table, signal: AbortSignal | undefined) {
  const waiting: [number, MoveEvent][] = [];
  let wake = () => {};
  const hear: Hear = (seq, event) => {
    waiting.push([seq, event]);
    wake();
  };
  table.listeners.add(hear);
  signal?.addEventListener("abort", () => wake());
  try {
    while (signal?.aborted !== true) {
      for (const [seq, event] of waiting.splice(0)) yield tracked(String(seq), event);
      await new Promise<void>((resolve) => (wake = resolve));
    }
  } finally {
    table.listeners.delete(hear);
  }
}

const t = initTRPC.create({ isDev: false });
// The load generator is the only client, and sends what it says it sends.
const asMove = (value: unknown) => value as Move;
const asTableId = (value: unknown) => value as number;

function createRouter(tables: Tables, isOurs: boolean) {
  const board = createBoard<string>();
  const move = t.procedure.input(asMove).mutation(({ input }) => ({ seq: tables.get(input.table).move(input) }));
  const ours = {
    events: t.procedure.input(asTableId).subscription(({ input }) => tables.get(input).topic.follow()),
    lobby: t.procedure.subscription(() => board.follow()),
  };
  const stock = {
    events: t.procedure.input(asTableId).subscription(({ input, signal }) => listen(tables.get(input), signal)),
    lobby: t.procedure.subscription(() => observable<string>(() => () => {})),
  };
  return t.router({ move, ...(isOurs ? ours : stock) });
}

interface RawRequest {
  readonly id: number;
  readonly params: { readonly path: string; readonly input: unknown };
}

function serveRaw(wss: WebSocketServer): void {
  const tables = new Map<
    number,
    { seq: number; readonly readers: { readonly socket: WebSocket; readonly id: number }[] }
  >();
  const tableOf = (id: number) => {
    const table = tables.get(id) ?? { seq: 0, readers: [] };
    tables.set(id, table);
    return table;
  };
  const answer = (socket: WebSocket, { id, params }: RawRequest): void => {
    if (params.path === "events") tableOf(asTableId(params.input)).readers.push({ socket, id });
    if (params.path !== "move") {
      socket.send(`{"id":${id},"result":{"type":"started"}}`);
      return;
    }
    const input = asMove(params.input);
    const table = tableOf(input.table);
    const seq = ++table.seq;
    const tail = JSON.stringify({
      type: "data",
      data: { id: String(seq), data: eventOf(seq, input) },
      id: String(seq),
    });
    for (const reader of table.readers) reader.socket.send(`{"id":${reader.id},"result":${tail}}`);
    socket.send(JSON.stringify({ id, result: { type: "data", data: { seq } } }));
  };
  wss.on("connection", (socket) => {
    socket.on("message", (data: Buffer) => {
      const request: unknown = JSON.parse(data.toString());
      for (const one of [request].flat()) answer(socket, one as RawRequest);
    });
  });
}

function serve(variant: Variant, wss: WebSocketServer): void {
  if (variant === "raw") serveRaw(wss);
  else if (variant === "stock") applyStockHandler({ wss, router: createRouter(new Tables(), false) });
  else applyWSSHandler({ wss, router: createRouter(new Tables(), true) });
}

function cpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

function report(): ServerReport {
  const cpuMsBefore = cpuMs();
  globalThis.gc?.();
  const { rss, heapUsed, external } = process.memoryUsage();
  return { cpuMsBefore, cpuMsAfter: cpuMs(), rss, heapUsed, external };
}

const wss = new WebSocketServer({ port: 0, host: "127.0.0.1", perMessageDeflate: false, maxPayload: 16 * 1024 });
// The parent names one of the variants.
serve(process.argv[2] as Variant, wss);
await once(wss, "listening");
process.on("message", () => process.send?.(report()));
process.on("disconnect", () => process.exit(0));
process.send?.(wss.address());
