import { TRPC_HTTP_PATH } from "@trelyazh/protocol";
import { seededRandom, testDatabase } from "@trelyazh/testkit";
import { expect, test } from "vitest";
import { LocalHub } from "../../bus/local-hub.ts";
import { modestMove, Player } from "../../testing/people/player.ts";
import { seatThree, type SeatedThree } from "../../testing/club/seat-three.ts";
import { startTestClub, type TestClub } from "../../testing/club/start-test-club.ts";

/** Reads a table with server-sent events, as a browser does that gets no socket. */
async function readOverHttp(club: TestClub, cookie: string, tableId: string) {
  const abort = new AbortController();
  const input = encodeURIComponent(JSON.stringify({ tableId }));
  const response = await fetch(`${club.url}${TRPC_HTTP_PATH}/table.events?input=${input}`, {
    headers: { cookie, accept: "text/event-stream" },
    signal: abort.signal,
  });
  const stream = { body: "", [Symbol.dispose]: () => abort.abort() };
  const decoder = new TextDecoder();
  const read = async () => {
    for await (const chunk of response.body ?? []) stream.body += decoder.decode(chunk, { stream: true });
  };
  void read().catch(() => {});
  return stream;
}

const random = seededRandom(3);

/** Lets everybody play so many moves; each sees all of them. */
async function play(players: readonly Player[], { onTurn }: Pick<SeatedThree, "onTurn">, moves: number): Promise<void> {
  for (let made = 0; made < moves; made += 1) {
    const player = await onTurn();
    const { seq } = await player.actForSure(modestMove(player.moves(), random));
    await Promise.all(players.map((each) => each.until((table) => table.seq >= seq)));
  }
}

test("three clubs over one database are one club: a table is played from all of them, and goes on when its node stops", async () => {
  await using database = await testDatabase();
  const hub = new LocalHub();
  await using first = await startTestClub({ database, hub });
  await using second = await startTestClub({ database, hub });
  await using third = await startTestClub({ database, hub });
  const places = [first, second, third];
  using three = await seatThree({ guest: () => (places.shift() ?? first).guest() });
  const [creator, guest] = three.guests;
  using overHttp = await readOverHttp(third, guest.cookie, three.tableId);
  await play(three.players, three, 12);
  await first.stop();
  const back = await second.connect(creator.cookie);
  using player = await new Player(back, three.tableId).watch();
  const players = [player, three.players[1], three.players[2]] as const;
  const onTurn = async () => {
    const { turn, seq } = await player.until((table) => table.turn !== null);
    const next = players[turn?.actor === 1 ? 1 : turn?.actor === 2 ? 2 : 0];
    await next.until((table) => table.seq >= seq);
    return next;
  };
  await play(players, { onTurn }, 12);
  expect(players.flatMap(({ gaps }) => gaps)).toEqual([]);
  const { seq } = player.table;
  await expect.poll(() => overHttp.body).toContain(`id: ${seq}\n`);
  const numbers = [...overHttp.body.matchAll(/^id: (\d+)$/gm)].map(([, id]) => Number(id));
  expect(numbers).toEqual(Array.from(numbers, (_, index) => (numbers[0] ?? 0) + index));
});
