import { once } from "node:events";
import { TRPC_WS_PATH } from "@trelyazh/protocol";
import { seededRandom, testDatabase } from "@trelyazh/testkit";
import { describe, expect, test } from "vitest";
import { WebSocket } from "ws";
import { connect, signIn } from "./testing/guest.ts";
import { modestMove } from "./testing/player.ts";
import { seatThree } from "./testing/seat-three.ts";
import { startServer } from "./testing/server-process.ts";
import { TEST_SECRET } from "./testing/start-test-club.ts";

const SOCKETS = 1000;

/** Opens sockets that watch the lobby; resolves once each has been told of it. */
async function crowd(url: string): Promise<WebSocket[]> {
  const sockets: WebSocket[] = [];
  while (sockets.length < SOCKETS) {
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

describe("a restart", { timeout: 120_000 }, () => {
  test("closes a thousand sockets with 1012 and ends well in time; players resume at the next process without a snapshot", async () => {
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
    const began = performance.now();
    expect(await first.end("SIGTERM")).toMatchObject({ code: 0, signal: null });
    expect(performance.now() - began).toBeLessThan(10_000);
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
});
