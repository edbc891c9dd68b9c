/** The players of the adapter benchmark: tables of three, moving at a steady pace. */
import { setTimeout as sleep } from "node:timers/promises";
import { WebSocket } from "ws";
import type { LoadCommand, LoadOptions, LoadReport } from "./adapter-protocol.ts";

const SEATS = 3;
const STEP_MS = 10;
const CONNECTING_AT_ONCE = 100;
const EVENTS_ID = 1;
const LOBBY_ID = 2;

interface Frame {
  readonly id: number;
  readonly result?: {
    readonly type: string;
    readonly data?: { readonly data?: { readonly envelope: { readonly seq: number; readonly at: number } } };
  };
}

/** What was heard since the last reset. */
class Hearing {
  moves = 0;
  answers = 0;
  disordered = 0;
  latencies: number[] = [];

  report(): LoadReport {
    const sorted = Float64Array.from(this.latencies).sort();
    const at = (share: number) => sorted[Math.floor(sorted.length * share)] ?? 0;
    const late = sorted.length - sorted.findLastIndex((latency) => latency <= 1000) - 1;
    const { moves, answers, disordered } = this;
    return {
      moves,
      answers,
      events: sorted.length,
      p50: at(0.5),
      p99: at(0.99),
      max: sorted.at(-1) ?? 0,
      late,
      disordered,
    };
  }
}

class Player {
  readonly #socket: WebSocket;
  readonly #hearing: () => Hearing;
  #started = 0;
  #last = 0;
  #nextId = LOBBY_ID;

  constructor(port: number, hearing: () => Hearing) {
    this.#hearing = hearing;
    this.#socket = new WebSocket(`ws://127.0.0.1:${port}`, { perMessageDeflate: false });
  }

  /** Resolves once both subscriptions have started. */
  async join(table: number): Promise<void> {
    const joined = Promise.withResolvers<void>();
    this.#socket.once("error", joined.reject);
    this.#socket.once("open", () => {
      const subscription = { method: "subscription" };
      this.#say([
        { id: EVENTS_ID, ...subscription, params: { path: "events", input: table } },
        { id: LOBBY_ID, ...subscription, params: { path: "lobby" } },
      ]);
    });
    this.#socket.on("message", (data: Buffer) => {
      // The server of this benchmark says nothing else.
      const { id, result } = JSON.parse(data.toString()) as Frame;
      if (result?.type === "started" && ++this.#started === 2) joined.resolve();
      else if (id > LOBBY_ID) this.#hearing().answers++;
      else if (result?.data?.data !== undefined) this.#hear(result.data.data.envelope);
    });
    await joined.promise;
  }

  move(table: number, seat: number): void {
    this.#hearing().moves++;
    this.#say({
      id: ++this.#nextId,
      method: "mutation",
      params: { path: "move", input: { table, seat, at: performance.now() } },
    });
  }

  #hear({ seq, at }: { seq: number; at: number }): void {
    const hearing = this.#hearing();
    if (seq !== this.#last + 1) hearing.disordered++;
    this.#last = seq;
    hearing.latencies.push(performance.now() - at);
  }

  #say(message: unknown): void {
    this.#socket.send(JSON.stringify(message));
  }
}

class Crowd {
  readonly #tables: Player[][] = [];
  readonly #movesPerSecond: number;
  #hearing = new Hearing();
  #turn = 0;

  constructor({ movesPerSecond }: LoadOptions) {
    this.#movesPerSecond = movesPerSecond;
  }

  async connect({ port, sockets }: LoadOptions): Promise<void> {
    const joining: Promise<void>[] = [];
    for (let index = 0; index < sockets; index++) {
      const table = Math.floor(index / SEATS);
      const player = new Player(port, () => this.#hearing);
      (this.#tables[table] ??= []).push(player);
      joining.push(player.join(table));
      if (joining.length >= CONNECTING_AT_ONCE) await Promise.all(joining.splice(0));
    }
    await Promise.all(joining);
  }

  /** Moves for so long at the given pace, waits for the last events, and tells what was heard. */
  async play(ms: number): Promise<LoadReport> {
    this.#hearing = new Hearing();
    const hearing = this.#hearing;
    const startedAt = performance.now();
    for (let elapsed = 0; elapsed < ms; elapsed = performance.now() - startedAt) {
      const due = Math.floor((Math.min(elapsed, ms) * this.#movesPerSecond) / 1000);
      while (hearing.moves < due) this.#moveNext();
      await sleep(STEP_MS);
    }
    const patience = performance.now() + 5_000;
    while (hearing.latencies.length < hearing.moves * SEATS && performance.now() < patience) await sleep(STEP_MS);
    return hearing.report();
  }

  #moveNext(): void {
    const turn = this.#turn++;
    const table = turn % this.#tables.length;
    const seat = Math.floor(turn / this.#tables.length) % SEATS;
    this.#tables[table]?.[seat]?.move(table, seat);
  }
}

let crowd: Crowd | null = null;

async function obey(command: LoadCommand): Promise<void> {
  if (command.kind === "connect") {
    crowd = new Crowd(command.options);
    await crowd.connect(command.options);
    process.send?.("connected");
  } else {
    process.send?.(await crowd?.play(command.ms));
  }
}

process.on("message", (command: LoadCommand) => void obey(command));
process.on("disconnect", () => process.exit(0));
process.send?.("ready");
