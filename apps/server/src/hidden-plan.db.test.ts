import { randomUUID } from "node:crypto";
import type { Card, Move } from "@trelyazh/preferans";
import { expect, test } from "vitest";
import { refusalOf, type Guest } from "./testing/people/guest.ts";
import { Player } from "./testing/people/player.ts";
import { seatThree } from "./testing/club/seat-three.ts";
import { startTestClub } from "./testing/club/start-test-club.ts";

/** The same in every club. */
const TABLE_ID = "6f9619ff-8b86-4d01-b42d-00c04fc964ff";
const CARDS_PLAYED = 6;

/** The first to speak plays a misère. */
function boldMove(moves: readonly Move[]): Move {
  const call = (wanted: string) => moves.find((move) => move.type === "call" && move.call === wanted);
  const move = call("misere") ?? call("pass") ?? moves[0];
  if (move === undefined) throw new Error("nobody can move");
  return move;
}

/** Resolves once that guest has been told of a plan with that card; rejects if they may see none. */
function toldOf(card: Card, { api }: Guest): Promise<void> {
  return new Promise((resolve, reject) => {
    const subscription = api.table.plan.subscribe(
      { tableId: TABLE_ID },
      {
        onData: ({ steps }) => {
          if (!steps.some((step) => step.card === card)) return;
          subscription.unsubscribe();
          resolve();
        },
        onError: reject,
      },
    );
  });
}

/** One catcher marks a card of the other's, who is told. */
async function planACard(planner: Player, partner: Player): Promise<void> {
  const deal = partner.table.pulya?.deal;
  const card = deal?.phase === "play" ? deal.hands[partner.seat ?? 0]?.[0] : undefined;
  if (deal === undefined || deal === null || card === undefined || card === "??") throw new Error("no hand lies open");
  const told = toldOf(card, partner.guest);
  const change = { type: "mark", card, to: null } as const;
  const wish = { commandId: randomUUID(), tableId: TABLE_ID, deal: deal.number, change };
  await planner.guest.api.table.changePlan.mutate(wish);
  await told;
}

interface Frame {
  readonly id: number;
  readonly result?: { readonly data?: { readonly id?: string } };
}

/** What a guest was sent after that event, by the call that it answers. */
function framesAfter(start: number, frames: readonly string[]): Readonly<Record<string, string[]>> {
  const later = frames.flatMap((text) => {
    if (!text.startsWith("{")) return [];
    // A frame of the protocol, made by tRPC.
    const { id, result } = JSON.parse(text) as Frame;
    return Number(result?.data?.id ?? Number.POSITIVE_INFINITY) > start ? [{ id, text }] : [];
  });
  const calls = Object.entries(Object.groupBy(later, ({ id }) => id));
  return Object.fromEntries(calls.map(([id, sent = []]) => [id, sent.map(({ text }) => text)]));
}

/** The same text in every club: without times, and with people by their number. */
function plain(text: string, people: readonly Guest[]): string {
  const nameless = people.reduce((masked, { id }, index) => masked.replaceAll(id, `person ${index}`), text);
  return nameless.replaceAll(/\b1\d{12}\b/g, '"a time"');
}

/** What declarer and somebody who looks on are sent of a misère in which its catchers plan before each card, or do not. */
async function sentOutside({ isPlanned }: { readonly isPlanned: boolean }) {
  await using club = await startTestClub();
  // Names are drawn by chance, as deals are: nobody comes while cards are dealt.
  const onlooker = await club.guest();
  using three = await seatThree(club, { tableId: TABLE_ID, spectatorDelaySeconds: 1 });
  const declarer = await three.onTurn();
  const { seq: start } = declarer.table;
  using spectator = await new Player(onlooker, TABLE_ID).watch();
  const [left, right] = three.players.filter((player) => player !== declarer) as [Player, Player]; // of three
  const outside = [declarer.guest, onlooker];
  for (const { api } of outside)
    await new Promise((resolve) => api.table.presence.subscribe({ tableId: TABLE_ID }, { onData: resolve }));
  const refusals = new Set<string | undefined>();
  for (let played = 0; played < CARDS_PLAYED;) {
    const player = await three.onTurn();
    const deal = player.table.pulya?.deal;
    if (deal?.phase === "play" && deal.open.length > 0) {
      if (isPlanned) await planACard(...(played % 2 === 0 ? ([left, right] as const) : ([right, left] as const)));
      for (const guest of outside) refusals.add(await refusalOf(toldOf("7s", guest)));
      played += 1;
    }
    const { seq } = await player.act(boldMove(player.moves()));
    await Promise.all(three.players.map((each) => each.until((table) => table.seq >= seq)));
  }
  // Whoever looks on sees it later.
  await spectator.until((table) => table.seq >= declarer.table.seq);
  const people = [...three.guests, onlooker];
  const frames = outside.map((guest) =>
    framesAfter(
      start,
      guest.frames.map((text) => plain(text, people)),
    ),
  );
  return { frames, refusals };
}

test("what catchers plan together changes no byte of what declarer and those who look on are sent", async () => {
  const [planned, unplanned] = await Promise.all([sentOutside({ isPlanned: true }), sentOutside({ isPlanned: false })]);
  expect(planned.frames).toEqual(unplanned.frames);
  for (const frames of planned.frames) expect(Object.values(frames).flat().length).toBeGreaterThan(CARDS_PLAYED);
  expect([...planned.refusals]).toEqual(["NOT_A_CATCHER"]);
});
