import type { Card, GameEvent, Seat } from "@trelyazh/preferans";
import { loadEvents } from "@trelyazh/db";
import { TRPC_HTTP_PATH } from "@trelyazh/protocol";
import { seededRandom } from "@trelyazh/testkit";
import { describe, expect, test } from "vitest";
import { cardsIn, knownAfter } from "./simulation/truth/known-cards.ts";
import type { Guest } from "./testing/people/guest.ts";
import { modestMove, Player } from "./testing/people/player.ts";
import { seatThree } from "./testing/club/seat-three.ts";
import { startTestClub, type TestClub } from "./testing/club/start-test-club.ts";

const SEED = 5;
const DEALS = 12;

/** What the journal holds, by number: the whole truth about the game. */
async function truthOf(club: TestClub, tableId: string): Promise<Map<number, GameEvent>> {
  const rows = await loadEvents(club.database.database.db, { tableId, afterSeq: 0, limit: 100_000 });
  // Only the server writes these rows.
  const payloads = rows.map(({ seq, event }) => [seq, event as { event: { type: string; event: GameEvent } }] as const);
  return new Map(payloads.flatMap(([seq, { event }]) => (event.type === "game" ? [[seq, event.event] as const] : [])));
}

/** The cards that somebody may know right after each event. */
function knownByNumber(truth: Map<number, GameEvent>, seat: Seat | null): Map<number, ReadonlySet<Card>> {
  let known: ReadonlySet<Card> = new Set<Card>();
  return new Map([...truth].map(([seq, event]) => [seq, (known = knownAfter(known, event, seat))]));
}

/** Something that somebody was sent, whatever the way. */
interface Sent {
  /** NaN for what belongs to no table. */
  readonly seq: number;
  readonly text: string;
}

interface Frame {
  readonly result?: { readonly data?: { readonly id?: string; readonly events?: readonly { readonly seq: number }[] } };
}

function framesOf({ frames }: Guest): Sent[] {
  return frames.flatMap((text) => {
    if (!text.startsWith("{")) return [];
    // A frame of the protocol, made by tRPC.
    const { data } = (JSON.parse(text) as Frame).result ?? {};
    // What is read of the past is judged event by event.
    if (data?.events !== undefined)
      return data.events.map((event) => ({ seq: event.seq, text: JSON.stringify(event) }));
    return [{ seq: Number(data?.id ?? Number.NaN), text }];
  });
}

/** The events in a body of server-sent events. */
function serverEventsOf(body: string): Sent[] {
  return body.split("\n\n").flatMap((part) => {
    const text = /^data: (.+)$/m.exec(part)?.[1];
    const id = /^id: (\d+)$/m.exec(part)?.[1];
    return text === undefined || id === undefined ? [] : [{ seq: Number(id), text }];
  });
}

/** Cards in what somebody was sent that they could not know at that moment. */
function leaks(sent: readonly Sent[], known: Map<number, ReadonlySet<Card>>): string[] {
  return sent.flatMap(({ seq, text }) => {
    const allowed = [...known].findLast(([at]) => at <= seq)?.[1] ?? new Set<Card>();
    return cardsIn(JSON.parse(text))
      .filter((card) => !allowed.has(card))
      .map((card) => `${card} in ${text.slice(0, 200)}`);
  });
}

/** Reads a table over HTTP until it is closed; the body so far can be read at any time. */
async function streamOverHttp(club: TestClub, cookie: string, tableId: string) {
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

describe("hidden cards", () => {
  test("no frame that anybody receives holds a card that they may not know", async () => {
    await using club = await startTestClub();
    using three = await seatThree(club, { poolTarget: 100, spectatorDelaySeconds: 1 });
    const onlooker = await club.guest();
    using spectator = await new Player(onlooker, three.tableId).watch();
    using seatOverHttp = await streamOverHttp(club, three.guests[0].cookie, three.tableId);
    using spectatorOverHttp = await streamOverHttp(club, onlooker.cookie, three.tableId);
    const random = seededRandom(SEED);
    let read = 0;
    while ((three.players[0].table.pulya?.dealNumber ?? 0) <= DEALS) {
      const player = await three.onTurn();
      // Snapshots, and events after the fact, are asked for at every moment of a deal.
      const guest = random.pick([...three.guests, onlooker]);
      const missed = random.below(30);
      using _ = await new Player(guest, three.tableId).watch(
        missed === 0 ? null : String(Math.max(0, player.table.seq - missed)),
      );
      const page = { tableId: three.tableId, before: player.table.seq + 2, count: 20 };
      read += (await guest.api.table.past.query(page)).events.length;
      const { seq } = await player.act(modestMove(player.moves(), random));
      await Promise.all(three.players.map((each) => each.until((table) => table.seq >= seq)));
    }
    const { seq: last } = three.players[0].table;
    await spectator.until((table) => table.seq >= last);
    expect(read).toBeGreaterThan(DEALS * 100);
    const truth = await truthOf(club, three.tableId);
    expect([...truth.values()].filter((event) => event.type === "dealScored").length).toBeGreaterThanOrEqual(DEALS);
    for (const [index, guest] of three.guests.entries()) {
      // Chairs are numbered as seats are.
      expect(leaks(framesOf(guest), knownByNumber(truth, index as Seat))).toEqual([]);
      expect(framesOf(guest).length).toBeGreaterThan(DEALS * 10);
    }
    expect(leaks(framesOf(onlooker), knownByNumber(truth, null))).toEqual([]);
    for (const [body, seat] of [
      [seatOverHttp.body, 0],
      [spectatorOverHttp.body, null],
    ] as const) {
      expect(serverEventsOf(body).length).toBeGreaterThan(DEALS * 10);
      expect(leaks(serverEventsOf(body), knownByNumber(truth, seat))).toEqual([]);
    }
    // The check itself finds something where it must: through another's eyes one's own hand is a leak.
    expect(leaks(framesOf(three.guests[0]), knownByNumber(truth, 1))).not.toEqual([]);
    expect(leaks(serverEventsOf(seatOverHttp.body), knownByNumber(truth, null))).not.toEqual([]);
  });

  test("the seeds of a deal and of the next one are in the journal and in no frame, their commitments in all", async () => {
    await using club = await startTestClub();
    using three = await seatThree(club);
    await three.onTurn();
    const rows = await loadEvents(club.database.database.db, { tableId: three.tableId, afterSeq: 0, limit: 100 });
    const stored = JSON.stringify(rows);
    const seeds = [...stored.matchAll(/"(?:server|next)Seed":"([0-9a-f]{64})"/g)].map(([, seed = ""]) => seed);
    const commitments = [...stored.matchAll(/"commitment":"([0-9a-f]{64})"/g)].map(([, each = ""]) => each);
    // The one that the table's first event told is that of the deal.
    expect([new Set(seeds).size, commitments.length]).toEqual([2, 2]);
    for (const { frames } of three.guests) {
      for (const seed of seeds) expect(frames.join("")).not.toContain(seed);
      for (const commitment of commitments) expect(frames.join("")).toContain(commitment);
    }
  });
});
