/**
 * A relay for the load benchmark: three at a table hear of each other's moves, and each move is answered. There are no
 * rules, sessions or journal, but the frames are those of the club. `raw` is plain `ws`, `stock` tRPC with its own adapter.
 */
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { MAX_MESSAGE_BYTES, type Act, type TableMessage } from "@trelyazh/protocol";
import { initTRPC, tracked } from "@trpc/server";
import { applyWSSHandler } from "@trpc/server/adapters/ws";
import { WebSocketServer, type WebSocket } from "ws";

const SEATS = 3;

/** A played card as everybody at a club's table hears of it. */
function messageOf(seq: number, { turnNumber, move }: Act): TableMessage {
  const at = Date.now();
  const seat = (turnNumber % SEATS) as 0 | 1 | 2;
  const card = move.type === "playCard" ? move.card : "As";
  const event = { type: "game", event: { type: "cardPlayed", seat, by: seat, card } } as const;
  const actor = ((seat + 1) % SEATS) as 0 | 1 | 2;
  const turn = { number: seq, actor, deadlineAt: at + 300_000 };
  return { kind: "event", envelope: { seq, at, event, turn }, serverNow: at };
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

interface RawTable {
  seq: number;
  readonly readers: { readonly socket: WebSocket; readonly id: number }[];
}

function serveRaw(wss: WebSocketServer): void {
  const tables = new Map<string, RawTable>();
  const publish = (table: RawTable, message: TableMessage): void => {
    const id = String(table.seq);
    const tail = JSON.stringify({ type: "data", id, data: { id, data: message } });
    for (const reader of table.readers) reader.socket.send(`{"id":${reader.id},"result":${tail}}`);
  };
  const answer = (socket: WebSocket, { id, params: { path, input } }: RawRequest): void => {
    const table = findOrMake(tables, input.tableId, () => ({ seq: 0, readers: [] }));
    if (path === "table.events") {
      table.readers.push({ socket, id });
      socket.send(`{"id":${id},"result":{"type":"started"}}`);
      const first = JSON.stringify({ type: "data", data: { id: "0", data: { kind: "blank", seq: 0 } } });
      socket.send(`{"id":${id},"result":${first}}`);
      return;
    }
    table.seq += 1;
    // The players of this benchmark send what they say they send.
    publish(table, messageOf(table.seq, input as Act));
    socket.send(JSON.stringify({ id, result: { type: "data", data: { seq: table.seq } } }));
  };
  wss.on("connection", (socket) => {
    socket.on("message", (data: Buffer) => answer(socket, JSON.parse(data.toString()) as RawRequest));
  });
}

class StockTable {
  seq = 0;
  readonly #readers = new Set<(message: TableMessage) => void>();

  act(act: Act): { readonly seq: number } {
    this.seq += 1;
    const message = messageOf(this.seq, act);
    for (const read of this.#readers) read(message);
    return { seq: this.seq };
  }

  async *listen(signal: AbortSignal | undefined): AsyncGenerator<TableMessage> {
    let waiting: TableMessage[] = [];
    let wake = () => {};
    const read = (message: TableMessage): void => {
      waiting.push(message);
      wake();
    };
    this.#readers.add(read);
    signal?.addEventListener("abort", () => wake());
    try {
      yield { kind: "blank", seq: this.seq };
      while (signal?.aborted !== true) {
        const messages = waiting;
        waiting = [];
        yield* messages;
        if (waiting.length === 0) await new Promise<void>((resolve) => (wake = resolve));
      }
    } finally {
      this.#readers.delete(read);
    }
  }
}

function stockRouter() {
  const t = initTRPC.create({ isDev: false });
  const tables = new Map<string, StockTable>();
  const tableOf = ({ tableId }: { readonly tableId: string }): StockTable =>
    findOrMake(tables, tableId, () => new StockTable());
  const asAct = (input: unknown) => input as Act;
  return t.router({
    table: t.router({
      act: t.procedure.input(asAct).mutation(({ input }) => tableOf(input).act(input)),
      events: t.procedure.input(asAct).subscription(async function* ({ input, signal }) {
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
