/**
 * A relay for the load benchmark: three at a table hear of each other's moves, and each move is answered. There are no
 * rules, sessions or journal, but the frames are those of the club: whatever is sent as a move, its table goes on in a
 * recording of real deals. `raw` is plain `ws`, `stock` tRPC with its own adapter.
 */
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { MAX_MESSAGE_BYTES, type TableMessage, type TableRef } from "@trelyazh/protocol";
import { initTRPC, tracked } from "@trpc/server";
import { applyWSSHandler } from "@trpc/server/adapters/ws";
import { WebSocketServer, type WebSocket } from "ws";
import { messagesOf, recordMoves } from "./load/players/recording.ts";

const moves = recordMoves();

/** A table that goes through the recording, again and again. */
class RecordedTable {
  seq = 0;
  #moved = 0;

  /** Makes the next move, and hands on what comes of it: event by event, as a message by seat. */
  move(publish: (messages: readonly TableMessage[], seq: number) => void): void {
    const events = moves[this.#moved % moves.length] ?? [];
    this.#moved += 1;
    for (const event of events) {
      this.seq += 1;
      publish(messagesOf(event, this.seq), this.seq);
    }
  }
}

/** What was made when somebody first asked for it. */
function findOrMake<Value>(map: Map<string, Value>, key: string, make: () => Value): Value {
  const known = map.get(key) ?? make();
  map.set(key, known);
  return known;
}

interface RawRequest {
  readonly id: number;
  readonly params: { readonly path: string; readonly input: { readonly tableId: string } };
}

interface RawTable extends RecordedTable {
  /** By seat. */
  readonly readers: { readonly socket: WebSocket; readonly id: number }[];
}

/** Each message is encoded once, as what is the same object stands side by side. */
function publishRaw({ readers }: RawTable, messages: readonly TableMessage[], seq: number): void {
  const id = String(seq);
  let encoded: TableMessage | undefined;
  let tail = "";
  readers.forEach((reader, seat) => {
    const message = messages[seat];
    if (message !== encoded) tail = JSON.stringify({ type: "data", id, data: { id, data: message } });
    encoded = message;
    reader.socket.send(`{"id":${reader.id},"result":${tail}}`);
  });
}

function serveRaw(wss: WebSocketServer): void {
  const tables = new Map<string, RawTable>();
  const answer = (socket: WebSocket, { id, params: { path, input } }: RawRequest): void => {
    const table = findOrMake(tables, input.tableId, () => Object.assign(new RecordedTable(), { readers: [] }));
    if (path === "table.events") {
      table.readers.push({ socket, id });
      socket.send(`{"id":${id},"result":{"type":"started"}}`);
      const first = JSON.stringify({ type: "data", data: { id: "0", data: { kind: "blank", seq: 0 } } });
      socket.send(`{"id":${id},"result":${first}}`);
      return;
    }
    table.move((messages, seq) => publishRaw(table, messages, seq));
    socket.send(JSON.stringify({ id, result: { type: "data", data: { seq: table.seq } } }));
  };
  wss.on("connection", (socket) => {
    socket.on("message", (data: Buffer) => answer(socket, JSON.parse(data.toString()) as RawRequest));
  });
}

class StockTable {
  readonly #table = new RecordedTable();
  /** By seat. */
  readonly #readers: ((message: TableMessage) => void)[] = [];

  act(): { readonly seq: number } {
    this.#table.move((messages) => {
      this.#readers.forEach((read, seat) => {
        const message = messages[seat];
        if (message !== undefined) read(message);
      });
    });
    return { seq: this.#table.seq };
  }

  async *listen(signal: AbortSignal | undefined): AsyncGenerator<TableMessage> {
    let waiting: TableMessage[] = [];
    let wake = () => {};
    this.#readers.push((message) => {
      waiting.push(message);
      wake();
    });
    signal?.addEventListener("abort", () => wake());
    yield { kind: "blank", seq: this.#table.seq };
    while (signal?.aborted !== true) {
      const messages = waiting;
      waiting = [];
      yield* messages;
      if (waiting.length === 0) await new Promise<void>((resolve) => (wake = resolve));
    }
  }
}

function stockRouter() {
  const t = initTRPC.create({ isDev: false });
  const tables = new Map<string, StockTable>();
  const tableOf = ({ tableId }: TableRef): StockTable => findOrMake(tables, tableId, () => new StockTable());
  const asRef = (input: unknown) => input as TableRef;
  return t.router({
    table: t.router({
      act: t.procedure.input(asRef).mutation(({ input }) => tableOf(input).act()),
      events: t.procedure.input(asRef).subscription(async function* ({ input, signal }) {
        for await (const message of tableOf(input).listen(signal)) {
          yield tracked(String(message.kind === "event" ? message.envelope.seq : message.seq), message);
        }
      }),
    }),
  });
}

const wss = new WebSocketServer({
  port: 0,
  host: "127.0.0.1",
  perMessageDeflate: false,
  maxPayload: MAX_MESSAGE_BYTES,
});
if (process.argv[2] === "raw") serveRaw(wss);
else applyWSSHandler({ wss, router: stockRouter() });
await once(wss, "listening");
// A server that listens on a port has an address with one.
console.log(`open at http://127.0.0.1:${(wss.address() as AddressInfo).port}`);
