import { randomUUID } from "node:crypto";
import { listCommands } from "@trelyazh/db";
import type { Seat } from "@trelyazh/preferans";
import { seededRandom, testDatabase, type SeededRandom } from "@trelyazh/testkit";
import { describe, expect, test } from "vitest";
import { connect, signIn } from "./testing/people/guest.ts";
import { modestMove, Player } from "./testing/people/player.ts";
import { startServer } from "./testing/club/server-process.ts";
import { TEST_SECRET } from "./testing/club/start-test-club.ts";
import { tcpGate, type TcpGate } from "./testing/club/tcp-gate.ts";

const KILLS = 10;

/** What passes between the server and its database while a move is stored and answered. */
const PIECES_OF_A_MOVE = 8;

/** Another one in each run, told in the test's name; to see a run again, put its seed here. */
const SEED = Date.now() % 1_000_000;

interface Acknowledged {
  readonly commandId: string;
  readonly seat: Seat;
  readonly seq: number;
}

interface Story {
  readonly environment: Record<string, string>;
  /** Between the server and its database. */
  readonly gate: TcpGate;
  readonly random: SeededRandom;
  readonly acknowledged: Acknowledged[];
  /** The command that was on its way when the server was killed. */
  unanswered: {
    readonly commandId: string;
    readonly seat: Seat;
    readonly turnNumber: number;
    readonly move: ReturnType<Player["moves"]>[number];
  } | null;
}

/** Lets three people play on for some moves and kills the server while the next move is on its way. */
async function playAndKill(
  story: Story,
  seats: { readonly cookies: readonly string[]; readonly tableId: string },
): Promise<void> {
  await using server = await startServer(story.environment);
  await using stack = new AsyncDisposableStack();
  const guests = await Promise.all(seats.cookies.map((cookie) => connect(server.url, cookie)));
  for (const guest of guests) stack.use(guest);
  const players = await Promise.all(guests.map((guest) => new Player(guest, seats.tableId).watch()));
  const lastSeq = Math.max(0, ...story.acknowledged.map(({ seq }) => seq));
  for (const player of players) expect(player.table.seq, `seed ${SEED}`).toBeGreaterThanOrEqual(lastSeq);
  await repeatUnanswered(story, players);
  for (let moves = story.random.below(6); moves > 0; moves -= 1) await moveOnce(story, players);
  const { commandId, move, player } = await choose(story, players);
  const turnNumber = player.table.turn?.number ?? 0;
  const moment = story.gate.passed(story.random.below(PIECES_OF_A_MOVE));
  const answer = player.act(move, { commandId, turnNumber });
  await Promise.race([moment, answer]);
  const gone = server.end("SIGKILL");
  story.unanswered = { commandId, seat: move.seat, turnNumber, move };
  const seq = await Promise.race([answer.then((receipt) => receipt.seq), gone.then(() => null)]).catch(() => null);
  if (seq !== null) story.acknowledged.push({ commandId, seat: move.seat, seq });
  answer.catch(() => {});
  await gone;
}

async function choose({ random }: Story, players: readonly Player[]) {
  const [first] = players;
  if (first === undefined) throw new Error("nobody plays");
  const { turn, seq } = await first.until((table) => table.turn !== null);
  const player = players[turn?.actor ?? 0] ?? first;
  await player.until((table) => table.seq >= seq);
  return { player, move: modestMove(player.moves(), random), commandId: randomUUID() };
}

async function moveOnce(story: Story, players: readonly Player[]): Promise<void> {
  const { player, move, commandId } = await choose(story, players);
  const { seq } = await player.act(move, { commandId });
  story.acknowledged.push({ commandId, seat: move.seat, seq });
  await Promise.all(players.map((each) => each.until((table) => table.seq >= seq)));
}

/** A client that got no answer asks again by the same id, and is answered once and for all. */
async function repeatUnanswered(story: Story, players: readonly Player[]): Promise<void> {
  const { unanswered } = story;
  if (unanswered === null) return;
  const { commandId, seat, turnNumber, move } = unanswered;
  story.unanswered = null;
  const player = players[seat];
  if (player === undefined) throw new Error("nobody sits there");
  const { seq } = await player.act(move, { commandId, turnNumber });
  const known = story.acknowledged.find((each) => each.commandId === commandId);
  if (known === undefined) story.acknowledged.push({ commandId, seat, seq });
  else expect(seq, `seed ${SEED}`).toBe(known.seq);
}

/** More than any table's events. */
const LAST = 1_000_000;

describe("a server that is killed", () => {
  test(`${KILLS} times at random moments of a move (seed ${SEED}) keeps every acknowledged move, and the table is playable`, async () => {
    await using database = await testDatabase();
    await using gate = await tcpGate(database.url);
    const environment = {
      DATABASE_URL: gate.url,
      AUTH_SECRET: TEST_SECRET,
      BOT_DELAY_MS: "0",
      DEAL_PAUSE_MS: "0",
    };
    const story: Story = { environment, gate, random: seededRandom(SEED), acknowledged: [], unanswered: null };
    const seats = await seatThreePeople(environment);
    for (let kill = 0; kill < KILLS; kill += 1) await playAndKill(story, seats);
    expect(story.acknowledged.length).toBeGreaterThan(KILLS);
    const { tableId } = seats;
    const stored = await listCommands(database.database.db, { tableId, beforeSeq: LAST });
    const answers = new Map(stored.map(({ id, seq }) => [id, seq]));
    for (const { commandId, seq } of story.acknowledged) expect(answers.get(commandId), `seed ${SEED}`).toBe(seq);
  });
});

async function seatThreePeople(environment: Record<string, string>) {
  await using server = await startServer(environment);
  const cookies = [await signIn(server.url), await signIn(server.url), await signIn(server.url)];
  await using ann = await connect(server.url, cookies[0] ?? "");
  const wish = { preset: "sochi", poolTarget: 100, turnSeconds: 300, bots: 0 } as const;
  const { tableId } = await ann.api.table.create.mutate(wish);
  for (const seat of [1, 2] as const) {
    await using guest = await connect(server.url, cookies[seat] ?? "");
    await guest.api.table.join.mutate({ commandId: randomUUID(), tableId, seat });
  }
  return { cookies, tableId };
}
