import {
  actorOf,
  decide,
  evolve,
  legalMoves,
  startPulya,
  settingsOf,
  DECK,
  viewFor,
  type Pulya,
} from "@trelyazh/preferans";
import { expect, test } from "vitest";
import { playOn, pulyaBeforeTheLead, tableSeenBy } from "../testing/led-table.ts";
import { foresee } from "./foresight.ts";

const LEADER = 1;
const before = pulyaBeforeTheLead();

function cardsOf(pulya: Pulya) {
  const moves = legalMoves(pulya, actorOf(pulya) ?? 0);
  return moves.flatMap((move) => (move.type === "playCard" ? [move.card] : []));
}

test("every card that may be led is foreseen as the club will tell of it", () => {
  const table = tableSeenBy(LEADER, before);
  const cards = cardsOf(before);
  expect(cards).toHaveLength(10);
  for (const card of cards) {
    const decision = decide(before, { type: "playCard", seat: LEADER, card });
    if (!decision.ok) throw new Error(decision.code);
    const [played] = decision.events;
    if (played?.type !== "cardPlayed") throw new Error("no card was played");
    const told = { ...table, pulya: viewFor(evolve(before, played), LEADER) };
    expect(foresee(table, LEADER, { turnNumber: 7, wish: { type: "playCard", card } })).toEqual(told);
  }
});

test("the last card to a trick lies on the table, and the trick stays there until the club has told who took it", () => {
  const twoCards = playOn(playOn(before));
  const you = actorOf(twoCards);
  const [card] = cardsOf(twoCards);
  if (you === null || card === undefined) throw new Error("nobody is to play");
  const seen = foresee(tableSeenBy(you, twoCards), you, { turnNumber: 7, wish: { type: "playCard", card } });
  expect(seen.pulya?.deal).toMatchObject({ phase: "play", tricks: [], trick: { winner: null } });
  expect(seen.pulya?.deal?.phase === "play" && seen.pulya.deal.trick.cards).toHaveLength(3);
});

test("a card that may not be played is not foreseen, nor one for another turn, nor one of somebody who looks on", () => {
  const table = tableSeenBy(LEADER, before);
  const [card] = cardsOf(before);
  if (card === undefined) throw new Error("nobody is to play");
  const foreign = DECK.find((other) => !cardsOf(before).includes(other)) ?? card;
  expect(foresee(table, LEADER, { turnNumber: 7, wish: { type: "playCard", card: foreign } })).toBe(table);
  expect(foresee(table, LEADER, { turnNumber: 6, wish: { type: "playCard", card } })).toBe(table);
  expect(foresee(table, null, { turnNumber: 7, wish: { type: "playCard", card } })).toBe(table);
  expect(foresee(table, LEADER, null)).toBe(table);
});

test("what only the club knows is not foreseen: a call, or anything before the pulya", () => {
  const dealt = playOn(startPulya({ settings: settingsOf("sochi"), dealer: 0 }));
  const auction = tableSeenBy(LEADER, dealt);
  expect(foresee(auction, LEADER, { turnNumber: 7, wish: { type: "call", call: "pass" } })).toBe(auction);
  const waiting = { ...auction, pulya: null };
  expect(foresee(waiting, LEADER, { turnNumber: 7, wish: { type: "call", call: "pass" } })).toBe(waiting);
});
