import { isCard, type Card, type GameEvent, type Seat } from "@trelyazh/preferans";
import { loadEvents } from "@trelyazh/db";
import { seededRandom } from "@trelyazh/testkit";
import { describe, expect, test } from "vitest";
import type { Guest } from "./testing/guest.ts";
import { modestMove, Player } from "./testing/player.ts";
import { seatThree } from "./testing/seat-three.ts";
import { startTestClub, type TestClub } from "./testing/start-test-club.ts";

const SEED = 5;
const DEALS = 12;

/** Words that look like cards but are games: `7s` may be either. */
const GAME_KEYS = new Set(["call", "contract", "bid"]);

function cardsIn(value: unknown): Card[] {
  if (typeof value === "string") return isCard(value) ? [value] : [];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) => (GAME_KEYS.has(key) ? [] : cardsIn(part)));
}

/** What the journal holds, by number: the whole truth about the game. */
async function truthOf(club: TestClub, tableId: string): Promise<Map<number, GameEvent>> {
  const rows = await loadEvents(club.database.database.db, { tableId, afterSeq: 0, limit: 100_000 });
  // Only the server writes these rows.
  const payloads = rows.map(({ seq, event }) => [seq, event as { event: { type: string; event: GameEvent } }] as const);
  return new Map(payloads.flatMap(([seq, { event }]) => (event.type === "game" ? [[seq, event.event] as const] : [])));
}

/** The cards that somebody may know right after each event, told from the rules alone and not by the server's own views. */
function knownAfter(truth: Map<number, GameEvent>, seat: Seat | null): Map<number, ReadonlySet<Card>> {
  let known = new Set<Card>();
  return new Map(
    [...truth].map(([seq, event]) => {
      if (event.type === "dealt") known = new Set(seat === null ? [] : cardsIn(event.hands[seat]));
      const own = "discard" in event && "seat" in event && event.seat === seat ? cardsIn(event.discard) : [];
      known = new Set([...known, ...own, ...shown(event)]);
      return [seq, known];
    }),
  );
}

/** The cards that an event shows to everybody. */
function shown(event: GameEvent): Card[] {
  switch (event.type) {
    case "dealt":
    case "ordered":
    case "discarded":
      return [];
    default:
      return cardsIn(event);
  }
}

interface Frame {
  readonly result?: { readonly data?: { readonly id?: string } };
}

/** Cards in what somebody was sent that they could not know at that moment. */
function leaks(guest: Guest, known: Map<number, ReadonlySet<Card>>): string[] {
  return guest.frames.flatMap((text) => {
    if (!text.startsWith("{")) return [];
    // A frame of the protocol, made by tRPC.
    const frame = JSON.parse(text) as Frame;
    const seq = Number(frame.result?.data?.id ?? Number.NaN);
    const allowed = [...known].findLast(([at]) => at <= seq)?.[1] ?? new Set<Card>();
    return cardsIn(frame)
      .filter((card) => !allowed.has(card))
      .map((card) => `${card} in ${text.slice(0, 200)}`);
  });
}

describe("hidden cards", () => {
  test("no frame that anybody receives holds a card that they may not know", async () => {
    await using club = await startTestClub();
    using three = await seatThree(club, { poolTarget: 100 });
    const onlooker = await club.guest();
    using spectator = await new Player(onlooker, three.tableId).watch();
    const random = seededRandom(SEED);
    while ((spectator.table.pulya?.dealNumber ?? 0) <= DEALS) {
      const player = await three.onTurn();
      // Snapshots, and events after the fact, are asked for at every moment of a deal.
      const guest = random.pick([...three.guests, onlooker]);
      const missed = random.below(30);
      using _ = await new Player(guest, three.tableId).watch(
        missed === 0 ? null : String(Math.max(0, player.table.seq - missed)),
      );
      const { seq } = await player.act(modestMove(player.moves(), random));
      await Promise.all([...three.players, spectator].map((each) => each.until((table) => table.seq >= seq)));
    }
    const truth = await truthOf(club, three.tableId);
    expect([...truth.values()].filter((event) => event.type === "dealScored").length).toBeGreaterThanOrEqual(DEALS);
    for (const [index, guest] of three.guests.entries()) {
      // Chairs are numbered as seats are.
      expect(leaks(guest, knownAfter(truth, index as Seat))).toEqual([]);
      expect(guest.frames.length).toBeGreaterThan(DEALS * 10);
    }
    expect(leaks(onlooker, knownAfter(truth, null))).toEqual([]);
    // The check itself finds something where it must: through another's eyes one's own hand is a leak.
    expect(leaks(three.guests[0], knownAfter(truth, 1))).not.toEqual([]);
  });

  test("the seed of a deal is in the journal and in no frame", async () => {
    await using club = await startTestClub();
    using three = await seatThree(club);
    await three.onTurn();
    const rows = await loadEvents(club.database.database.db, { tableId: three.tableId, afterSeq: 0, limit: 100 });
    const [secret] = rows.flatMap(
      ({ event }) => /"serverSeed":"([0-9a-f]{64})"/.exec(JSON.stringify(event))?.[1] ?? [],
    );
    expect(secret).toHaveLength(64);
    for (const { frames } of three.guests) expect(frames.join("")).not.toContain(secret);
  });
});
