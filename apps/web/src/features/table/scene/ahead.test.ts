import { settingsOf, startPulya, suitOf, type Card } from "@trelyazh/preferans";
import { expect, test } from "vitest";
import { playOn, pulyaBeforeTheLead } from "../testing/led-table.ts";
import { ToldTable } from "../testing/told-table.ts";
import type { AheadWish } from "./ahead.ts";

const PASS: AheadWish = { type: "call", call: "pass" };
const LEADER = 1;
const SECOND = 2;
const THIRD = 0;
const beforeTheLead = pulyaBeforeTheLead();
const dealt = playOn(startPulya({ settings: settingsOf("sochi"), dealer: 0 }));

const card = (name: Card): AheadWish => ({ type: "playCard", card: name });
const chosen = ({ store }: ToldTable) => store.scene()?.ahead?.wish ?? null;

/** The viewer's cards; with a suit, those that follow it first. */
function held({ store }: ToldTable, suit?: string): readonly [Card, ...Card[]] {
  const { table, you } = store.scene() ?? {};
  const cards = (table?.pulya?.deal?.hands[you ?? 0] ?? []).filter((each): each is Card => each !== "??");
  const [first, ...rest] = cards.toSorted((a, b) => Number(suitOf(b) === suit) - Number(suitOf(a) === suit));
  if (first === undefined) throw new Error("no cards are held");
  return [first, ...rest];
}

function ledSuitAt({ pulya }: ToldTable): string | undefined {
  return pulya.deal?.phase === "play" ? pulya.deal.trick.cards[0]?.card[1] : undefined;
}

test("a card is chosen before the lead; another one takes its place, and the same once more takes it back", () => {
  const table = new ToldTable(SECOND, beforeTheLead);
  const [one, other] = held(table);
  table.store.chooseAhead(card(one));
  expect(chosen(table)).toEqual(card(one));
  table.store.chooseAhead(card(other ?? one));
  expect(chosen(table)).toEqual(card(other ?? one));
  table.store.chooseAhead(card(other ?? one));
  expect(chosen(table)).toBeNull();
});

test("what cannot be played is not chosen: a foreign card, one that does not follow the lead, any card on one's own turn", () => {
  const third = new ToldTable(THIRD, beforeTheLead);
  third.playOn();
  const cards = held(third, ledSuitAt(third));
  const [follows, last] = [cards[0], cards.at(-1)];
  const foreign = held(new ToldTable(SECOND, beforeTheLead))[0];
  for (const refused of [foreign, last ?? foreign]) {
    third.store.chooseAhead(card(refused));
    expect(chosen(third)).toBeNull();
  }
  third.store.chooseAhead(card(follows));
  expect(chosen(third)).toEqual(card(follows));

  const leader = new ToldTable(LEADER, beforeTheLead);
  leader.store.chooseAhead(card(held(leader)[0]));
  expect(chosen(leader)).toBeNull();
});

test("a choice is kept while the others play, up to one's turn, and is gone with the card", () => {
  const table = new ToldTable(THIRD, beforeTheLead);
  table.playOn();
  const follows = card(held(table, ledSuitAt(table))[0]);
  table.store.chooseAhead(follows);
  table.playToOwnTurn();
  expect(table.store.scene()?.legal.kind).toBe("play");
  expect(chosen(table)).toEqual(follows);
  table.tell({ type: "cardPlayed", seat: THIRD, by: THIRD, card: held(table, ledSuitAt(table))[0] });
  expect(chosen(table)).toBeNull();
});

test("a choice that a lead makes impossible is dropped at that lead, and does not come back", () => {
  const table = new ToldTable(THIRD, beforeTheLead);
  const led = playOn(beforeTheLead);
  const suit = led.deal?.phase === "play" ? led.deal.trick.cards[0]?.card[1] : undefined;
  table.store.chooseAhead(card(held(table, suit).at(-1) ?? "7s"));
  expect(chosen(table)).not.toBeNull();
  table.playOn();
  expect(chosen(table)).toBeNull();
  table.playToOwnTurn();
  expect(chosen(table)).toBeNull();
});

test("what a player may not have seen drops a choice: an offer, a proposal, a pause, a table sent anew", () => {
  const drops: readonly ((table: ToldTable) => void)[] = [
    (table) => table.tell({ type: "offered", seat: LEADER, taken: [2, 6, 2] }),
    (table) => table.sendWhole({ pause: { by: LEADER, since: 0, turnLeftMs: null } }),
    (table) => table.sendWhole(),
  ];
  for (const drop of drops) {
    const table = new ToldTable(SECOND, beforeTheLead);
    table.store.chooseAhead(card(held(table)[0]));
    expect(chosen(table)).not.toBeNull();
    drop(table);
    expect(chosen(table)).toBeNull();
  }
});

test("a pass is chosen before one is asked, holds whatever others bid, and not once one has passed", () => {
  const table = new ToldTable(SECOND, dealt);
  table.store.chooseAhead(PASS);
  expect(chosen(table)).toEqual(PASS);
  table.tell({ type: "called", seat: LEADER, call: "6s" });
  expect(chosen(table)).toEqual(PASS);
  expect(table.store.scene()?.legal.kind).toBe("call");
  table.tell({ type: "called", seat: SECOND, call: "pass" });
  expect(chosen(table)).toBeNull();
  table.store.chooseAhead(PASS);
  expect(chosen(table)).toBeNull();
});

test("a card is not chosen in an auction, nor a pass while cards are played, nor anything by whoever looks on", () => {
  const auction = new ToldTable(SECOND, dealt);
  auction.store.chooseAhead(card(held(auction)[0]));
  expect(chosen(auction)).toBeNull();
  const play = new ToldTable(SECOND, beforeTheLead);
  play.store.chooseAhead(PASS);
  expect(chosen(play)).toBeNull();
  const scene = play.store.scene();
  if (scene === null) throw new Error("no table");
  play.store.show({ ...scene, you: null });
  play.store.chooseAhead(card(held(new ToldTable(SECOND, beforeTheLead))[0]));
  expect(chosen(play)).toBeNull();
});
