import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { findTable, listCommands } from "@trelyazh/db";
import { TRPC_WS_PATH } from "@trelyazh/protocol";
import { seededRandom, testDatabase, type SeededRandom } from "@trelyazh/testkit";
import { describe, expect, test } from "vitest";
import { WebSocket } from "ws";
import { clubCodeIn, connect, signIn, type Guest } from "./testing/people/guest.ts";
import { modestMove } from "./testing/people/player.ts";
import { seatThree, type SeatedThree } from "./testing/club/seat-three.ts";
import { startServer } from "./testing/club/server-process.ts";
import { TEST_SECRET } from "./testing/club/start-test-club.ts";

const SOCKETS = 1000;

/** Opens sockets that watch the lobby; resolves once each has been told of it. */
async function crowd(url: string, count = SOCKETS): Promise<WebSocket[]> {
  const sockets: WebSocket[] = [];
  while (sockets.length < count) {
    const some = Array.from({ length: 50 }, () => new WebSocket(`${url.replace("http", "ws")}${TRPC_WS_PATH}`));
    await Promise.all(
      some.map(async (socket) => {
        await once(socket, "open");
        socket.send('{"id":1,"method":"subscription","params":{"path":"lobby.tables"}}');
        await once(socket, "message");
      }),
    );
    sockets.push(...some);
  }
  return sockets;
}

/** The answers to people who ask on and on, each as soon as the last answer is there. */
interface Rush {
  readonly moves: { readonly tableId: string; readonly commandId: string; readonly seq: number }[];
  readonly opened: string[];
  /** With what they were refused in the end; undefined for a lost connection. */
  readonly refusals: (string | undefined)[];
  /** At tables that are opened. */
  bots: number;
  /** Aborted when the server is told to stop. */
  readonly stopping: AbortSignal;
  /** Aborted when the server is gone: whoever waits still would wait for ever. */
  readonly gone: AbortSignal;
}

async function askUntilRefused({ refusals, gone }: Rush, ask: () => Promise<void>): Promise<void> {
  const leaving = once(gone, "abort");
  try {
    while (!gone.aborted) await Promise.race([ask(), leaving]);
  } catch (error) {
    refusals.push(clubCodeIn(error));
  }
}

/**
 * Three people play without a pause. When a deal is over a server that stops deals no other, so nobody has a turn any more:
 * then the last one to play asks again what has become of that move.
 */
async function play(rush: Rush, three: SeatedThree, random: SeededRandom): Promise<void> {
  const { tableId, players } = three;
  const stopping = once(rush.stopping, "abort").then(() => null);
  let askAgain = (): Promise<unknown> => Promise.resolve();
  await askUntilRefused(rush, async () => {
    const isDealt = players[0].table.turn !== null;
    const player = await (isDealt ? three.onTurn() : Promise.race([three.onTurn(), stopping]));
    if (player === null) {
      await askAgain();
      return;
    }
    const move = modestMove(player.moves(), random);
    const command = { commandId: randomUUID(), turnNumber: player.table.turn?.number ?? 0 };
    askAgain = () => player.act(move, command);
    const { seq } = await player.act(move, command);
    rush.moves.push({ tableId, commandId: command.commandId, seq });
    await Promise.all(players.map((each) => each.until((table) => table.seq >= seq)));
  });
}

/** People open tables in turn, so that none of them sends too much, and leave at once those that cannot begin. */
function open(rush: Rush, hosts: readonly Guest[]): Promise<void> {
  return askUntilRefused(rush, async () => {
    const host = hosts[rush.opened.length % hosts.length];
    if (host === undefined) throw new Error("there is no host");
    const wish = { preset: "sochi", poolTarget: 10, turnSeconds: 60 } as const;
    const { tableId } = await host.api.table.create.mutate({ ...wish, bots: rush.bots });
    rush.opened.push(tableId);
    if (rush.bots === 0) await host.api.table.leave.mutate({ tableId, commandId: randomUUID() });
  });
}

describe("a restart", () => {
  test("closes a thousand sockets with 1012 and ends by itself; players resume at the next process without a snapshot", async () => {
    await using database = await testDatabase();
    const environment = { DATABASE_URL: database.url, AUTH_SECRET: TEST_SECRET };
    await using first = await startServer(environment);
    using three = await seatThree({ guest: async () => connect(first.url, await signIn(first.url)) });
    const random = seededRandom(8);
    const move = async () => {
      const player = await three.onTurn();
      const { seq } = await player.actForSure(modestMove(player.moves(), random));
      await Promise.all(three.players.map((each) => each.until((table) => table.seq >= seq)));
    };
    for (let each = 0; each < 5; each += 1) await move();
    const codes: number[] = [];
    for (const socket of await crowd(first.url)) socket.once("close", (code) => codes.push(code));
    expect(await first.end("SIGTERM")).toMatchObject({ code: 0, signal: null });
    await expect.poll(() => codes.length).toBe(SOCKETS);
    expect(new Set(codes)).toEqual(new Set([1012]));
    await using _ = await startServer({ ...environment, PORT: new URL(first.url).port });
    for (let each = 0; each < 5; each += 1) await move();
    for (const { messages, gaps, guest } of three.players) {
      expect(gaps).toEqual([]);
      expect(messages.filter(({ kind }) => kind === "snapshot")).toHaveLength(1);
      expect(messages).toContainEqual(
        expect.objectContaining({
          kind: "event",
          envelope: expect.objectContaining({
            event: expect.objectContaining({ type: "tableRecovered" }) as unknown,
          }) as unknown,
        }),
      );
      await guest.close();
    }
  });

  test("in the middle of things refuses what comes with RESTARTING, ends by itself, and loses nothing it has answered", async () => {
    await using database = await testDatabase();
    const environment = {
      DATABASE_URL: database.url,
      AUTH_SECRET: TEST_SECRET,
      BOT_DELAY_MS: "0",
      DEAL_PAUSE_MS: "0",
    };
    await using server = await startServer(environment);
    // Sockets are closed in the order in which they came: those who ask have time to be refused.
    await crowd(server.url, 200);
    const guest = async () => connect(server.url, await signIn(server.url));
    using one = await seatThree({ guest });
    using two = await seatThree({ guest });
    const hosts = await Promise.all(Array.from({ length: 10 }, guest));
    const [stopping, gone] = [new AbortController(), new AbortController()];
    const signals = { stopping: stopping.signal, gone: gone.signal };
    const rush: Rush = { moves: [], opened: [], refusals: [], bots: 0, ...signals };
    // With the first deal somebody has a turn.
    await Promise.all([one.onTurn(), two.onTurn()]);
    const asking = [
      play(rush, one, seededRandom(1)),
      play(rush, two, seededRandom(2)),
      open(rush, hosts.slice(0, 5)),
      open(rush, hosts.slice(5)),
    ];
    await expect.poll(() => Math.min(rush.moves.length, rush.opened.length), { interval: 1 }).toBeGreaterThan(10);
    // Such a table plays by itself, if it is let.
    rush.bots = 2;
    const ending = server.end("SIGTERM");
    stopping.abort();
    expect(await ending).toMatchObject({ code: 0, signal: null });
    gone.abort();
    await Promise.all(asking);
    expect(rush.refusals).toEqual(asking.map(() => "RESTARTING"));
    const { db } = database.database;
    for (const { tableId, commandId, seq } of rush.moves) {
      expect(await listCommands(db, { tableId, beforeSeq: seq + 1 })).toContainEqual({ id: commandId, seq });
    }
    for (const tableId of rush.opened) expect(await findTable(db, tableId)).toBeDefined();
    await Promise.all([...one.guests, ...two.guests, ...hosts].map((each) => each.close()));
  });
});
