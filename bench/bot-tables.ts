/**
 * How smoothly a server runs while bots play at many tables at once. Starts the real server in a process of its own, with
 * its own PostgreSQL, and seats a guest and two bots at each table; the guest, who plays from here by rules of thumb and at
 * once, makes the third. Prints the delays of the server's event loop, idle and then playing, and the moves a second.
 *
 *     node bench/bot-tables.ts --tables 30 --level club --bot-delay 100 --seconds 20
 */
import { spawn, type ChildProcess } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import type { View } from "@trelyazh/preferans";
import { AUTH_PATH, receive, TRPC_WS_PATH, type TableMessage } from "@trelyazh/protocol";
import type { BotLevel, Table } from "@trelyazh/table";
import { chooseMove } from "@trelyazh/solver";
import { createTRPCUntypedClient, createWSClient, wsLink } from "@trpc/client";
import { WebSocket } from "ws";
import type { Delays } from "./event-loop-probe.ts";

const MAIN = fileURLToPath(new URL("../apps/server/src/main.ts", import.meta.url));
const PROBE = new URL("event-loop-probe.ts", import.meta.url).href;

const IDLE_MS = 5_000;
const WARM_UP_MS = 10_000;

interface Plan {
  readonly tables: number;
  readonly level: BotLevel;
  readonly botDelayMs: number;
  readonly ms: number;
  /** Undefined for what the server takes by itself. */
  readonly threads: string | undefined;
}

interface Server {
  readonly url: string;
  readonly child: ChildProcess;
  /** Lines of the log by their messages. */
  readonly lines: Map<string, number>;
}

interface Seen {
  turns: number;
  deals: number;
  finished: number;
  /** Everything has been measured; what fails from now on does so because connections are closed. */
  isOver: boolean;
}

function readPlan(): Plan {
  const { values } = parseArgs({
    options: {
      tables: { type: "string", default: "30" },
      level: { type: "string", default: "club" },
      "bot-delay": { type: "string", default: "100" },
      seconds: { type: "string", default: "20" },
      threads: { type: "string" },
    },
  });
  return {
    tables: Number(values.tables),
    // The server refuses any other.
    level: values.level as BotLevel,
    botDelayMs: Number(values["bot-delay"]),
    ms: Number(values.seconds) * 1000,
    threads: values.threads,
  };
}

async function startServer(plan: Plan, dataFolder: string): Promise<Server> {
  const child = spawn(process.execPath, ["--import", PROBE, MAIN], {
    env: {
      HOST: "127.0.0.1",
      PORT: "0",
      DATA_FOLDER: dataFolder,
      BOT_DELAY_MS: String(plan.botDelayMs),
      DEAL_PAUSE_MS: "0",
      LOG_LEVEL: "info",
      WORKER_THREADS: plan.threads ?? "",
    },
    stdio: ["ignore", "pipe", "inherit", "ipc"],
  });
  const lines = new Map<string, number>();
  const url = Promise.withResolvers<string>();
  child.once("exit", (code) => url.reject(new Error(`the server ended with ${code}`)));
  if (child.stdout === null) throw new Error("the server's output is not to be had");
  createInterface({ input: child.stdout }).on("line", (line) => {
    const message = /"msg":"([^"]*)"/.exec(line)?.[1];
    if (message !== undefined) lines.set(message, (lines.get(message) ?? 0) + 1);
    const address = /open at ([^\s"]+)/.exec(line)?.[1];
    if (address !== undefined) url.resolve(address);
  });
  return { url: await url.promise, child, lines };
}

async function signIn(url: string): Promise<string> {
  const response = await fetch(`${url}${AUTH_PATH}/sign-in/anonymous`, {
    method: "POST",
    headers: { "content-type": "application/json", origin: url },
    body: "{}",
  });
  if (!response.ok) throw new Error(`sign-in answered ${response.status}`);
  return response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(";")[0])
    .join("; ");
}

function clientOf(url: string, cookie: string) {
  class Socket extends WebSocket {
    constructor(address: string) {
      super(address, { headers: { cookie } });
    }
  }
  const socket = createWSClient({
    url: `${url.replace("http", "ws")}${TRPC_WS_PATH}`,
    // It has all that the client asks of a browser's WebSocket.
    WebSocket: Socket as unknown as typeof globalThis.WebSocket,
  });
  return { api: createTRPCUntypedClient({ links: [wsLink({ client: socket })] }), close: () => socket.close() };
}

type Api = ReturnType<typeof clientOf>["api"];

/** Opens a table and plays at it until the connection is closed. */
async function playTable(api: Api, level: BotLevel, seen: Seen): Promise<void> {
  const wish = { preset: "sochi", poolTarget: 100, turnSeconds: 300, bots: 2, botLevel: level };
  // The server's own answers.
  const { tableId } = (await api.mutation("table.create", wish)) as { readonly tableId: string };
  let table: Table | null = null;
  let answered = 0;
  api.subscription(
    "table.events",
    { tableId, lastEventId: null },
    {
      onData(message) {
        const before: Table | null = table;
        table = receive(table, (message as { readonly data: TableMessage }).data);
        if (table === null || before === null) return;
        note(before, table, seen);
        if (table.turn?.actor !== 0 || table.turn.number === answered) return;
        answered = table.turn.number;
        void act(api, table).catch((error: unknown) => {
          if (!seen.isOver) console.error(error);
        });
      },
    },
  );
}

function note(before: Table, after: Table, seen: Seen): void {
  if (after.turn !== null && after.turn.number !== before.turn?.number) seen.turns += 1;
  if (after.pulya?.dealNumber !== before.pulya?.dealNumber) seen.deals += 1;
  if (after.status === "finished" && before.status !== "finished") seen.finished += 1;
}

async function act(api: Api, { id, turn, pulya }: Table): Promise<void> {
  if (turn === null || pulya === null) return;
  // What the server sends is what seat 0 may see.
  const view = pulya as View;
  const { seat: _seat, ...move } = chooseMove({ view, seat: 0, seed: turn.number, level: "novice" }).move;
  await api.mutation("table.act", { tableId: id, commandId: randomUUID(), turnNumber: turn.number, move });
}

async function measure({ child }: Server, ms: number): Promise<Delays> {
  child.send("reset");
  await sleep(ms);
  child.send("read");
  const [delays] = (await once(child, "message")) as [Delays];
  return delays;
}

function report(what: string, { p50, p99, max, cpu }: Delays): void {
  const inMs = (value: number): string => value.toFixed(1).padStart(6);
  console.log(
    `${what.padEnd(8)} event loop late by p50 ${inMs(p50)}  p99 ${inMs(p99)}  max ${inMs(max)} ms; CPU ${(100 * cpu).toFixed(0)} %`,
  );
}

async function play(plan: Plan, server: Server): Promise<void> {
  report("idle", await measure(server, IDLE_MS));
  const seen: Seen = { turns: 0, deals: 0, finished: 0, isOver: false };
  const clients = [];
  for (let number = 0; number < plan.tables; number += 1) {
    const client = clientOf(server.url, await signIn(server.url));
    clients.push(client);
    await playTable(client.api, plan.level, seen);
  }
  await sleep(WARM_UP_MS);
  const before = { ...seen };
  server.lines.clear();
  report("playing", await measure(server, plan.ms));
  const seconds = plan.ms / 1000;
  console.log(
    `${plan.tables} tables of ${plan.level} bots: ${((seen.turns - before.turns) / seconds).toFixed(0)} turns a second, ` +
      `${seen.deals - before.deals} deals, ${seen.finished} pulyas finished`,
  );
  for (const [line, times] of server.lines) console.log(`${String(times).padStart(6)} × ${line}`);
  seen.isOver = true;
  await Promise.all(clients.map((client) => client.close()));
}

const plan = readPlan();
const dataFolder = await mkdtemp(join(tmpdir(), "trelyazh-bench-"));
try {
  const server = await startServer(plan, dataFolder);
  try {
    await play(plan, server);
  } finally {
    server.child.kill("SIGTERM");
    await once(server.child, "exit");
  }
} finally {
  await rm(dataFolder, { recursive: true, force: true });
}
