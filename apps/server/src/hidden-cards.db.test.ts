import { settingsOf, type Card, type GameEvent, type Seat } from "@trelyazh/preferans";
import { loadEvents } from "@trelyazh/db";
import { TRPC_HTTP_PATH } from "@trelyazh/protocol";
import { seededRandom } from "@trelyazh/testkit";
import { describe, expect, test } from "vitest";
import { cardsIn, knownAfter } from "./simulation/truth/known-cards.ts";
import type { Guest } from "./testing/people/guest.ts";
import { modestMove, Player } from "./testing/people/player.ts";
import { seatPeople, type Seated } from "./testing/club/seat-people.ts";
import { seatThree } from "./testing/club/seat-three.ts";
import { startTestClub, type TestClub } from "./testing/club/start-test-club.ts";

const SEED = 5;

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

/** Opens a table's stream over HTTP, after that event if there is one. */
async function openOverHttp(
  { url }: TestClub,
  {
    cookie,
    ...watched
  }: { readonly cookie: string; readonly tableId: string; readonly lastEventId?: string | undefined },
  signal: AbortSignal,
) {
  const input = encodeURIComponent(JSON.stringify(watched));
  const headers = { cookie, accept: "text/event-stream" };
  return await fetch(`${url}${TRPC_HTTP_PATH}/table.events?input=${input}`, { headers, signal });
}

/** Reads a table over HTTP until it is closed; the body so far can be read at any time. */
async function streamOverHttp(club: TestClub, cookie: string, tableId: string) {
  const abort = new AbortController();
  const { signal } = abort;
  /** `ends` tells why it was asked for again. */
  const stream = { body: "", ends: [] as string[], [Symbol.dispose]: () => abort.abort() };
  const read = async (response: Response) => {
    const decoder = new TextDecoder();
    for await (const chunk of response.body ?? []) stream.body += decoder.decode(chunk, { stream: true });
  };
  const first = await openOverHttp(club, { cookie, tableId }, signal);
  const goOn = async () => {
    const lastEventId = serverEventsOf(stream.body).at(-1)?.seq.toString();
    await read(await openOverHttp(club, { cookie, tableId, lastEventId }, signal));
  };
  const follow = async () => {
    // The club cuts a stream that has been silent for long, as on a machine that stood still; it is asked for again until it comes.
    let reading = read(first);
    while (!signal.aborted) {
      stream.ends.push(await reading.then(() => "end", String));
      stream.body += "\n\n";
      reading = signal.aborted ? reading : goOn();
    }
  };
  void follow();
  return stream;
}

interface Onlooker {
  readonly guest: Guest;
  readonly random: ReturnType<typeof seededRandom>;
}

/** Plays so many deals, while everybody asks for all kinds of things all the time; returns how many events were read of the past. */
async function playDeals(party: Seated, deals: number, { guest: onlooker, random }: Onlooker): Promise<number> {
  const { tableId, players, guests } = party;
  const dealsBegun = () => players[0]?.table.pulya?.dealNumber ?? 0;
  let read = 0;
  while (dealsBegun() <= deals) {
    const player = await party.onTurn();
    // Snapshots, and events after the fact, are asked for at every moment of a deal.
    const guest = random.pick([...guests, onlooker]);
    const missed = random.below(30);
    using _ = await new Player(guest, tableId).watch(
      missed === 0 ? null : String(Math.max(0, player.table.seq - missed)),
    );
    const page = { tableId, before: player.table.seq + 2, count: 20 };
    read += (await guest.api.table.past.query(page)).events.length;
    const { seq } = await player.act(modestMove(player.moves(), random));
    await Promise.all(players.map((each) => each.until((table) => table.seq >= seq)));
  }
  return read;
}

const SOCHI = { preset: "sochi", poolTarget: 100 } as const;
const FOR_TWO = { settings: settingsOf("sochi", { players: 2, closeBy: { target: 100 } }) };
const FOR_FOUR = { settings: settingsOf("sochi", { players: 4, closeBy: { target: 100 } }) };

describe("hidden cards", () => {
  test.each([
    { people: 3, deals: 9, wish: SOCHI },
    { people: 2, deals: 3, wish: FOR_TWO },
    { people: 4, deals: 5, wish: FOR_FOUR },
  ])("no frame that any of $people, or a spectator, receives holds a card that they may not know", async (setup) => {
    const { people, deals, wish } = setup;
    await using club = await startTestClub();
    using party = await seatPeople(club, people, { ...wish, spectatorDelaySeconds: 1 });
    const [first] = party.guests;
    if (first === undefined) throw new Error("nobody sits there");
    const onlooker = await club.guest();
    using spectator = await new Player(onlooker, party.tableId).watch();
    using seatOverHttp = await streamOverHttp(club, first.cookie, party.tableId);
    using spectatorOverHttp = await streamOverHttp(club, onlooker.cookie, party.tableId);
    const read = await playDeals(party, deals, { guest: onlooker, random: seededRandom(SEED) });
    const last = party.players[0]?.table.seq ?? 0;
    await spectator.until((table) => table.seq >= last);
    expect(read).toBeGreaterThan(deals * 50);
    const truth = await truthOf(club, party.tableId);
    expect([...truth.values()].filter((event) => event.type === "dealScored").length).toBeGreaterThanOrEqual(deals);
    for (const [index, guest] of party.guests.entries()) {
      // Chairs are numbered as seats are.
      expect(leaks(framesOf(guest), knownByNumber(truth, index as Seat))).toEqual([]);
      expect(framesOf(guest).length).toBeGreaterThan(deals * 10);
    }
    expect(leaks(framesOf(onlooker), knownByNumber(truth, null))).toEqual([]);
    for (const [stream, seat] of [
      [seatOverHttp, 0],
      [spectatorOverHttp, null],
    ] as const) {
      const { body, ends } = stream;
      expect(serverEventsOf(body).length, `of a stream that ended with: ${ends.join()}`).toBeGreaterThan(deals * 10);
      expect(leaks(serverEventsOf(body), knownByNumber(truth, seat))).toEqual([]);
    }
    // The check itself finds something where it must: through another's eyes one's own hand is a leak.
    expect(leaks(framesOf(first), knownByNumber(truth, 1))).not.toEqual([]);
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
